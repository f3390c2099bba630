/** What an institution owes of its holdings after they are over (A1): the most urgent first. */
import { daysLate, reportBy } from '../project/deadlines';
import { dayCount, dayOf, type Day } from '../kernel/time';
import { isBatchPast, type Holding } from './project-step';

export const owedKinds = ['materialsReturned', 'materials', 'grant'] as const;
type OwedKind = (typeof owedKinds)[number];

/** So many of what is owed stand on the home. */
export const OWED_ROWS = 6;

type Owed = {
  kind: OwedKind;
  projectId: string;
  batchId: string;
  /** The round whose materials are owed; null of a batch without one. */
  roundId: string | null;
  title: string;
  /** Until which day its materials are handed in in time; null where no rule says so. */
  due: Day | null;
  daysLeft: number;
  daysLate: number;
};

type Held = Pick<Holding, 'batches' | 'courses'> & {
  projectId: string;
  title: string;
  rounds: readonly ({ roundId: string } & Holding['rounds'][number])[];
};

/**
 * Materials that were returned, materials to hand in, and batches to analyse and grant. What is over its day comes first, then what
 * has the least time left; of one day, what was returned before the rest.
 */
export function owedOf(projects: readonly Held[], now: number): Owed[] {
  const today = dayOf(now);
  return projects
    .flatMap(({ projectId, title, batches, courses, rounds }) =>
      batches
        .filter((batch) => isBatchPast(batch, courses, now))
        .flatMap(({ batchId, end }): Owed[] => {
          const due = reportBy(end);
          const time = {
            due,
            daysLeft: due === null ? 0 : Math.max(0, dayCount(today, due) - 1),
            daysLate: daysLate(due, today),
          };
          const of = { projectId, batchId, title, ...time };
          const own = rounds.filter((round) => round.batchId === batchId);
          if (own.length === 0) return [{ ...of, kind: 'grant', roundId: null }];
          return own.flatMap(({ roundId, state }): Owed[] => {
            if (state === 'materialsReturned') return [{ ...of, kind: 'materialsReturned', roundId }];
            return state === 'granted' ? [{ ...of, kind: 'materials', roundId }] : [];
          });
        }),
    )
    .sort(
      (one, other) =>
        other.daysLate - one.daysLate ||
        one.daysLeft - other.daysLeft ||
        owedKinds.indexOf(one.kind) - owedKinds.indexOf(other.kind),
    );
}
