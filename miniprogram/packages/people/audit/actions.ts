import { labelOf } from '../../../../domain/kernel/enumeration';
import { uploadedMaterials } from '../../../../domain/credit/materials';
import { documentKinds } from '../../../../domain/project/project';

/** What an entry of the audit log says was done: the words of each action and the icon of its area. */
export interface ActionWords {
  words: string;
  icon: string;
}

const person = (words: string): ActionWords => ({ words, icon: 'user' });
const account = (words: string): ActionWords => ({ words, icon: 'lock-on' });
const department = (words: string): ActionWords => ({ words, icon: 'institution' });
const entry = (words: string): ActionWords => ({ words, icon: 'folder-open' });
const project = (words: string): ActionWords => ({ words, icon: 'folder' });
const attendance = (words: string): ActionWords => ({ words, icon: 'qrcode' });
const grant = (words: string): ActionWords => ({ words, icon: 'certificate' });
const rule = (words: string): ActionWords => ({ words, icon: 'rollback' });
const materials = (words: string): ActionWords => ({ words, icon: 'upload' });

const actions: Readonly<Record<string, ActionWords>> = {
  'enrolment.called': project('拨打了报名人员的电话'),
  'examQuestion.added': project('向题库添加了题目'),
  'examQuestion.changed': project('修改了题库的题目'),
  'examQuestion.withdrawn': project('从题库移除了题目'),
  'examQuestion.imported': project('向题库导入了题目'),
  'exam.paperSaved': project('保存了试卷'),
  'exam.questionStruck': project('作废了一道考题'),
  'exam.questionTakenBack': project('恢复了一道作废的考题'),
  'exam.keyCorrected': project('更正了考题的答案'),
  'exam.identityVouched': project('确认了考试本人'),
  'exam.flagUpheld': project('把作答记为存疑'),
  'exam.flagCleared': project('判断作答没有问题'),
  'exam.limitsSaved': project('更改了作答提示界限'),
  'evaluation.formSaved': project('更改了评价表'),
  'administrator.added': account('添加了管理员'),
  'administrator.signedIn': account('登录'),
  'administrator.signedOut': account('退出登录'),
  'administrator.invited': account('邀请了管理员'),
  'administrator.invitationRevoked': account('撤回了邀请'),
  'administrator.joined': account('凭邀请加入'),
  'administrator.roleChanged': account('更改了管理员的权限'),
  'administrator.removed': account('移除了管理员'),
  'administrator.signInsEnded': account('结束了管理员的登录'),
  'institution.added': account('添加了单位和它的账号'),
  'institution.renamed': account('更改了单位名称'),
  'institution.contactChanged': account('更改了单位联系人'),
  'institution.suspended': account('停用了单位'),
  'institution.resumed': account('恢复了单位'),
  'institution.passwordChanged': account('修改了单位密码'),
  'institution.passwordReset': account('中心重设了单位密码'),
  'attendance.faceLooked': attendance('查看了等待核对的人脸照片'),
  'attendance.faceConfirmed': attendance('确认了人脸是本人'),
  'attendance.faceRejected': attendance('判断人脸不是本人'),
  'attendance.spotCheck': attendance('发起了抽查点名'),
  'groupActivity.begun': grant('新建了集体活动'),
  'groupActivity.changed': grant('修改了集体活动'),
  'groupActivity.filesChanged': grant('更改了集体活动的说明文件'),
  'groupActivity.gathering': grant('开始从人员名单加入参加人员'),
  'groupActivity.peopleAdded': grant('加入了集体活动的参加人员'),
  'groupActivity.peopleRemoved': grant('移除了集体活动的参加人员'),
  'groupActivity.scansTaken': grant('结束了集体活动的签到，写入名单'),
  'groupActivity.fileBegun': grant('上传了参加人员的文件'),
  'groupActivity.fileTaken': grant('导入了参加人员的文件'),
  'groupActivity.fileDropped': grant('放弃了参加人员的文件'),
  'groupActivity.submitted': grant('提交了集体活动'),
  'groupActivity.withdrawn': grant('撤回了集体活动'),
  'groupActivity.cancelled': grant('取消了集体活动'),
  'groupActivity.approved': grant('通过了集体活动'),
  'groupActivity.returned': grant('退回了集体活动'),
  'appeal.asked': attendance('学员提出了申诉'),
  'appeal.withdrawn': attendance('学员撤回了申诉'),
  'appeal.granted': attendance('同意了申诉'),
  'appeal.refused': attendance('没有同意申诉'),
  'reversal.asked': grant('申请撤销授分'),
  'reversal.confirmed': grant('确认了撤销授分'),
  'reversal.declined': grant('没有同意撤销授分'),
  'reversal.withdrawn': grant('撤回了撤销申请'),
  'reversal.finished': grant('整轮撤销完成'),
  'grant.lecturersGranted': grant('给主讲人授分'),
  'institution.trackChanged': account('更改了单位的条线'),
  'rule.added': rule('添加了一条学分规则'),
  'rule.confirmed': rule('确认了一条学分规则'),
  'catalogue.added': entry('加入了目录项目'),
  'catalogue.changed': entry('修改了目录项目'),
  'catalogue.withdrawn': entry('撤下了目录项目'),
  'catalogue.restored': entry('恢复了目录项目'),
  'catalogue.begun': entry('上传了目录，待核对'),
  'catalogue.refused': entry('上传的目录读不出来'),
  'catalogue.taken': entry('核对后决定导入目录'),
  'catalogue.dropped': entry('放弃了目录的导入'),
  'catalogue.forgotten': entry('目录的导入三天没有核对，已放弃'),
  'catalogue.imported': entry('目录导入完成'),
  'catalogue.badRowsExported': entry('导出了目录里有问题的行'),
  'registration.submitted': person('提交了注册'),
  'registration.corrected': person('修改并重新提交了注册'),
  'registration.withdrawn': person('把注册转到了其他单位'),
  'registration.approved': person('通过了学员注册'),
  'registration.returned': person('退回了学员注册'),
  'registration.released': person('重新注册或申请换绑，没有通过的注册作废'),
  'registration.phonePassed': person('手机号归了另一位微信用户，须再验证一个'),
  'registration.phoneChanged': person('更换了手机号，微信验证'),
  'registration.nationalIdCorrected': person('更正了证件号码'),
  'registration.nationalIdRevealed': person('查看了完整证件号码'),
  'correction.asked': person('申请更正资料'),
  'correction.withdrawn': person('撤回了更正申请'),
  'correction.lapsed': person('本人已不在本单位或撤销了通过，更正申请终止'),
  'person.proofSeen': person('查看了变更记录附的证明'),
  'correction.proofSeen': person('查看了更正申请附的证明'),
  'correction.approved': person('通过了更正申请'),
  'correction.returned': person('退回了更正申请'),
  'correction.made': person('更正了学员资料'),
  'rebinding.requested': person('申请换绑微信'),
  'rebinding.approved': person('通过了换绑申请'),
  'rebinding.returned': person('退回了换绑申请'),
  'registration.left': person('登记了学员离职'),
  'registration.takenBack': person('恢复了学员注册'),
  'registration.approvalWithdrawn': person('撤销了学员的审核通过'),
  'transfer.asked': person('申请转单位'),
  'transfer.agreed': person('同意了学员调出'),
  'transfer.objected': person('对学员调出提出异议'),
  'transfer.disputed': person('请中心裁决调动异议'),
  'transfer.allowed': person('中心同意了调动'),
  'transfer.upheld': person('中心不同意调动'),
  'transfer.approved': person('通过了学员转入'),
  'transfer.returned': person('退回了转单位申请'),
  'transfer.withdrawn': person('撤回了转单位申请'),
  'transfer.agreedByLeaving': person('登记离职，视为同意调动'),
  'transfer.daysBegunAnew': person('恢复注册，调动重新等答复'),
  'transfer.lapsed': person('撤销审核通过，调动终止'),
  'department.added': department('添加了科室'),
  'department.renamed': department('修改了科室名称'),
  'department.removed': department('删除了科室'),
  'department.merged': department('把科室并入了另一个'),
  'department.arranged': department('调整了科室的顺序'),
  'directoryRequest.added': department('加入了学员找不到的单位或科室'),
  'directoryRequest.matched': department('把学员要的单位或科室指向了已有的'),
  'directoryRequest.refused': department('没有加入学员要的单位或科室'),
  'roster.begun': person('选了花名册的文件'),
  'roster.refused': person('花名册的文件读不出名单'),
  'roster.taken': person('决定导入花名册'),
  'roster.imported': person('导入了花名册'),
  'roster.dropped': person('放弃了花名册的导入'),
  'roster.forgotten': person('花名册的导入三天没有决定，已自动放弃'),
  'roster.cleared': person('删除了花名册'),
  'roster.exported': person('导出了花名册的名单'),
  'roster.badRowsExported': person('导出了花名册里有问题的行'),
  'meetingRoster.begun': project('选了应到名单的文件'),
  'meetingRoster.refused': project('应到名单的文件读不出名单'),
  'meetingRoster.taken': project('决定导入应到名单'),
  'meetingRoster.imported': project('导入了应到名单'),
  'meetingRoster.dropped': project('放弃了应到名单的导入'),
  'meetingRoster.forgotten': project('应到名单的导入三天没有决定，已自动放弃'),
  'meetingRoster.cleared': project('清空了应到名单'),
  'meetingRoster.badRowsExported': project('导出了应到名单里有问题的行'),
  'expected.called': project('拨打了应到人员的电话'),
  'project.created': project('新建了项目'),
  'project.documentSaved': project('上传了项目盖章材料'),
  'project.submitted': project('提交了项目'),
  'project.withdrawn': project('撤回了申报'),
  'project.cancelled': project('取消了项目'),
  'project.closed': project('结束了项目'),
  'change.begun': project('开始填变更申请'),
  'change.documentSaved': project('上传了变更的盖章材料'),
  'change.submitted': project('提交了变更申请'),
  'change.withdrawn': project('撤回了变更申请'),
  'change.dropped': project('放弃了变更申请'),
  'change.approved': project('中心批准了变更'),
  'change.returned': project('中心退回了变更申请'),
  'project.corrected': project('更正了已通过的项目'),
  'project.removed': project('删除了项目草稿'),
  'project.approved': project('中心审核通过了项目'),
  'project.returned': project('中心退回了项目'),
  'project.paperReceived': project('中心收到了纸质原件'),
  'project.paperMissing': project('中心更正：还没有收到纸质原件'),
  'attendance.sessionAdded': attendance('添加了考勤场次'),
  'attendance.opened': attendance('开放了考勤'),
  'attendance.closed': attendance('暂停了考勤'),
  'attendance.settingsChanged': attendance('修改了考勤设置'),
  'attendance.manual': attendance('补签了学员'),
  'attendance.removed': attendance('撤下了签到'),
  'attendance.restored': attendance('恢复了撤下的签到'),
  'attendance.verified': attendance('把存疑签到标为核实无误'),
  'attendance.lateConfirmed': attendance('确认了补传的签到'),
  'display.paired': attendance('配对了一台大屏'),
  'display.ended': attendance('结束了一台大屏'),
  'signInSheet.made': attendance('打印了签到表'),
  'report.exported': attendance('导出了考勤明细'),
  'analysis.made': grant('做了考勤分析'),
  'exclusion.set': grant('取消了一位学员的「有效」'),
  'exclusion.admitted': grant('写明理由，照常给一位学员授分'),
  'exclusion.withdrawn': grant('撤回了对一位学员的决定'),
  'grant.started': grant('开始授分'),
  'grant.finished': grant('授分完成'),
  'grant.stopped': grant('停止了授分'),
  'grant.endedWithoutCredit': grant('本期结束，无人获得学分'),
  'files.adopted': materials('收存了以前上传的文件'),
  'materials.fileAdded': materials('添加了会议资料'),
  'materials.fileRemoved': materials('删除了会议资料'),
  'materials.made': materials('系统生成了会议资料'),
  'materials.summarised': materials('修改了执行情况汇报的小结'),
  'materials.submitted': materials('提交了会议资料'),
  'materials.approved': materials('中心审核通过了会议资料，学分生效'),
  'materials.returned': materials('中心退回了会议资料'),
};

/** The words of an action; undefined for one that this version does not know. */
export const actionWords = (action: string): ActionWords | undefined => own(actions, action);

const subjects: Readonly<Record<string, string>> = {
  administrator: '管理员',
  account: '单位账号',
  person: '学员',
  department: '科室',
  project: '项目',
  attendanceSession: '考勤',
  batch: '举办周期',
  analysis: '考勤分析',
  round: '授分',
  roster: '名单',
  institution: '单位',
};

/** Subjects that end in the kind of a file, and the words of that kind. */
const fileWords: Readonly<Record<string, (kind: string) => string>> = {
  document: (kind) => labelOf(documentKinds, kind),
  material: (kind) => labelOf(uploadedMaterials, kind),
};

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;

/**
 * What an entry is about: `学员 张三` by its name, `学员 …9ab31c` where there is none to show, so that entries about the same
 * one can be told from others; `现场照片 临床检验新进展` for a file. Unknown kinds stay as written.
 */
export function subjectWords(subject: string, name?: string): string {
  const [kind = '', ...ids] = subject.split(':');
  const wordsOfFile = own(fileWords, kind);
  const label = wordsOfFile ? wordsOfFile(ids.pop() ?? '') : own(subjects, kind);
  const id = ids.join(':');
  if (label === undefined || id === '') return subject;
  return `${label} ${name ?? (id.length > 8 ? `…${id.slice(-6)}` : id)}`;
}
