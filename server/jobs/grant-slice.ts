import { isMet } from '../../domain/attendance/window-cell';
import { decideGrant, type GrantDecision, type WithholdReason } from '../../domain/credit/grant-decision';
import type { Database } from '../data/database';
import type { AnalysedPerson, Analysis, AnalysisChunk, GrantOutcome, GrantRound, LedgerEntry } from '../data/documents';
import { ledgerEntryId } from '../../domain/credit/ledger';
import { addEntries, findStandings, type Standing } from '../data/ledger';
import { addOutcomes, outcomeId } from '../data/outcomes';
import { advanceRound, type SliceTotals } from '../data/rounds';
import type { GrantRun } from './grant-terms';

const PEOPLE_PER_SLICE = 100;

/** What was done with one person. */
type Dealing = { kind: keyof Omit<SliceTotals, 'creditHundredths'> | 'left'; creditHundredths: number };

/**
 * Deals with the next people of a round and counts them.
 *
 * Every document has an `_id` and a content that follow from frozen data, and the figures are made from what stands in
 * the ledger and not from what this run has written. So a slice that was broken off at any write, or that two workers
 * do at once, leaves the same documents, and `advanceRound` counts it once.
 *
 * @param chunk the chunk of the analysis in which the round stands
 * @returns false when another worker has counted this slice
 */
export async function grantSlice(
  db: Database,
  { run, round, chunk }: { run: GrantRun; round: GrantRound; chunk: AnalysisChunk },
): Promise<boolean> {
  const begin = round.done - round.chunkStart;
  const people = chunk.people.slice(begin, begin + PEOPLE_PER_SLICE);
  const done = round.done + people.length;
  const chunkEnds = begin + people.length >= chunk.people.length;
  const decisions = people.map((person) => ({ person, decision: decideGrant(run.atStart(person), run.terms) }));
  const toGrant = decisions.filter(({ decision }) => decision.kind === 'grant');
  const { catalogueEntryId, year } = round;
  const standings = await findStandings(
    db,
    { catalogueEntryId, year, role: 'trainee' },
    toGrant.map(({ person }) => person.personId),
  );
  const dealings = await dealWith(db, { run, round, decisions, standings });
  return advanceRound(db, {
    from: round,
    to: { done, chunk: chunkEnds ? round.chunk + 1 : round.chunk, chunkStart: chunkEnds ? done : round.chunkStart },
    totals: sum(dealings),
  });
}

/** Writes what becomes of these people, entries and outcomes in one request for many; and says what became of each. */
async function dealWith(
  db: Database,
  {
    run,
    round,
    decisions,
    standings,
  }: {
    run: GrantRun;
    round: GrantRound;
    decisions: readonly { person: AnalysedPerson; decision: GrantDecision }[];
    /** What those who are granted have of these credits already. */
    standings: ReadonlyMap<string, Standing>;
  },
): Promise<Dealing[]> {
  const entries = decisions.flatMap(({ person, decision }) => {
    const standing = standings.get(person.personId);
    return decision.kind === 'grant' && !standing?.entry
      ? [entryOf(run, round, person, { ...decision, generation: standing?.generation ?? 1 })]
      : [];
  });
  const holders = await addEntries(db, entries);
  const written = new Map(entries.map((entry) => [entry.personId, entry]));
  const outcomes: GrantOutcome[] = [];
  const dealings = decisions.map(({ person, decision }): Dealing => {
    switch (decision.kind) {
      // Nobody is undecided when a round begins; whoever is by now waits for a later one.
      case 'undecided':
      case 'leave':
        return { kind: 'left', creditHundredths: 0 };
      case 'withhold':
        outcomes.push(outcomeOf(round, person, decision.reason, whatIsMissing(person, decision.reason, run.analysis)));
        return { kind: 'absent', creditHundredths: 0 };
      case 'exclude':
        outcomes.push(outcomeOf(round, person, 'excluded'));
        return { kind: 'excluded', creditHundredths: 0 };
      case 'grant': {
        const own = written.get(person.personId);
        // Our own entry may already be there: an earlier worker wrote it and was stopped before it could count.
        const holder = own ? holders.get(own._id) : standings.get(person.personId)?.entry?.roundId;
        if (holder === round._id) return { kind: 'granted', creditHundredths: decision.creditHundredths };
        outcomes.push(outcomeOf(round, person, 'alreadyGranted'));
        return { kind: 'alreadyGranted', creditHundredths: 0 };
      }
    }
  });
  await addOutcomes(db, outcomes);
  return dealings;
}

function entryOf(
  { project }: GrantRun,
  round: GrantRound,
  person: AnalysedPerson,
  { creditHundredths, hourTenths, generation }: { creditHundredths: number; hourTenths: number; generation: number },
): LedgerEntry {
  const { name, personNumber, institutionName, departmentName } = person;
  return {
    _id: ledgerEntryId({ ...round, role: 'trainee', personId: person.personId, generation }),
    roundId: round._id,
    projectId: round.projectId,
    institutionId: round.institutionId,
    catalogueEntryId: round.catalogueEntryId,
    personId: person.personId,
    who: { name, personNumber, institutionName, departmentName },
    year: round.year,
    activityDate: round.activityDate,
    role: 'trainee',
    creditLevel: project.creditLevel,
    projectNumber: round.projectNumber,
    title: round.title,
    creditHundredths,
    hourTenths,
    // Not the moment of the write: a slice done again must make the same document.
    at: round.startedAt,
  };
}

function outcomeOf(
  round: GrantRound,
  { personId }: AnalysedPerson,
  reason: GrantOutcome['reason'],
  missing: Missing = { missedWindows: [] },
): GrantOutcome {
  return {
    _id: outcomeId({ roundId: round._id, personId }),
    roundId: round._id,
    projectId: round.projectId,
    personId,
    year: round.year,
    activityDate: round.activityDate,
    title: round.title,
    at: round.startedAt,
    reason,
    strategy: round.strategy,
    ...missing,
  };
}

type Missing = Pick<GrantOutcome, 'missedWindows' | 'lackedDays'>;

/** The windows in which nothing of the person counted; the days they lack, where that is why they get nothing. */
function whatIsMissing(
  { windows, lackedDays }: AnalysedPerson,
  reason: WithholdReason,
  analysis: Pick<Analysis, 'windows'>,
): Missing {
  const missedWindows = analysis.windows.filter((_, index) => !isMet(windows[index] ?? 'missed'));
  return reason === 'dayLacked' ? { missedWindows, lackedDays: lackedDays ?? [] } : { missedWindows };
}

function sum(dealings: readonly Dealing[]): SliceTotals {
  const totals: SliceTotals = { granted: 0, alreadyGranted: 0, excluded: 0, absent: 0, creditHundredths: 0 };
  for (const { kind, creditHundredths } of dealings) {
    if (kind !== 'left') totals[kind] += 1;
    totals.creditHundredths += creditHundredths;
  }
  return totals;
}
