/**
 * The credit ledger (学分台账): entries are written once and never edited or deleted. Whether an entry is effective
 * follows from the state of its grant round, so one write makes thousands effective at once (rules: "Grant round").
 */
import type { CreditAmount } from './credit';
import type { GrantRoundState } from './grant';
import { underYearlyCap } from './group-activity';
import type { LedgerRole } from './ledger-role';
import { idOf } from '../kernel/id';
import type { YearlyRequirement } from '../kernel/rule-table';

export const ledgerStatuses = [
  { code: 'pending', label: '待生效' },
  { code: 'effective', label: '已生效' },
  { code: 'reversed', label: '已撤销' },
] as const;
export type LedgerStatus = (typeof ledgerStatuses)[number]['code'];

/**
 * The id of a grant's entry: one person gets a catalogue entry's credits once a year in each role, because a second
 * write meets the same id. `generation` is 1 and rises only when a grant follows a reversal.
 */
export function ledgerEntryId({
  catalogueEntryId,
  year,
  role,
  personId,
  generation,
}: {
  catalogueEntryId: string;
  year: number;
  role: LedgerRole;
  personId: string;
  generation: number;
}): string {
  return idOf(catalogueEntryId, year, role, personId, generation);
}

/** The id of the one entry that can reverse `entryId`. */
export function reversalEntryId(entryId: string): string {
  return idOf('reversal', entryId);
}

/**
 * The generation of the next grant, given every generation granted so far and which of them are reversed; undefined while
 * one of them still stands, because nobody gets the same credits twice.
 */
export function nextGeneration(entries: readonly { generation: number; reversed: boolean }[]): number | undefined {
  if (entries.some(({ reversed }) => !reversed)) return undefined;
  return entries.reduce((highest, { generation }) => Math.max(highest, generation), 0) + 1;
}

/** The status of a grant's entry: reversed once a reversal of it exists, else as its round is. */
export function ledgerStatus({
  roundState,
  reversed,
}: {
  roundState: GrantRoundState;
  reversed: boolean;
}): LedgerStatus {
  if (reversed) return 'reversed';
  return roundState === 'effective' ? 'effective' : 'pending';
}

export type YearProgress = {
  effective: CreditAmount;
  pending: CreditAmount;
  /** What is still lacking to the requirement; never negative. */
  missing: CreditAmount;
  /** The same, once everything pending has become effective. */
  missingAfterPending: CreditAmount;
  fulfilled: boolean;
  /** What the yearly cap of group activities cuts off; null where it cuts nothing. */
  cut: { allHundredths: number; countedHundredths: number; capHundredths: number } | null;
};

function lacking(requirement: YearlyRequirement, have: CreditAmount): CreditAmount {
  return {
    creditHundredths: Math.max(0, requirement.creditHundredths - have.creditHundredths),
    hourTenths: Math.max(0, requirement.hourTenths - have.hourTenths),
  };
}

type YearEntry = CreditAmount & { status: LedgerStatus; role: LedgerRole };

/**
 * A person's progress in one year against the yearly requirement (25 credits and 90 hours, 国卫办科教发〔2024〕20号).
 * @param entries the grants of that year in all roles; reversed ones count nothing.
 * @param groupCapHundredths the most that group activities of a year count, what is effective first; null without such a cap
 */
export function yearProgress({
  entries,
  requirement,
  groupCapHundredths = null,
}: {
  entries: readonly YearEntry[];
  requirement: YearlyRequirement;
  groupCapHundredths?: number | null;
}): YearProgress {
  const sumOf = (...statuses: LedgerStatus[]): CreditAmount =>
    entries
      .filter(({ status }) => statuses.includes(status))
      .reduce<CreditAmount>(
        (sum, entry) => ({
          creditHundredths: sum.creditHundredths + entry.creditHundredths,
          hourTenths: sum.hourTenths + entry.hourTenths,
        }),
        { creditHundredths: 0, hourTenths: 0 },
      );
  const cutOff = (...statuses: LedgerStatus[]): number => {
    const ofGroups = entries.filter(({ role, status }) => role === 'groupActivity' && statuses.includes(status));
    const all = ofGroups.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0);
    return underYearlyCap(all, groupCapHundredths).cut;
  };
  const counted = (...statuses: LedgerStatus[]): CreditAmount => {
    const { creditHundredths, hourTenths } = sumOf(...statuses);
    return { creditHundredths: creditHundredths - cutOff(...statuses), hourTenths };
  };
  const effective = counted('effective');
  const all = counted('effective', 'pending');
  const cutOf = (): YearProgress['cut'] => {
    const cut = cutOff('effective', 'pending');
    return groupCapHundredths === null || cut === 0
      ? null
      : {
          allHundredths: groupCapHundredths + cut,
          countedHundredths: groupCapHundredths,
          capHundredths: groupCapHundredths,
        };
  };
  const missing = lacking(requirement, effective);
  return {
    effective,
    // What comes on top once everything is effective.
    pending: {
      creditHundredths: all.creditHundredths - effective.creditHundredths,
      hourTenths: all.hourTenths - effective.hourTenths,
    },
    missing,
    missingAfterPending: lacking(requirement, all),
    fulfilled: missing.creditHundredths === 0 && missing.hourTenths === 0,
    cut: cutOf(),
  };
}
