/**
 * What the fields of inputs are called on the screen, for a refusal that only the server gives: whoever reads it learns where to look.
 * A test holds that everything people type has its name here.
 */
export const labels: Readonly<Record<string, string>> = {
  account: '账号',
  answer: '说明或答复',
  applicantName: '真实姓名',
  area: '所在地',
  bring: '请带',
  cardNumber: '医通卡号',
  checkCode: '核对码',
  code: '邀请码或验证码',
  contactName: '项目经办人',
  contactPhone: '经办人联系电话',
  current: '现在的号码',
  currentPassword: '现在的密码',
  department: '科室/专业',
  departmentId: '科室',
  departmentName: '科室',
  departmentNames: '科室',
  discipline2: 'II级学科',
  discipline3: 'III级学科',
  dutyWaivedFor: '不要求天天考勤的原因',
  supplementFor: '补充授分的原因',
  description: '图片说明',
  explanation: '解析',
  fileName: '文件名',
  institutionId: '所在单位',
  institutionName: '所在单位',
  institutionNames: '所在单位',
  lateReason: '晚交的原因',
  lecturerName: '教师姓名',
  lecturers: '主讲人',
  lessons: '上课时间',
  name: '姓名或名称',
  nationalId: '证件号码',
  newName: '姓名',
  newPassword: '新密码',
  note: '说明',
  otherNumber: '其它编号',
  password: '密码',
  phone: '联系电话',
  phoneCode: '手机号',
  placeName: '考勤地点',
  placeNames: '考勤地点',
  plannedAttendees: '计划人数',
  plannedEnd: '拟举办截止',
  platform: '授课平台',
  position: '职务',
  projectLead: '项目负责人',
  projectNumber: '项目编号',
  reason: '原因',
  remarks: '备注',
  search: '搜索',
  source: '依据',
  tag: '标签',
  tags: '标签',
  text: '文字',
  title: '名称',
  topic: '讲授题目',
  venue: '举办地点',
  venuePoint: '地图位置',
  why: '原因',
};

/** The names of refused fields, each once: of `courses.2.topic` that of `topic`. None for what nobody sees on a screen. */
export function fieldLabels(fields: readonly { field: string }[]): string[] {
  const named = fields.flatMap(
    ({ field }) =>
      labels[
        field
          .split('.')
          .reverse()
          .find((part) => !/^\d+$/.test(part)) ?? ''
      ] ?? [],
  );
  return [...new Set(named)];
}
