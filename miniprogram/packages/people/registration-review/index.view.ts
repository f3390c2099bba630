import { verdictOf, type Verdict } from '../../../components/verdict-note/verdict';
import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import { holdsNationalId } from '../../../../domain/person/standing';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { longMoment, shortMoment } from '../../../services/format';
import { documentFact } from '../../../services/national-id-words';
import { rosterNote, type RosterNote } from '../shared/roster-mark';
import { meetingRows, recordsLine, type MeetingRow } from '../shared/meetings';

export type Registration = OutputOf<'registration.get'>;

/** Reasons an institution returns a registration for most often; each is long enough to stand alone. */
export const quickReasons = ['科室不对', '职称有误', '姓名有误', '不是本院人员', '证件号码有误'];

/** One line of the registration; an empty value is said to be so. */
export interface Fact {
  label: string;
  value: string;
  /** 微信授权: where it comes from. */
  note: string;
}

/** Another registration of this institution with the same national ID. */
export interface ClaimRow {
  personId: string;
  name: string;
  /** 检验科 · 138****5621 · 11-20 09:30 提交 */
  line: string;
  /** 签到 3 次 */
  records: string;
  state: Registration['state'];
  /** Its WeChat belongs to another registration: nothing can become of it. */
  released: boolean;
}

/** Who the forms before this one named. */
export interface EarlierRow {
  at: number;
  name: string;
  line: string;
}

/** A registration as the administrator reviews it (A11). */
export interface PersonView {
  personId: string;
  initial: string;
  name: string;
  submitted: string;
  state: Registration['state'];
  /** When it was handed in, epoch milliseconds: says which version was read. */
  submittedAt: number;
  nationalIdMasked: string;
  document: { label: string; kind: string };
  /** In clear, once it was asked for. */
  nationalId: string;
  facts: Fact[];
  /** That nothing can become of it any more; '' when it can. */
  released: string;
  /** Why it cannot be approved by whoever looks at it; '' when it can. */
  obstacle: string;
  /** That somebody else claims the national ID, and what to do about it; '' when nobody does. */
  contested: string;
  /** What the roster says of it; null where there is none. */
  roster: RosterNote | null;
  /** What an approval does besides; '' when nothing. */
  consequence: string;
  /** Which claims were read, for the approval. */
  mark: string;
  claims: ClaimRow[];
  /** Others with the same card number, and what to do about it; '' where there is none. */
  cardClaims: ClaimRow[];
  cardContested: string;
  earlier: EarlierRow[];
  meetings: MeetingRow[];
  records: string;
  /** The number may be corrected here. */
  correctable: boolean;
  /** Approved, or left since: what can be done with them stands on the page of the person. */
  settled: boolean;
  /** The decision that stands; null while it waits. */
  review: Verdict | null;
}

const fact = (label: string, value: string, note = ''): Fact => ({ label, value, note });

const claimRow = ({
  personId,
  name,
  departmentName,
  phoneMasked,
  submittedAt,
  state,
  released,
  records,
}: Registration['claims']['here'][number]): ClaimRow => ({
  personId,
  name,
  line: [departmentName, phoneMasked, `${shortMoment(submittedAt)} 提交`].filter((text) => text !== '').join(' · '),
  records: records === 0 ? '没有签到' : `签到 ${records} 次`,
  state,
  released,
});

function obstacleOf({ state, own, claims, cardNumberClaims }: Registration): string {
  if (state !== 'pending') return '';
  if (own) return '这是您自己的注册，请由本单位的其他管理员审核';
  if (claims.held !== null) return '证件号码已有人通过，这一份只能更正号码或退回';
  return cardNumberClaims.held ? '医通卡号属于另一位学员，请退回，由本人改正' : '';
}

/** Nothing is said of a claim elsewhere but that there is one: whose it is stays at that institution. */
function contestedWords({ state, claims: { here, elsewhere, held } }: Registration): string {
  if (holdsNationalId(state)) return '';
  if (held === 'here')
    return '本单位已有一位学员用这个证件号码通过了审核，见下面。请核对本人证件：号码填错了就更正，不是本人就退回。';
  if (held === 'elsewhere')
    return '另一家单位已有人用这个证件号码通过了审核。请核对本人证件：号码填错了就更正，不是本人就退回。';
  const waits = here.some(({ released }) => !released);
  if (waits && elsewhere) return '本单位和另一家单位都还有人用这个证件号码注册。请先核对本人证件，再决定通过哪一份。';
  if (waits) return '本单位还有人用同一个证件号码注册，见下面。请先核对本人证件，再决定通过哪一份。';
  return elsewhere ? '另一家单位也收到了用这个证件号码的注册。请先核对本人证件，再通过。' : '';
}

/** Whose a card number is elsewhere is told to nobody here. */
function cardWords({ state, cardNumberClaims: { here, elsewhere, held } }: Registration): string {
  if (here.length === 0 && !elsewhere) return '';
  const whose = here.length > 0 ? '本单位还有人填了同一个医通卡号，见下面' : '另一家单位也有人填了同一个医通卡号';
  const then = held
    ? state === 'approved'
      ? '卡号记在另一位名下：请对照卡面，谁填错了就更正谁的。'
      : '卡号属于另一位学员：请对照卡面，填错了就退回。'
    : '请对照卡面，谁填错了就更正或退回谁的。';
  return `${whose}。${then}`;
}

function consequenceOf({ claims: { here, elsewhere } }: Registration): string {
  const waiting = here.filter(({ state, released }) => state === 'pending' && !released).length;
  const others = waiting === 0 ? '' : `本单位另外 ${waiting} 份等待中的会被退回，签到记录仍归各自的注册。`;
  const abroad = elsewhere ? '另一家单位的那一份不能再通过。' : '';
  return others === '' && abroad === '' ? '' : `请确认已核对本人证件。${others}${abroad}`;
}

export function personView(registration: Registration): PersonView {
  const { personId, name, submittedAt, state, nationalIdMasked, review, released } = registration;
  const { claims, earlier, attendance, own } = registration;
  return {
    personId,
    initial: firstCharacter(name),
    name,
    submitted: `${longMoment(submittedAt)} 提交`,
    state,
    submittedAt,
    nationalIdMasked,
    document: documentFact(nationalIdMasked, registration.documentKind),
    nationalId: '',
    released: released ? '这份注册已作废：这个微信已重新注册，或申请了换绑。签到记录仍归这份注册。' : '',
    obstacle: obstacleOf(registration),
    contested: contestedWords(registration),
    consequence: consequenceOf(registration),
    mark: claims.mark,
    roster: rosterNote(registration.roster),
    claims: claims.here.map(claimRow),
    cardClaims: registration.cardNumberClaims.here.map(claimRow),
    cardContested: cardWords(registration),
    earlier: earlier.map(({ at, name: called, nationalIdMasked: number, phoneMasked }) => ({
      at,
      name: called,
      line: [number, phoneMasked, `${longMoment(at)} 提交`].filter((text) => text !== '').join(' · '),
    })),
    meetings: meetingRows(attendance, state),
    records: recordsLine(attendance),
    correctable: !released && !own && !holdsNationalId(state),
    settled: holdsNationalId(state),
    facts: [
      registration.phonePassed
        ? fact('手机号', '', '已归另一位微信用户，重新提交时要再授权')
        : fact('手机号', registration.phoneMasked, '微信授权'),
      fact('科室', registration.departmentName),
      fact('职称', labelOf(professionalTitles, registration.professionalTitle)),
      fact('专业', labelOf(specialties, registration.specialty)),
      fact('最高学历', labelOf(educations, registration.education)),
      fact('医通卡号', registration.cardNumber ?? ''),
    ],
    // A registration that was handed in again waits, whatever was decided before.
    review: review === null || state === 'pending' ? null : verdictOf(review),
  };
}
