import type { SomeErrorWords } from './error-codes';

/** The words of what may stand against an evaluation or an exam: in its form, its bank and paper, or for whoever takes it. */
export const examErrors = {
  evaluationNotOpen: { title: '评价还没有开放', advice: '第一节课结束后开放，请那时再来。' },
  evaluationClosed: { title: '评价已截止', advice: '评价在培训结束后 7 天内填写，现在不能再提交。' },
  evaluationNotAttended: {
    title: '您在这期培训里没有有效的签到',
    advice: '有有效签到的学员才能评价；签到有误请联系主办单位。',
  },
  evaluationAnswered: { title: '您已经评价过了', advice: '每期评价一次，提交后不能再改。' },
  evaluationIncomplete: { title: '还有题目没有填', advice: '请把标出的题目填完再提交。' },
  questionInvalid: {
    title: '题目还不能保存',
    advice: '请写明问题和至少两个选项，并标出正确答案；多选题至少两个正确答案。',
  },
  paperInvalid: {
    title: '试卷还不能保存',
    advice: '请检查题数、及格分和开放时间：每个标签的题要够，及格分不超过总分。',
  },
  bankTooLarge: { title: '题库里的题太多', advice: '一份试卷最多从 300 道题里抽，请用标签缩小范围。' },
  passPointsFixed: { title: '已有人开考，及格分不能再改', advice: '其他设置可以改，只影响之后开始的答卷。' },
  correctionInvalid: {
    title: '这个答案不能用',
    advice: '单选、判断题选一个正确答案，多选题至少两个；请重新选择。',
  },
  correctionChangesNothing: { title: '和现在的一样', advice: '这道题已经是这样评分的，不用再改。' },
  examNotOpen: { title: '考试还没有开放', advice: '请在开放时间内再来。' },
  examClosed: { title: '考试已截止', advice: '现在不能再开始；有疑问请联系主办单位。' },
  examNotAttended: {
    title: '您在这期培训里没有有效的签到',
    advice: '有有效签到的学员才能考试；签到有误请联系主办单位。',
  },
  examPassed: { title: '您已经通过这次考试', advice: '不用再考，成绩已记下。' },
  noAttemptsLeft: { title: '考试次数已用完', advice: '不能再考；有疑问请联系主办单位。' },
  attemptOver: { title: '这次考试已经结束', advice: '到时间的答案已自动交卷，请回到考试页看成绩。' },
  reviewNotOpen: { title: '现在还不能看答案', advice: '请在主办单位设定的时间后再看。' },
  examIdentityNeeded: {
    title: '开考前要核对本人',
    advice: '请先拍一张自拍核对；不愿意或核对不上，请打开个人码，请现场监考人扫一下。',
  },
  ownIdentity: { title: '不能为自己确认', advice: '请由本单位另一位管理员扫您的个人码确认。' },
  pictureTooBig: {
    title: '图片太大',
    advice: '题目的图片不超过 1 MB：考试时很多人同时打开。请裁剪一下，或选图时不勾「原图」再试。',
  },
  pictureRejected: { title: '图片未通过内容安全检查', advice: '请换一张图片；题目的文字不会丢失。' },
} satisfies SomeErrorWords;
