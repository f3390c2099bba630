import type { errorCodes } from './error-codes';

/** The words of what is refused to whoever wants to come to a meeting, or is expected there. */
export const meetingErrors = {
  enrolmentClosed: { title: '这一期不接受报名', advice: '报名可能没有开放或已经截止；仍想参加请联系举办单位。' },
  enrolmentFull: { title: '名额已满', advice: '您可以先关注这次会议，有人取消后再来报名；急着参加请联系举办单位。' },
  enrolledFollows: { title: '您已报名这次会议', advice: '报名的人都会收到变动提醒；不想再收到，请先取消报名。' },
  phoneNotOnRecord: {
    title: '不是您登记的手机号',
    advice: '请填写注册时验证过的手机号；已经换号，请先在「我的资料」里更新。',
  },
  mayNotCall: { title: '不能拨打', advice: '对方没有同意接听电话，或已经换了号码。请通过其所在单位联系。' },
} as const satisfies Partial<Record<(typeof errorCodes)[number], { title: string; advice: string }>>;
