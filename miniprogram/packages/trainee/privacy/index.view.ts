import type { PlaceConsent } from '../../../services/place';

/** 《个人信息保护说明》: what is taken, for what, who sees it, how long, and what one can ask for. */
export interface Section {
  title: string;
  paragraphs: readonly string[];
}

export const sections: readonly Section[] = [
  {
    title: '收集哪些信息',
    paragraphs: [
      '注册时：姓名、手机号（由微信授权提供）、证件号码、所在单位、科室、职称、专业、最高学历；医通卡号可以不填。',
      '申请更正姓名或医通卡号时：您自己附上的证明照片或 PDF。',
      '签到时：签到的会议、时间和会场名称。',
      '位置：只在要核对会场的场次、经您单独同意、在扫码那一刻取一次，比对后只记会场内外和大致远近，不保存坐标。不同意也能签到或由工作人员补签。',
    ],
  },
  {
    title: '用来做什么',
    paragraphs: [
      '核对您是本单位人员、记录考勤、授予和核对继续医学教育学分。不用于其他目的，不做营销推送。',
      '证件号码只用于确认一人一个账号和核对学分归属。',
    ],
  },
  {
    title: '谁能看到',
    paragraphs: [
      '您所在单位的管理员：审核时看到您的注册资料，证件号码和手机号默认打码，查看完整证件号码会记入操作日志。',
      '举办单位的管理员：您参加其会议时，只看到姓名、单位、科室、职称和在该会议的考勤，看不到手机号和证件号码。',
      '审核会议资料的中心：看到授分名单。',
    ],
  },
  {
    title: '怎样保存',
    paragraphs: [
      '证件号码加密保存。资料保存在微信云开发环境中，任何人都不能绕过权限直接读取数据库。',
      '考勤和学分记录按继续医学教育管理要求留存。',
      '申请更正时您附的照片或 PDF，只给本单位管理员核对，每次查看都有记录；您撤回申请后就删除。',
    ],
  },
  {
    title: '您可以',
    paragraphs: [
      '随时在「我的资料」中查看资料和变更记录。单位审核通过前可以自己更正；通过后可以申请更正，由单位确认。',
      '更换微信时，在新的微信里申请换绑。要注销账号或对考勤有疑问时，联系本单位管理员或拨打「注册状态」页上的技术支持电话。',
    ],
  },
];

/** What the consent means as it stands. */
export const placeLine = (consent: PlaceConsent): string =>
  ({
    agreed: '已同意：要核对会场的场次，扫码时取一次位置',
    declined: '不同意：扫码时不取位置，记录标注「没有位置」',
    undecided: '还没有选：第一次遇到要核对会场的场次时会问您',
  })[consent];
