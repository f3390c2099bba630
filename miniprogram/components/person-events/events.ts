import type { OutputOf } from '../../../contract/index';
import { labelOf } from '../../../domain/kernel/enumeration';
import type { PersonEventKind, PersonFact } from '../../../domain/person/history';
import { educations, professionalTitles, specialties } from '../../../domain/person/profession';
import { longMoment } from '../../services/format';

type Event = OutputOf<'personHistory.mine'>['rows'][number];

/** A fact before and after, in words. */
export interface ChangeRow {
  fact: string;
  label: string;
  before: string;
  after: string;
}

/** One event of a history as it is shown: of a person (P1, P2), or of an entry of the catalogue. */
export interface EventRow {
  eventId: string;
  title: string;
  changes: ChangeRow[];
  /** 2025-11-24 10:02 · 李建华 */
  line: string;
  /** 原因：…; '' without one. */
  reason: string;
  /** What was kept with it. */
  proof?: { name: string; mayOpen: boolean };
}

const titles: Record<PersonEventKind, string> = {
  submitted: '提交注册',
  resubmitted: '修改并重新提交注册',
  approved: '注册通过',
  returned: '注册被退回',
  released: '注册作废，微信另行注册或申请换绑',
  phonePassed: '手机号归了另一位微信用户',
  nationalIdCorrected: '更正证件号码',
  rebindingAsked: '另一个微信申请换绑',
  rebound: '换绑微信',
  rebindingReturned: '换绑申请被退回',
  correctionAsked: '申请更正资料',
  correctionWithdrawn: '撤回更正申请',
  correctionLapsed: '更正申请终止',
  corrected: '更正资料，单位已确认',
  correctionReturned: '更正申请被退回',
  correctedByInstitution: '单位更正资料',
  departmentMerged: '科室合并',
  phoneChanged: '换手机号，微信验证',
  transferAsked: '申请转单位',
  transferAgreed: '原单位同意转单位',
  transferObjected: '原单位对转单位有异议',
  transferDisputed: '请中心裁决异议',
  transferAllowed: '中心同意转单位',
  transferUpheld: '中心不同意转单位',
  transferred: '转到新单位',
  transferReturned: '转单位申请被退回',
  transferWithdrawn: '撤回转单位申请',
  transferLapsed: '转单位申请终止',
  left: '登记离职',
  takenBack: '恢复注册',
  approvalWithdrawn: '撤销审核通过',
};

export const factLabels: Record<PersonFact, string> = {
  name: '姓名',
  document: '证件号码',
  phone: '手机号',
  institution: '单位',
  department: '科室',
  professionalTitle: '职称',
  specialty: '专业',
  education: '最高学历',
  cardNumber: '医通卡号',
};

/** What a fact says, where it is stored by a code. */
const words: Partial<Record<PersonFact, (code: string) => string>> = {
  professionalTitle: (code) => labelOf(professionalTitles, code),
  specialty: (code) => labelOf(specialties, code),
  education: (code) => labelOf(educations, code),
};

const said = (fact: PersonFact, value: string): string => (value === '' ? '无' : (words[fact]?.(value) ?? value));

/** Changes in words. */
export const changeRows = (changes: Event['changes']): ChangeRow[] => changes.map(changeRow);

/** Two numbers may look alike once they are masked. */
function changeRow({ fact, before, after }: Event['changes'][number]): ChangeRow {
  const told = said(fact, after);
  const alike = before === after;
  return { fact, label: factLabels[fact], before: said(fact, before), after: alike ? `${told}（号码已更正）` : told };
}

export const eventRow = ({ eventId, at, kind, who, by, reason, changes, proof }: Event): EventRow => ({
  eventId,
  title: titles[kind],
  // A first form changes nothing: it is what everything else has changed since.
  changes: kind === 'submitted' ? [] : changeRows(changes),
  line: [longMoment(at), who === 'self' ? '本人' : who === 'other' ? '' : by].filter((part) => part !== '').join(' · '),
  reason: reason === '' ? '' : `原因：${reason}`,
  ...(proof && { proof: { name: proof.fileName, mayOpen: proof.mayOpen } }),
});
