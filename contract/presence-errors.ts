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
  faceRequired: { title: '本场需要人脸核对', advice: '不便核对人脸时，请告诉现场工作人员。' },
} satisfies SomeErrorWords;
