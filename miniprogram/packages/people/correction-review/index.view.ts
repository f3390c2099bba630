import { changeRows, type ChangeRow } from '../../../components/person-events/events';
import { verdictOf, type Verdict } from '../../../components/verdict-note/verdict';
import type { OutputOf } from '../../../../contract/index';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { longMoment } from '../../../services/format';
import { documentFact } from '../../../services/national-id-words';

export type Correction = OutputOf<'correction.get'>;

/** Reasons an institution returns a request for most often; each is long enough to stand alone. */
export const quickReasons = ['请写明聘任文件号', '与聘任文件不符', '科室未调整', '医通卡号与卡面不符'];

/** A request for a correction as the administrator reviews it. */
export interface CorrectionView {
  correctionId: string;
  personId: string;
  initial: string;
  name: string;
  submitted: string;
  /** As the tags know it: one that nobody decided waits no longer. */
  state: 'pending' | 'approved' | 'returned';
  /** What became of one that nobody decided: taken back, or ended with the person's time; '' for all others. */
  ended: string;
  facts: { label: string; value: string }[];
  changes: ChangeRow[];
  note: string;
  /** What the person shows for it; null where they show nothing. */
  proof: { name: string; line: string } | null;
  /** It is about something that a paper would show, and none was given. */
  proofMissing: boolean;
  /** Why it cannot be approved by whoever looks at it; '' when it can. */
  obstacle: string;
  /** It can only be returned. */
  returnOnly: boolean;
  /** The decision that stands; null while it waits. */
  review: Verdict | null;
}

const obstacles: Record<NonNullable<Correction['obstacle']>, string> = {
  personGone: '本人已不在本单位，不能通过。请退回。',
  departmentGone: '申请的科室已被删除，不能通过。请退回，由本人重选。',
  cardNumberHeld: '这个医通卡号属于另一位学员，不能通过。请对照卡面核对后退回。',
};

/** Facts that a paper or a card would show. */
const provable: ReadonlySet<Correction['changes'][number]['fact']> = new Set(['name', 'cardNumber']);

/** 照片 · 指纹 0a1b2c3d */
const proofLine = ({ type, digest = '' }: NonNullable<Correction['proof']>): string =>
  [type === 'pdf' ? 'PDF' : '照片', digest === '' ? '' : `指纹 ${digest.slice(0, 8)}`]
    .filter((part) => part !== '')
    .join(' · ');

export function correctionView(correction: Correction): CorrectionView {
  const { correctionId, personId, name, departmentName, submittedAt, state, obstacle, own } = correction;
  return {
    correctionId,
    personId,
    initial: firstCharacter(name),
    name,
    submitted: `${longMoment(submittedAt)} 申请`,
    state: state === 'withdrawn' || state === 'lapsed' ? 'returned' : state,
    ended: state === 'withdrawn' ? '已撤回' : state === 'lapsed' ? '已终止' : '',
    facts: [
      { label: '人员编号', value: correction.personNumber },
      documentFact(correction.nationalIdMasked, correction.documentKind),
      { label: '科室', value: departmentName },
    ].filter(({ value }) => value !== ''),
    changes: changeRows(correction.changes),
    note: correction.note,
    proof: correction.proof && { name: correction.proof.fileName, line: proofLine(correction.proof) },
    proofMissing:
      correction.proof === null &&
      state === 'pending' &&
      correction.changes.some(({ fact, after }) => provable.has(fact) && after !== ''),
    obstacle: obstacle !== null ? obstacles[obstacle] : own ? '这是您自己的申请，请由本单位的其他管理员审核' : '',
    returnOnly: obstacle !== null,
    review: correction.review && verdictOf(correction.review),
  };
}
