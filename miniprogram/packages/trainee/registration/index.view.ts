import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import { longMoment, shortMoment } from '../../../services/format';
import { documentFact } from '../../../services/national-id-words';
import type { Session } from '../../../services/session';

type Mine = OutputOf<'registration.mine'>;

/** Where what was handed in is on its way: handed in, with the institution, what comes then. */
interface Way {
  asked: string;
  /** What helps meanwhile. */
  meanwhile: string;
  then: string;
}

export interface RegistrationView {
  /** Null unless it is the institution's turn. */
  way: Way | null;
  /** Of the registration, or of the request for one. */
  state: Mine['state'];
  tone: 'ok' | 'pend' | 'ret';
  icon: string;
  headline: string;
  lines: string[];
  submitted: string;
  /** Why it was returned, by whom and when as far as it is told; null unless it is the trainee's turn. */
  returned: { reason: string; by: string } | null;
  facts: { label: string; value: string }[];
  action: string;
  actionIcon: string;
  /** Another WeChat asks for this registration, and its owner should know; '' when none does. */
  warning: string;
  /** 核对码 of a request that waits, in two groups to be read out; '' where there is none. */
  checkCode: string;
  /** They may ask for another institution: they are approved, or have left. */
  transferable: boolean;
}

const facts = (mine: Mine): RegistrationView['facts'] => [
  { label: '姓名', value: mine.name },
  { label: '手机号', value: mine.phoneMasked },
  documentFact(mine.nationalIdMasked, mine.documentKind),
  { label: '单位', value: mine.institutionName },
  { label: '科室', value: mine.departmentName },
  { label: '职称', value: labelOf(professionalTitles, mine.professionalTitle) },
  { label: '专业', value: labelOf(specialties, mine.specialty) },
  { label: '最高学历', value: labelOf(educations, mine.education) },
  { label: '医通卡号', value: mine.cardNumber ?? '未填写' },
];

/** What became of scans made before registering. */
export interface EarlierScans {
  /** How many have just become provisional check-ins. */
  kept: number;
  /** One was kept, and its ten minutes were over before the form was handed in. */
  lapsed: boolean;
}

const noScans: EarlierScans = { kept: 0, lapsed: false };

export function registrationView(
  mine: Mine,
  { scans = noScans, rebindingAskedAt = null }: { scans?: EarlierScans; rebindingAskedAt?: number | null } = {},
): RegistrationView {
  const common = {
    state: mine.state,
    way: null,
    submitted: longMoment(mine.submittedAt),
    facts: facts(mine),
    returned: null,
    warning: rebindingAskedAt === null ? '' : rebindingWarning(rebindingAskedAt),
    checkCode: '',
    transferable: mine.state === 'approved' || mine.state === 'left',
  };
  const earlier =
    scans.kept > 0
      ? [`您刚才的 ${scans.kept} 次扫码已记上，审核通过后算数`]
      : scans.lapsed
        ? ['您刚才的扫码已超过 10 分钟，没有记上，请重新扫码']
        : [];
  switch (mine.state) {
    case 'pending':
      return {
        ...common,
        way: { asked: '资料已提交', meanwhile: '现在扫码签到也会记上，通过后算数', then: '审核通过，签到算数' },
        tone: 'pend',
        icon: 'hourglass-filled',
        headline: '等待单位审核',
        lines: [`${mine.institutionName} 正在核对您的资料`, ...earlier],
        action: '修改资料',
        actionIcon: '',
      };
    case 'returned':
      return {
        ...common,
        tone: 'ret',
        icon: 'rollback',
        headline: '资料被退回，请修改',
        lines: ['改好后重新提交，不用从头填写'],
        returned:
          mine.review === null
            ? null
            : { reason: mine.review.reason, by: `${mine.review.by} · ${shortMoment(mine.review.at)}` },
        action: '修改并重新提交',
        actionIcon: 'edit',
      };
    case 'approved':
      return {
        ...common,
        tone: 'ok',
        icon: 'check',
        headline: '单位已审核通过',
        lines: ['到会场扫码签到；每个时段都签到，才能得学分', ...earlier],
        action: '我的资料',
        actionIcon: '',
      };
    case 'left':
      return {
        ...common,
        tone: 'ret',
        icon: 'logout',
        headline: '已登记离职',
        lines: [
          `${mine.institutionName} 已登记您离职，暂时不能签到得学分`,
          '到了新单位请申请转单位；登记错了，请联系原单位恢复',
        ],
        action: '',
        actionIcon: '',
      };
  }
}

/** What the owner of a registration is told while another WeChat asks for it. */
const rebindingWarning = (askedAt: number): string =>
  `${shortMoment(askedAt)} 有另一个微信申请换绑您的注册。如果不是您本人，请马上联系本单位管理员。`;

/** The state of the caller's own request for a registration; what is on record is not theirs to see before it is approved. */
export function rebindingView({
  state,
  submittedAt,
  reason,
  checkCode,
}: NonNullable<Session['rebinding']>): RegistrationView {
  const common = {
    state,
    submitted: longMoment(submittedAt),
    facts: [],
    warning: '',
    transferable: false,
    checkCode: checkCode.replace(/^(\d{3})/, '$1 '),
  };
  return state === 'pending'
    ? {
        ...common,
        way: {
          asked: '换绑申请已提交',
          meanwhile: '请联系本单位管理员核对本人，并报上核对码',
          then: '通过后，用这个微信签到、看学分',
        },
        tone: 'pend',
        icon: 'hourglass-filled',
        headline: '等待单位审核换绑',
        lines: ['通过之前，请用原来的微信签到'],
        returned: null,
        action: '',
        actionIcon: '',
      }
    : {
        ...common,
        way: null,
        tone: 'ret',
        icon: 'rollback',
        headline: '换绑申请被退回',
        lines: ['按下面的原因处理后，可以重新申请'],
        returned: { reason, by: '' },
        action: '重新申请换绑',
        actionIcon: 'edit',
      };
}
