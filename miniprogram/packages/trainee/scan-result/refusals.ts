import { errorWords, type ErrorCode } from '../../../../contract/errors';
import type { ErrorOf } from '../../../../contract/index';

/** What helps after a refusal, as the button at the bottom does it. */
export type RefusalAction = 'done' | 'scan' | 'register' | 'correct' | 'transfer' | 'face';

interface Refusal {
  action: RefusalAction;
  icon: string;
  happened: string;
  steps: string[];
  /** The administrator's manual check-in is a way as well. */
  byHand?: true;
}

/** Every refusal of a scan, sent at once or late: what happened, and the steps that help. */
const refusals: Partial<Record<ErrorCode, Refusal>> = {
  codeExpired: {
    action: 'scan',
    icon: 'qrcode',
    happened: '会场的考勤码几秒钟就更换一次，您扫到的是以前的码。',
    steps: ['对准会场正在显示的考勤码', '不要扫照片、截屏或别人转发的码'],
  },
  codeInvalid: {
    action: 'scan',
    icon: 'qrcode',
    happened: '扫到的不是会场的考勤二维码。',
    steps: ['对准会场正在显示的考勤二维码', '不要扫海报或资料上的其他二维码'],
  },
  sessionClosed: {
    action: 'scan',
    icon: 'pause-circle',
    happened: '管理员暂停了考勤。',
    steps: ['向现场工作人员确认考勤是否开放', '开放后重新扫码'],
  },
  outsideBatch: {
    action: 'done',
    icon: 'calendar',
    happened: '考勤只在举办周期内有效，今天不在周期内。',
    steps: ['核对会议通知上的日期', '有疑问请联系现场工作人员'],
  },
  projectNotApproved: {
    action: 'done',
    icon: 'error-circle',
    happened: '这个项目没有通过审核，或已经结束、取消，不能举办考勤。',
    steps: ['请联系现场工作人员'],
  },
  capReached: {
    action: 'scan',
    icon: 'usergroup',
    happened: '本场考勤人数已到上限，您还没有计入。',
    steps: ['请现场工作人员调高考勤人数上限', '调高后重新扫码'],
  },
  notRegistered: {
    action: 'register',
    icon: 'user-add',
    happened: '注册为学员后，签到才能记在您名下。',
    steps: [
      '点「去注册」填写资料，约 2 分钟；10 分钟内提交，这次扫码自动记上',
      '换了微信的，请先用原来的微信签到：换绑要等单位审核，这次扫码可能来不及记上',
    ],
  },
  registrationReturned: {
    action: 'correct',
    icon: 'rollback',
    happened: '单位退回了您的注册资料，改好之前不能签到。',
    steps: ['按退回原因修改资料并重新提交', '然后重新扫码'],
  },
  registrationLeft: {
    action: 'transfer',
    icon: 'logout',
    happened: '原单位已登记您离职，这次没有记上。',
    steps: ['到了新单位：点「申请转单位」，提交后重新扫码，新单位通过后算数', '仍在原单位：请联系管理员恢复注册'],
  },
  notOfActivity: {
    action: 'done',
    icon: 'usergroup',
    happened: '这是其他单位自己的集体活动，只记那个单位的人员。',
    steps: ['核对扫的是不是本单位活动的码', '刚转到这个单位的，转单位办完后请管理员从人员里选入'],
  },
  faceRequired: {
    action: 'face',
    icon: 'user-checked',
    happened: '本场要核对人脸，您的扫码时间已经记下。',
    steps: ['点「去自拍」拍一张；第一次要先登记照片', '不想拍照的，打开「个人码」让现场工作人员补签，一样算数'],
    byHand: true,
  },
  outsidePlace: {
    action: 'scan',
    icon: 'location',
    happened: '本场只接受会场内的签到，您现在不在会场范围内。',
    steps: ['到会场后重新扫码', '已在会场的，打开「个人码」让现场工作人员补签，一样算数'],
    byHand: true,
  },
  placeUnknown: {
    action: 'scan',
    icon: 'location',
    happened: '本场要核对是否在会场，这次没有取到您的位置。',
    steps: [
      '打开手机定位，在右上角「…」的「设置」里允许使用位置',
      '改过主意的，在「个人信息保护说明」里同意核对位置',
      '然后重新扫码；不便定位的，打开「个人码」让现场工作人员补签，一样算数',
    ],
    byHand: true,
  },
  tooFrequent: {
    action: 'done',
    icon: 'time',
    happened: '短时间内扫了很多次。',
    steps: ['不需要反复扫码，请稍后再试'],
  },
  lateNotAccepted: {
    action: 'done',
    icon: 'cloud-upload',
    happened: '扫码没有及时送到服务器，本场不接受补传。',
    steps: ['网络恢复后重新扫码', '扫不上时请告诉现场工作人员'],
  },
} satisfies Record<ErrorOf<'attendance.checkIn' | 'attendance.checkInLate'>, Refusal>;

/** How a refusal is explained. Those that any call may give have the contract's two sentences. */
export function refusalOf(code: ErrorCode): Refusal {
  const { title, advice } = errorWords[code];
  return refusals[code] ?? { action: 'scan', icon: 'error-circle', happened: `${title}。`, steps: [advice] };
}
