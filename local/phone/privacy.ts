/**
 * What WeChat holds to be personal data: the APIs that take it, and as which data types the console declares it (用户隐私保护指引). A key is
 * the name that WeChat itself gives to `onNeedPrivacyAuthorization` (`referrer`). More than the phone provides stands here, so that
 * whoever uses another one is told. Read in WeChat's documents, not tried with an account.
 */
export const PRIVACY_APIS: Readonly<Record<string, readonly string[]>> = {
  'button.getPhoneNumber': ['手机号'],
  'button.getRealtimePhoneNumber': ['手机号'],
  'button.chooseAvatar': ['昵称、头像'],
  'button.getUserInfo': ['昵称、头像'],
  'input.nickname': ['昵称、头像'],
  addPhoneCalendar: ['日历（仅写入）权限'],
  addPhoneContact: ['通讯录（仅写入）权限'],
  addPhoneRepeatCalendar: ['日历（仅写入）权限'],
  chooseAddress: ['通讯地址'],
  chooseImage: ['选中的照片或视频信息'],
  chooseInvoice: ['发票信息'],
  chooseInvoiceTitle: ['发票信息'],
  chooseLicensePlate: ['车牌号'],
  chooseLocation: ['位置信息'],
  chooseMedia: ['选中的照片或视频信息'],
  chooseMessageFile: ['选中的文件'],
  choosePoi: ['位置信息'],
  chooseVideo: ['选中的照片或视频信息'],
  createCameraContext: ['摄像头'],
  createVKSession: ['摄像头'],
  getClipboardData: ['剪切板'],
  getFuzzyLocation: ['位置信息'],
  getLocation: ['位置信息'],
  getRecorderManager: ['麦克风'],
  getUserInfo: ['昵称、头像'],
  getUserProfile: ['昵称、头像'],
  getWeRunData: ['微信运动步数'],
  joinVoIPChat: ['麦克风'],
  onLocationChange: ['位置信息'],
  openBluetoothAdapter: ['蓝牙'],
  saveImageToPhotosAlbum: ['相册（仅写入）权限'],
  saveVideoToPhotosAlbum: ['相册（仅写入）权限'],
  setClipboardData: ['剪切板'],
  startAccelerometer: ['加速传感器'],
  startCompass: ['磁场传感器'],
  startDeviceMotionListening: ['方向传感器'],
  startGyroscope: ['陀螺仪传感器'],
  startLocationUpdate: ['位置信息'],
  startLocationUpdateBackground: ['位置信息'],
  startRecord: ['麦克风'],
};

/** WeChat's number of a failure (`errno`), and what it says then. */
export const PRIVACY_FAILURES = {
  /** The data type is not declared at the console. */
  undeclared: { errno: 112, reason: 'api scope is not declared in the privacy agreement' },
  /** The owner of the phone has not agreed to the guide. */
  refused: { errno: 104, reason: 'privacy permission is not authorized' },
  /** Phone numbers alone: the account has used up what it has paid for. */
  quota: { errno: 1400001, reason: 'jsapi has no permission,  phone number quota is used up' },
} as const;
export type PrivacyFailure = keyof typeof PRIVACY_FAILURES;

/** How a phone that is opened for a trial answers: whether its owner has agreed before, and which APIs fail how. */
export interface PrivacyAnswers {
  agreed: boolean;
  fails: Readonly<Record<string, PrivacyFailure>>;
}

const isFailure = (word: string): word is PrivacyFailure => Object.hasOwn(PRIVACY_FAILURES, word);

/**
 * `agreed,chooseMedia:undeclared,button.getPhoneNumber:quota`, as it stands in the address of a phone.
 * @throws naming a word that is none of these: a trial that tries nothing would prove nothing
 */
export function privacyAnswersIn(text: string): PrivacyAnswers {
  const fails: Record<string, PrivacyFailure> = {};
  let agreed = false;
  for (const part of text.split(',').filter((one) => one !== '')) {
    const [name = '', failure] = part.split(':');
    if (part === 'agreed') agreed = true;
    else if (Object.hasOwn(PRIVACY_APIS, name) && failure !== undefined && isFailure(failure)) fails[name] = failure;
    else throw new Error(`privacy=${part}: it is agreed, or <api>:${Object.keys(PRIVACY_FAILURES).join('|')}`);
  }
  return { agreed, fails };
}
