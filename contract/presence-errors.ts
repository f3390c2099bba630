import type { SomeErrorWords } from './error-codes';

/** What a scan is told where its session looks at places or faces. There is always the way by hand, and the words name it. */
export const presenceErrors = {
  outsidePlace: {
    title: '不在会场范围内',
    advice: '本场只接受会场内签到，请到会场后重新扫码；已在会场的，请打开「个人码」让现场工作人员补签。',
  },
  placeUnknown: {
    title: '没有取到位置',
    advice: '本场要核对是否在会场。请允许使用位置后重新扫码；不便定位的，请打开「个人码」让现场工作人员补签。',
  },
  faceRequired: {
    title: '还差一张自拍',
    advice: '本场要核对人脸，请在 3 分钟内拍一张自拍；不便的，请打开「个人码」让现场工作人员补签。',
  },
  facePhotoUnfit: {
    title: '照片用不了',
    advice: '请正对镜头、光线均匀、拿稳手机再拍一张；不便的，请打开「个人码」让现场工作人员补签。',
  },
  faceDiffers: {
    title: '没有通过人脸核对',
    advice: '照片与登记照不像。请本人正对镜头再拍一次，或打开「个人码」让现场工作人员补签。',
  },
  faceNotEnrolled: {
    title: '还没有登记人脸照片',
    advice: '请先登记一张本人照片，再核对；不登记的，由现场工作人员补签。',
  },
  faceTicketOver: { title: '这次扫码已经过时', advice: '自拍要在扫码后 3 分钟内完成，请重新扫会场的码。' },
  faceTooOften: { title: '拍得太多次了', advice: '请重新扫会场的码再试，或打开「个人码」让现场工作人员补签。' },
  faceDecided: { title: '这张照片已经核对过', advice: '可能是同事已经核对，或本人撤回了同意，请看下一位。' },
} satisfies SomeErrorWords;
