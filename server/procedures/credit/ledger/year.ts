import type { OutputOf } from '../../../../contract';
import type { GrantRoundState } from '../../../../domain/credit/grant';
import { ledgerStatus, yearProgress, type LedgerStatus } from '../../../../domain/credit/ledger';
import { rowOn, type YearlyRequirement } from '../../../../domain/kernel/rule-table';
import { ruleFor, type RuleBook } from '../../../data/rule-table';
import type { Database } from '../../../data/database';
import type { LedgerEntry, Project } from '../../../data/documents';
import { getRounds } from '../../../data/rounds';

/** What a round is to those it dealt with. */
export interface RoundOf {
  state: GrantRoundState;
  batchId: string;
}

/**
 * The rounds that wrote these entries and outcomes. Each project keeps where its rounds stand (`moveRound`), and the projects are read
 * anyway; a round that is not among them is asked for by itself.
 */
export async function roundsOf(
  db: Database,
  written: readonly { roundId: string; projectId: string }[],
  projects: ReadonlyMap<string, Pick<Project, 'rounds'>>,
): Promise<Map<string, RoundOf>> {
  const kept = [...projects.values()].flatMap(({ rounds }) => rounds);
  const rounds = new Map<string, RoundOf>(kept.map(({ roundId, ...round }) => [roundId, round]));
  const others = written.map(({ roundId }) => roundId).filter((roundId) => !rounds.has(roundId));
  for (const [roundId, round] of await getRounds(db, others)) rounds.set(roundId, round);
  return rounds;
}

/** A grant as it stands: reversals are no entries of their own to its person. */
export type StandingEntry = LedgerEntry & {
  status: LedgerStatus;
  roundState: GrantRoundState;
  /** Why it was taken back; '' unless it was. */
  why: string;
};

/** The grants among a person's entries of a year. An entry is pending or effective as its round is (M23). */
export function standingEntries(
  written: readonly LedgerEntry[],
  rounds: ReadonlyMap<string, RoundOf>,
): StandingEntry[] {
  const whyReversed = new Map(
    written.flatMap(({ reverses, reversedFor = '' }) =>
      reverses === undefined ? [] : [[reverses, reversedFor] as const],
    ),
  );
  return written
    .filter(({ reverses }) => reverses === undefined)
    .map((entry) => {
      const round = rounds.get(entry.roundId);
      if (!round) throw new Error('a ledger entry without its round');
      const status = ledgerStatus({ roundState: round.state, reversed: whyReversed.has(entry._id) });
      return { ...entry, status, roundState: round.state, why: whyReversed.get(entry._id) ?? '' };
    });
}

type YearSums = Pick<
  OutputOf<'ledger.mine'>,
  | 'year'
  | 'requiredCreditHundredths'
  | 'requiredHourTenths'
  | 'effectiveCreditHundredths'
  | 'effectiveHourTenths'
  | 'pendingCreditHundredths'
>;

/** A year with what it asks of the people of an institution: the requirement in force at its end holds for the whole of it. */
export const yearFor = (book: RuleBook, { institutionId, year }: { institutionId: string; year: number }) => ({
  year,
  requirement: ruleFor(book, { institutionId, day: `${year}-12-31` }).yearlyRequirement,
  groupCapHundredths: groupCapOf(book, { institutionId, year }),
});

/** The most that group activities of a year count; null where the table says nothing. */
const groupCapOf = (
  { rows, trackOf }: RuleBook,
  { institutionId, year }: { institutionId: string; year: number },
): number | null =>
  rowOn(rows, { track: trackOf(institutionId), figure: 'groupYearlyCap', day: `${year}-12-31` })?.value ?? null;

/** A year's credits against its requirement. */
export function yearSums(
  {
    year,
    requirement,
    groupCapHundredths,
  }: { year: number; requirement: YearlyRequirement; groupCapHundredths: number | null },
  entries: readonly StandingEntry[],
): YearSums {
  const { effective, pending } = yearProgress({ entries, requirement, groupCapHundredths });
  return {
    year,
    requiredCreditHundredths: requirement.creditHundredths,
    requiredHourTenths: requirement.hourTenths,
    effectiveCreditHundredths: effective.creditHundredths,
    effectiveHourTenths: effective.hourTenths,
    pendingCreditHundredths: pending.creditHundredths,
  };
}

/** What the yearly cap of group activities cuts off; null where it cuts nothing. */
export const cutOf = (
  { requirement, groupCapHundredths }: ReturnType<typeof yearFor>,
  entries: readonly StandingEntry[],
): OutputOf<'ledger.mine'>['cut'] => yearProgress({ entries, requirement, groupCapHundredths }).cut;
