import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/enumeration';
import { educations, professionalTitles, specialties } from '../../../../domain/profession';
import { longMoment, shortMoment } from '../../../services/format';

type Mine = OutputOf<'registration.mine'>;

export interface RegistrationView {
  state: Mine['state'];
  tone: 'ok' | 'pend' | 'ret';
  icon: string;
  headline: string;
  lines: string[];
  submitted: string;
  /** Why it was returned, by whom and when; null unless it is the trainee's turn. */
  returned: { reason: string; by: string } | null;
  facts: { label: string; value: string }[];
  action: string;
  actionIcon: string;
}

const facts = (mine: Mine): RegistrationView['facts'] => [
  { label: '姓名', value: mine.name },
  { label: '手机号', value: mine.phoneMasked },
  { label: '身份证号', value: mine.nationalIdMasked },
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

export function registrationView(mine: Mine, scans: EarlierScans = { kept: 0, lapsed: false }): RegistrationView {
  const common = { state: mine.state, submitted: longMoment(mine.submittedAt), facts: facts(mine), returned: null };
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
        action: '',
        actionIcon: '',
      };
  }
}
