import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { professionalTitles } from '../../../../domain/person/profession';
import { longMoment } from '../../../services/format';

type Row = OutputOf<'registration.list'>['rows'][number];
type Contested = OutputOf<'registration.contested'>['rows'];
type Result = OutputOf<'registration.reviewMany'>['results'][number];

/** A registration that waits, with its tick. */
export interface BulkCard {
  id: string;
  initial: string;
  name: string;
  line: string;
  /** The submission that is shown is the one that is decided on. */
  submittedAt: number;
  submitted: string;
  ticked: boolean;
  /** Why it is looked at by itself; '' where it may be ticked. */
  obstacle: string;
}

const sharedWords: Record<Contested[number]['shared'], string> = {
  nationalId: '证件号码与另一份注册相同，要单独审核',
  cardNumber: '医通卡号与另一份注册相同，要单独审核',
};

export const bulkCard = (row: Row, contested: Contested): BulkCard => {
  const shared = contested.find(({ personId }) => personId === row.personId)?.shared;
  return {
    id: row.personId,
    initial: firstCharacter(row.name),
    name: row.name,
    line: `${row.departmentName} · ${labelOf(professionalTitles, row.professionalTitle)}`,
    submittedAt: row.submittedAt,
    submitted: `${longMoment(row.submittedAt)} 提交`,
    ticked: false,
    obstacle: shared === undefined ? '' : sharedWords[shared],
  };
};

export const ticked = (cards: readonly BulkCard[]): BulkCard[] => cards.filter((card) => card.ticked);

/** The ticks of a list, for its bar: how many, and whether everybody is ticked who can be. */
export function ticksOf(cards: readonly BulkCard[]): { count: number; all: boolean } {
  const count = ticked(cards).length;
  const tickable = cards.filter(({ obstacle }) => obstacle === '').length;
  return { count, all: count > 0 && count === tickable };
}

/** Somebody who is left to a look, or whom a colleague was quicker with. */
export interface LeftRow {
  id: string;
  name: string;
  why: string;
}

/** What came of a decision on several. */
export interface BulkOutcome {
  /** 已通过 9 位 */
  done: string;
  left: LeftRow[];
}

const whyWords: Record<NonNullable<Result['why']>, string> = {
  ...sharedWords,
  own: '这是您自己的注册，请由其他管理员审核',
  changed: '资料刚被修改过，请看过再审核',
  gone: '已不在本单位的待审核名单里',
};

function whyLeft({ outcome, state, why }: Result): string {
  if (outcome === 'already') return state === 'approved' ? '已由其他管理员通过' : '已由其他管理员处理';
  return why === null ? '要单独审核' : whyWords[why];
}

export function outcomeOf(
  decision: 'approve' | 'return',
  results: readonly Result[],
  names: ReadonlyMap<string, string>,
): BulkOutcome {
  const done = results.filter(({ outcome }) => outcome === 'decided').length;
  return {
    done: `${decision === 'approve' ? '已通过' : '已退回'} ${done} 位`,
    left: results
      .filter(({ outcome }) => outcome !== 'decided')
      .map((result) => ({ id: result.personId, name: names.get(result.personId) ?? '', why: whyLeft(result) })),
  };
}
