import type { SomeErrorWords } from './error-codes';

/** The words of what may stand against a manual check-in, a ruling, an appeal: evidence that an administrator makes or judges. */
export const evidenceErrors = {
  attendeeReturned: { title: '这个人的注册已被退回', advice: '请本人先修改资料并重新提交，再补签。' },
  attendeeLeft: { title: '这个人已登记离职', advice: '请本人先申请转到新单位；提交后就可以补签，新单位通过后算数。' },
  slotsChanged: { title: '时段有变动', advice: '请返回重新打开这个人的时段，再补签。' },
  slotNotBegun: { title: '时段还没有开始', advice: '开始以后才能补签，请只选已经开始的时段。' },
  seatsFull: { title: '名额已满', advice: '请先在考勤二维码的「设置」里调高人数上限，再试一次。' },
  recordRemoved: { title: '这条签到已经撤下', advice: '请先恢复这条签到，再标为核实无误。' },
  personalCodeInvalid: { title: '不是学员的个人码', advice: '请让本人在「学员」页打开「个人码」，再扫一次。' },
  personalCodeExpired: {
    title: '个人码已过期',
    advice: '个人码 2 分钟有效，请让本人重新打开后再扫，不要扫照片或截屏。',
  },
  filesMadeTooOften: { title: '今天生成的表太多', advice: '请明天再生成，或请同事生成。' },
  lookedUpTooOften: { title: '今天查找外单位人员太多', advice: '请让本人打开「个人码」扫一扫，或明天再查。' },
  appealOver: {
    title: '申诉的时间已过',
    advice: '考勤在本期结束后 3 天内申诉，授分结果和撤销在告知后 15 天内申诉。有疑问请联系举办单位。',
  },
  appealOpen: { title: '已有一份申诉待答复', advice: '同一天只能有一份申诉。要改内容，请先撤回它再提交。' },
  appealTooOften: { title: '这件事申诉过 3 次了', advice: '不能再申诉，请直接联系举办单位说明。' },
  appealAnswered: { title: '这份申诉已经有结果', advice: '可能已由同事答复，或本人已撤回。请刷新后查看。' },
  ownRecord: { title: '不能核实自己的签到', advice: '请由本单位的其他管理员核实或恢复。' },
  ownAppeal: { title: '不能答复自己的申诉', advice: '请由本单位的其他管理员答复。' },
  nothingToAppeal: { title: '没有可以申诉的内容', advice: '时段可能已经计入，或有补传待确认。请返回刷新后查看。' },
  noSessionOfDay: {
    title: '这一天没有场次',
    advice: '签到要记在一个场次上。请先在「考勤」里添加这一期的场次，再同意。',
  },
  spotCheckRunning: { title: '已有一次点名', advice: '请等这一次结束再发起，可能是同事刚发起的。' },
  spotCheckWithoutCode: { title: '本场现在没有码', advice: '请先打开本场的考勤二维码再点名：没有码，大家扫不了。' },
  tooManySpotChecks: { title: '点名次数太多', advice: '一天最多 6 次，一期的时段和点名合计最多 40 个。' },
} satisfies SomeErrorWords;
