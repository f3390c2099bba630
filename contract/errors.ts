import { activityErrors } from './activity-errors';
import { errorCodes, type ErrorCode, type ErrorWords } from './error-codes';
import { meetingErrors } from './meeting-errors';
import { evidenceErrors } from './evidence-errors';
import { examErrors } from './exam-errors';
import { peopleErrors } from './people-errors';
import { phoneErrors } from './phone-errors';
import { presenceErrors } from './presence-errors';

export { errorCodes, type ErrorCode, type ErrorWords };

/** 您 for trainees; administrators and the centre read the same words. */
export const errorWords: Record<ErrorCode, ErrorWords> = {
  ...meetingErrors,
  ...activityErrors,
  ...phoneErrors,
  unknownCall: { title: '这个版本太旧了', advice: '请关闭小程序后重新打开，更新到最新版本。' },
  invalidInput: { title: '填写的内容有误', advice: '请检查填写的内容后再提交。' },
  notSignedIn: { title: '还没有登录', advice: '请先登录再操作。' },
  forbidden: { title: '没有权限', advice: '这项操作不属于您的单位或身份，请换用有权限的账号。' },
  notFound: { title: '没有找到', advice: '内容可能已被删除或不属于您的单位，请返回列表刷新。' },
  conflict: { title: '有人同时在操作', advice: '请稍等几秒再试一次，已填内容不会丢失。' },
  contentRejected: { title: '文字未通过内容安全检查', advice: '请修改后重新提交。' },
  internal: { title: '系统出了点问题', advice: '请稍后再试；多次出现请拨打技术支持电话，并报上错误编号。' },
  keysUnfit: {
    title: '系统密钥不符，已暂停服务',
    advice: '已登记的数据没有丢失，也没有改动。请拨打技术支持电话，并报上错误编号；恢复后再操作。',
  },
  askedTooOften: {
    title: '已经提交过几次',
    advice: '请等前面的处理完，或明天再提交；急着参会请拨打技术支持电话。',
  },
  accountTaken: { title: '这个账号已经有单位在用', advice: '请换一个账号再添加。' },
  wrongAccountOrPassword: { title: '账号或密码不对', advice: '请核对单位账号和密码；忘记密码请联系中心重设。' },
  wrongCurrentPassword: { title: '现在的密码不对', advice: '请重新填写现在的密码，区分大小写；忘记了请联系中心重设。' },
  tooManyAttempts: { title: '输错次数太多', advice: '为保护账号，暂时不能再输入。' },
  institutionRoleLacks: {
    title: '您的权限不包括这一步',
    advice: '请本单位有全部权限的管理员操作，或请他们调整您的权限。',
  },
  ownRights: { title: '不能更改自己的权限', advice: '请由另一位有全部权限的管理员更改，这样始终有人管理本单位。' },
  tooManyInvitations: { title: '未使用的邀请太多', advice: '请先撤回不用的邀请，再邀请新的同事。' },
  smsOff: { title: '短信验证码没有开通', advice: '请用微信的「验证手机号」按钮；需要短信方式请联系技术支持。' },
  smsFailed: { title: '短信没有发出去', advice: '请核对手机号后再试一次，或改用微信的「验证手机号」按钮。' },
  smsCodeWrong: {
    title: '短信验证码不对',
    advice: '请填写最新一条短信里的 6 位数字；5 分钟内有效，只能用一次，可以重新获取。',
  },
  joinByInvitation: {
    title: '新同事要用邀请码加入',
    advice: '请有全部权限的管理员在「单位账号」里邀请您，再用邀请码登录。',
  },
  alreadyColleague: {
    title: '这个手机号已经是管理员',
    advice: '不用再邀请，请用单位账号登录；要调整权限请在名单里更改。',
  },
  invitationInvalid: { title: '邀请码不对', advice: '请逐位核对邀请码；邀请可能已被撤回，请向邀请您的人确认。' },
  invitationUsed: {
    title: '邀请码已经用过',
    advice: '一个邀请码只能用一次。已经加入的请直接登录；不是您用的，请告诉邀请您的人。',
  },
  invitationExpired: { title: '邀请码已过期', advice: '邀请 7 天内有效，请邀请您的人重新邀请。' },
  institutionSuspended: {
    title: '这个单位已被中心停用',
    advice: '资料、签到记录和学分都还在，恢复后照常使用。请联系中心，或拨打技术支持电话。',
  },
  institutionExists: {
    title: '已经有同名的单位',
    advice: '请先在列表里搜索；确实是另一个单位，请在名称里写明地区或院区。',
  },
  phoneCodeInvalid: { title: '手机号授权已失效', advice: '请重新点击按钮授权手机号。' },
  phoneMismatch: { title: '手机号与所选姓名不符', advice: '请用登记时的手机号，或选择自己的姓名。' },
  alreadyRegistered: { title: '您已经注册过', advice: '请返回学员首页查看注册状态。' },
  nationalIdTaken: {
    title: '这个证件号码已注册',
    advice: '一人只能绑定一个微信。是您本人换了微信，请申请换绑，由单位审核。',
  },
  nationalIdFixed: {
    title: '证件号码和原来的不一样',
    advice: '这份注册已有签到记录，证件号码不能自己改。填错了，请带证件找本单位管理员更正，签到记录不会丢。',
  },
  nationalIdHeld: {
    title: '这个证件号码已有人通过审核',
    advice: '一个证件号码只能有一份通过的注册。请核对本人证件：号码填错了就更正，不是本人就退回并写明原因。',
  },
  nationalIdContested: {
    title: '还有注册用了同一个证件号码',
    advice: '请刷新页面，逐份看过，核对本人证件后再决定通过哪一份。',
  },
  phoneTaken: {
    title: '这个手机号刚被另一个微信使用',
    advice: '请确认号码在您手上，再点按钮授权一次；不在您手上请换用本人手机号。',
  },
  rebindingNotMatched: {
    title: '没有找到相符的注册',
    advice: '请填写原来注册时的姓名和证件号码；原注册须已审核通过。仍找不到请联系本单位管理员。',
  },
  rebindingOpen: {
    title: '已有换绑申请在等待审核',
    advice: '不用再次申请，请联系本单位管理员审核。',
  },
  rebindingContested: {
    title: '另一个微信已在申请换绑',
    advice: '您的注册正被另一个微信申请。不是您本人申请的，请告诉本单位管理员先退回那一个，再由您申请。',
  },
  rebindingTooOften: {
    title: '申请换绑的次数太多',
    advice: '请先联系本单位管理员核对本人，最迟 24 小时后可以再申请。',
  },
  ownRegistration: { title: '不能审核自己的注册', advice: '请由本单位的其他管理员审核或更正。' },
  ownRebinding: { title: '不能通过自己的申请', advice: '请由本单位的其他管理员审核。' },
  checkCodeWrong: { title: '核对码不对', advice: '请看申请人手机上「换绑申请」页显示的 6 位核对码，再输入一次。' },
  rebindingBlocked: {
    title: '这个申请不能通过',
    advice: '申请用的微信或手机号已属于另一位学员，请核对后退回，并写明原因。',
  },
  reasonRequired: { title: '请写明原因', advice: '对方要靠这段话来修改，请至少写 4 个字。' },
  correctionOpen: {
    title: '已有更正申请在等单位确认',
    advice: '要改申请的内容，请先撤回它，再重新申请。',
  },
  correctionTooOften: {
    title: '今天申请更正的次数太多',
    advice: '请先联系本单位管理员核对，最迟 24 小时后可以再申请。',
  },
  correctionBlocked: {
    title: '这个申请现在不能通过',
    advice: '本人已不在本单位，或申请的科室已被删除。请核对后退回，并写明原因。',
  },
  // Neutral: whoever tries numbers is told nothing about whose they are.
  cardNumberTaken: {
    title: '医通卡号没有通过核对',
    advice: '请对照卡面再填一次，没有卡可以不填。确认无误请联系本单位管理员，单位已收到提醒。',
  },
  cardNumberHeld: {
    title: '这个医通卡号已属于另一位学员',
    advice: '一个卡号只归一个人。请对照卡面：这一份填错了就退回或更正；另一位填错了，请先更正另一位。',
  },
  phoneNeeded: {
    title: '请先验证手机号',
    advice: '您原来的手机号已由另一位微信用户验证。请在「我的资料」更换手机号，再试一次。',
  },
  transferNotNeeded: {
    title: '注册还没有通过，不用转单位',
    advice: '请直接修改注册资料，选对单位和科室后重新提交。',
  },
  transferOpen: { title: '已有一份转单位申请', advice: '一次只能办一份。要转到别的单位，请先撤回这一份再申请。' },
  sameInstitution: { title: '您已经在这家单位', advice: '请选择另一家单位；只换科室，请联系本单位管理员更正。' },
  transferTooOften: {
    title: '最近申请转单位的次数太多',
    advice: '请先和两家单位的管理员说好，最迟 7 天后可以再申请。',
  },
  objectionTooLate: { title: '7 天的答复期已过', advice: '现在由新单位决定。确有问题，请直接联系新单位的管理员。' },
  transferTooEarly: { title: '还在原单位的答复期内', advice: '请等原单位同意，或答复期满后再通过。' },
  ownTransfer: { title: '不能办理自己的转单位', advice: '请由本单位的其他管理员办理。' },
  transferDepartmentGone: { title: '申请的科室已经不在了', advice: '请在「科室」里选一个，再通过。' },
  leavingDayAhead: { title: '离职日期还没有到', advice: '请在离职当天或以后登记，登记后马上生效。' },
  wrongState: { title: '现在不能做这一步', advice: '状态已经变化，请刷新后查看。' },
  entryWithdrawn: {
    title: '这个项目已从目录撤下',
    advice: '不能再选来举办，已经申报的照常举办。请刷新目录，另选一个项目；有疑问请联系中心。',
  },
  entryNumberTaken: {
    title: '这个编号已经有了',
    advice: '同一年度里一个编号只能有一个项目。请核对编号和年度，或到目录里找到它修改。',
  },
  entryHeld: {
    title: '已有单位用它申报，这些内容不能改',
    advice: '年度、编号、名称、单位、级别、学分和学时会写进申报和证明。请撤下这一条，另加一条正确的；其它内容可以改。',
  },
  entryNotYours: { title: '不是本单位的项目', advice: '只能选择本单位获批的项目；没有找到请联系上级主管部门。' },
  projectIncomplete: { title: '还有内容没有填完', advice: '请补齐下面列出的项目再提交。' },
  batchesInvalid: { title: '举办周期有误', advice: '请检查日期：截止不早于起始、在举办年度内、互不重叠。' },
  courseHoursExceeded: { title: '课程学时超过总学时', advice: '请调整课程学时，合计不能超过项目总学时。' },
  projectNotApproved: {
    title: '这个项目现在不能举办',
    advice: '审核不通过的项目不能举办；已经结束、取消的也不能。请在项目里看它的状态。',
  },
  documentUnfit: { title: '有材料不符合', advice: '您已标记材料不符合，本次只能退回并写明原因。' },
  objectionsInvalid: {
    title: '意见对不上项目内容',
    advice: '有意见没有写清楚，或它指的内容已经不在。请刷新页面，核对意见后再退回。',
  },
  lateReasonRequired: { title: '已过期限', advice: '请写明晚交的原因（至少 4 个字）后再提交，中心审核时会看到。' },
  documentUnmarked: { title: '还有材料没有标记', advice: '请逐份打开三份材料，标记符合或不符合，再通过。' },
  documentMissing: { title: '材料没有上传', advice: '请先上传盖章扫描件。' },
  submittedAgain: { title: '单位已经重新提交', advice: '您看到的是上一次的内容。请看过最新提交的材料再决定。' },
  alreadyReversed: {
    title: '已经撤销过了',
    advice: '这些学分已经撤销，不用再撤；需要重新授分的，请在授分页再授一次。',
  },
  reversalOpen: { title: '已经有一份撤销待确认', advice: '请等对方确认，或由发起的人撤回后再发起。' },
  noColleague: { title: '本单位没有第二位管理员', advice: '请选择由中心确认，或先邀请一位有全部权限的同事。' },
  ownReversal: { title: '不能由您确认', advice: '发起的人不能自己确认；请由另一位管理员或选定的中心确认。' },
  notYourReversal: { title: '只有发起的人能撤回', advice: '您可以确认，或写明原因不同意。' },
  traineesFirst: { title: '还没有给参加者授分', advice: '请先给这一期的参加者授分，再给主讲人授分。' },
  noRate: {
    title: '规则表里没有主讲学分标准',
    advice: '这个级别还没有主讲人每学时的学分标准，请联系中心在规则表里添加，再来授分。',
  },
  rateUnconfirmed: {
    title: '主讲学分标准待中心确认',
    advice: '可以先核对名单和学时；中心在规则表里确认这个标准以后，再来授分。',
  },
  sameRule: {
    title: '和现在的规则一样',
    advice: '数值、依据和确定程度都没有变化，不用再加一条；要让待确认的规则生效，请点「确认按此执行」。',
  },
  staleRevision: { title: '内容已被他人修改', advice: '请刷新查看最新内容，再改一次。' },
  changeNeedsCentre: {
    title: '这部分已由中心审核，不能直接改',
    advice: '日期、周期、地点、学时和主讲人如确需变更，请在项目页「申请变更」；文字和主讲人资料可以更正。',
  },
  reviewBegun: { title: '中心正在审核', advice: '现在不能撤回。请等中心的决定；要改的地方，可以请中心退回。' },
  creditsGranted: { title: '已经授过学分', advice: '授过学分的项目不能取消，请交齐会议资料，生效后再结束项目。' },
  projectNotOver: { title: '举办周期还没有结束', advice: '请等最后一期结束后再结束项目；不再举办请用「取消举办」。' },
  roundsOpen: { title: '还有授分没有生效', advice: '请先交齐会议资料，等中心通过、学分生效后再结束项目。' },
  nothingChanged: { title: '没有要改的内容', advice: '请先改动地点、日期、课程等，再提交变更申请。' },
  pastFixed: { title: '已经过去的不能改', advice: '有签到的日子和课程、已授分的周期都保持原样，请改回后再提交。' },
  codeInvalid: { title: '不是有效的考勤码', advice: '请对准会场正在显示的考勤二维码重新扫描。' },
  codeExpired: { title: '二维码已过期', advice: '请对准会场正在显示的考勤码重新扫描，不要扫照片或截屏。' },
  sessionClosed: { title: '考勤没有开放', advice: '管理员已暂停考勤，请向现场工作人员确认。' },
  outsideBatch: { title: '今天不在举办周期内', advice: '考勤只在举办周期内有效，请核对会议日期。' },
  notRegistered: { title: '您还没有注册', advice: '请先在「学员」页注册为学员，约 2 分钟。' },
  registrationReturned: { title: '您的注册资料被退回', advice: '请先修改资料并重新提交，再来签到。' },
  registrationLeft: {
    title: '您已登记离职，不能签到',
    advice:
      '到了新单位，请在「学员」页申请转单位；提交后马上可以签到，新单位通过后算数。仍在原单位，请联系管理员恢复。',
  },
  ...presenceErrors,
  capReached: { title: '名额已满', advice: '请联系现场工作人员，管理员可以调高考勤人数上限。' },
  capBelowPeople: {
    title: '人数上限低于已签到的人数',
    advice: '已签到的人都保留，但不再有人能进来。请调高上限，或确认仍要这样设置。',
  },
  tooFrequent: { title: '扫得太频繁', advice: '您的签到已经记录，不需要反复扫码，请稍后再试。' },
  lateNotAccepted: { title: '本场不接受补传', advice: '请在网络恢复后重新扫码，扫不上时请告诉现场工作人员。' },
  ...evidenceErrors,
  displayOver: { title: '本期考勤已结束', advice: '请管理员在手机上查看考勤分析；下一期开考勤后可以重新配对。' },
  tooManySessions: { title: '场次太多', advice: '一期最多 20 场。请修改已有的场次，或把同一会场的课程合到一场。' },
  displayNotPaired: { title: '这台大屏还没有配对', advice: '请管理员在「二维码考勤」里点「大屏」，扫大屏上的配对码。' },
  displayCodeInvalid: { title: '不是大屏的配对码', advice: '请对准大屏上正在显示的配对码重新扫描。' },
  displayCodeUsed: { title: '这个配对码已经用过', advice: '请在大屏上重新取码，再扫一次。' },
  tooManyDisplays: { title: '配对的大屏太多', advice: '请先结束不用的大屏，再配对新的。' },
  windowsInvalid: { title: '考勤时间段有误', advice: '请检查：结束不早于开始，且在举办周期之内。' },
  dayWithoutWindow: {
    title: '有的培训日没有考勤时间段',
    advice: '周期内学员必须天天考勤，请为每一天设置时间段并重新分析。',
  },
  noAnalysis: { title: '还没有可用的考勤分析', advice: '请在最后一个考勤时间段结束后做考勤分析，再授分。' },
  analysisOutdated: { title: '已有更新的考勤分析', advice: '请回到考勤分析，打开最新的一次，再从那里授分。' },
  nobodyToGrant: { title: '没有可以授分的人', advice: '请检查筛选条件和排除名单。' },
  peopleUndecided: {
    title: '还有人待您决定',
    advice: '名单里有人需要逐一决定授或不授，并写明理由。请在“需要您逐一决定”里处理后再授分。',
  },
  batchNotOver: { title: '举办周期还没有结束', advice: '请在最后一个考勤时间段结束后再授分。' },
  grantRunning: { title: '正在授分', advice: '请等这一批完成后再操作。' },
  alreadyGranted: { title: '都已授过分', advice: '同一个人不会重复授分，请到授分结果查看。' },
  materialsIncomplete: { title: '会议资料还不齐', advice: '请补齐下面列出的资料再提交，系统生成的点「生成」。' },
  materialsMadeTooOften: { title: '今天生成得太多', advice: '请明天再生成，或请同事生成；已生成的照常可以查看。' },
  fileNotYours: { title: '文件无效', advice: '请重新选择文件上传，只接受 PDF，或 JPG、PNG、HEIC 照片。' },
  tooManyFiles: { title: '会议资料文件太多', advice: '请先删除不需要的文件（或合并成一份 PDF），再上传。' },
  evaluationBegun: {
    title: '评价表已经有人填了',
    advice: '各期都已收到评价，题目不能再改；下次举办时可以从这里复制。',
  },
  evaluationFormInvalid: {
    title: '评价表还不能保存',
    advice: '至少要有一道打分题，最多 20 题；每题要写明问题，不能重复。',
  },
  ...examErrors,
  tooManyUploads: {
    title: '今天上传的文件太多',
    advice: '每人每天上传的文件有上限。请把多页合并成一份 PDF，或明天再传。',
  },
  uploadExpired: { title: '上传已过一小时', advice: '为防止被替换，上传的文件一小时内有效。请重新选择文件上传。' },
  fileUnreadable: {
    title: '文件内容不对',
    advice: '里面不是 PDF，也不是 JPG、PNG、HEIC 照片，或与文件名不符，可能只是改了名字。请选择原文件重新上传。',
  },
  fileTooBig: { title: '文件太大', advice: '超过 20 MB，或页数、像素太多，手机打不开。请压缩后重新上传。' },
  photoHeic: {
    title: '有照片是 HEIC 格式',
    advice: '请在 iPhone「设置 → 相机 → 格式」选「兼容性最佳」后重拍，或选照片时不勾「原图」，微信会转成 JPG。',
  },
  photosTooBig: {
    title: '照片太大',
    advice: '合成后超过 20 MB，或有截图像素太多。请删掉几页，或选照片时不勾「原图」再试。',
  },
  fileIncomplete: { title: '文件没有传完整', advice: '收到的大小与手机上的不一致。请重新选择文件上传。' },
  tableUnreadable: {
    title: '读不了这个表格',
    advice: '里面不是 .xlsx 或 .csv，或没有传完整。请用 WPS 或 Excel 打开，另存为 .xlsx 后重新选择。',
  },
  tableTooBig: {
    title: '表格太大',
    advice: '展开后超过 40 MB，或里面有不属于名单的内容。请把名单单独复制到一张新表，另存为 .xlsx 后重新选择。',
  },
  tableWithMacros: {
    title: '表格里有宏',
    advice: '为了安全不接受带宏的表格（.xlsm）。请另存为 .xlsx 后重新选择。',
  },
  tableLocked: { title: '表格有密码', advice: '请先取消打开密码，另存为 .xlsx 后重新选择。' },
  tableOldFormat: { title: '这是旧的 .xls 格式', advice: '请用 WPS 或 Excel 打开，另存为 .xlsx 后重新选择。' },
  tableIsWebPage: {
    title: '这是网页，不是表格',
    advice: '有的系统导出的“Excel”其实是网页。请用 WPS 或 Excel 打开，另存为 .xlsx 后重新选择。',
  },
  importOpen: {
    title: '有一份表格正在导入',
    advice: '一次只能核对一份。请刷新导入页，接着核对这一份，或先放弃它。',
  },
  importOver: { title: '这次导入已经结束', advice: '可能已由同事导入或放弃，请刷新页面查看。' },
  importRowsBad: { title: '还有有问题的行', advice: '请先改好再选择文件，或勾选跳过这些行，只导入其余的行。' },
  tooManyExports: { title: '今天导出得太多', advice: '请明天再导出，或请同事导出。' },
  exportNotReady: { title: '表格还没有做好', advice: '请等进度走完，再取文件。' },
  exportFetched: { title: '这份表格已经取过', advice: '一份只取一次。还需要，请重新导出。' },
  sheetTooLong: { title: '人数太多，印不成一份签到表', advice: '请改用「导出」得到表格，再分批打印。' },
  readTooOften: { title: '今天打开得太多', advice: '请明天再打开；急需通知内容，请联系举办单位。' },
  ...peopleErrors,
};

/** Errors that a call may give which attaches an uploaded file. */
export const attachErrors = [
  'fileNotYours',
  'uploadExpired',
  'fileTooBig',
  'fileIncomplete',
  'fileUnreadable',
  'contentRejected',
] as const satisfies readonly ErrorCode[];

/** Errors that a call may give besides which attaches a table. */
export const tableErrors = [
  'tableUnreadable',
  'tableTooBig',
  'tableWithMacros',
  'tableLocked',
  'tableOldFormat',
  'tableIsWebPage',
] as const satisfies readonly ErrorCode[];

/** Errors every call may give; a call's own `errors` come on top. */
export const commonErrors = [
  'unknownCall',
  'invalidInput',
  'notSignedIn',
  'forbidden',
  'notFound',
  'conflict',
  'internal',
  'keysUnfit',
  'institutionRoleLacks',
] as const satisfies readonly ErrorCode[];
export type CommonError = (typeof commonErrors)[number];
