/**
 * What the app takes of its users through WeChat, API by API. `npm run privacy` prints from here what the console's 用户隐私保护指引 has to
 * say; a test fails when the app uses an API that is not here. The sheet that asks on the phone says the same.
 */
export interface PrivacyUse {
  /** In a word, as the sheet asks: 要用到您的手机号. */
  what: string;
  /** As the console names it. */
  dataTypes: readonly string[];
  /** What for, as the sheet and the guide say it; the console takes up to some dozens of characters. */
  purpose: string;
  /** Where it is asked for, in words that can be found on the screen. */
  askedAt: string;
  /** What somebody can do who does not agree, or whose WeChat refuses it. */
  instead: string;
}

export const privacyUses = {
  'button.getPhoneNumber': {
    what: '手机号',
    dataTypes: ['手机号'],
    purpose: '在注册、换绑、登录和更换手机号时核对本人',
    askedAt: '点「微信授权手机号」「验证手机号并登录」等按钮时',
    instead: '开通了短信验证码的，可以改用短信验证码；没有开通的，请联系技术支持。',
  },
  chooseMedia: {
    what: '照片',
    dataTypes: ['选中的照片或视频信息', '摄像头'],
    purpose: '上传您选中的材料和现场照片；经您单独同意后登记本人照片、签到自拍',
    askedAt: '点上传照片的按钮时；人脸另在「登记照片」页单独征求同意',
    instead: '材料可以改选聊天里的 PDF；要核对人脸的场次，可以请工作人员补签。',
  },
  chooseMessageFile: {
    what: '文件',
    dataTypes: ['选中的文件'],
    purpose: '上传您从聊天里选中的 PDF 材料、花名册和题库表格',
    askedAt: '点「从微信聊天选择」或上传表格的按钮时',
    instead: '材料可以改为拍照或从相册选择；表格里的内容也可以在页面上逐条填写。',
  },
  getLocation: {
    what: '位置',
    dataTypes: ['位置信息'],
    purpose: '扫码签到时核对是否在会场，只记远近，不保存坐标',
    askedAt: '要核对会场的场次里第一次扫码时，另有一页单独征求同意',
    instead: '不给位置也能签到，记录标注「没有位置」；不接受这种记录的场次，请工作人员补签。',
  },
  chooseLocation: {
    what: '位置',
    dataTypes: ['位置信息'],
    purpose: '管理员在地图上选定会场',
    askedAt: '管理员点「在地图上选择」时',
    instead: '不核对位置也能开考勤。',
  },
  saveImageToPhotosAlbum: {
    what: '相册',
    dataTypes: ['相册（仅写入）权限'],
    purpose: '把会议海报保存到您的相册',
    askedAt: '点「保存到相册」时',
    instead: '可以截屏，或直接转发会议通知。',
  },
  addPhoneCalendar: {
    what: '日历',
    dataTypes: ['日历（仅写入）权限'],
    purpose: '把会议加进您手机的日历',
    askedAt: '点「加入日历」时',
    instead: '可以自己记下日期；关注或报名以后，开班前会收到提醒。',
  },
  setClipboardData: {
    what: '剪切板',
    dataTypes: ['剪切板'],
    purpose: '复制您点选的地址、邀请码或核对用的编号',
    askedAt: '点「复制」或会议地点时',
    instead: '可以照着屏幕上的内容抄下来或截屏。',
  },
} as const satisfies Readonly<Record<string, PrivacyUse>>;

/** What is said of an API; undefined for one that this version has no words for. */
export const privacyUseOf = (api: string): PrivacyUse | undefined => {
  const uses: Readonly<Record<string, PrivacyUse>> = privacyUses;
  return Object.prototype.hasOwnProperty.call(uses, api) ? uses[api] : undefined;
};
