import type { OutputOf } from '../../../../contract';
import {
  appealSubjectKey,
  MOST_APPEALS_OF_SUBJECT,
  outcomeAppealUntil,
  type AppealSubject,
} from '../../../../domain/attendance/appeal';
import type { Appeal, GrantOutcome, LedgerEntry } from '../../../data/documents';
import type { RoundOf } from './year';

type Row = OutputOf<'ledger.mine'>['appeals'][number];

/** What of a year somebody may appeal, or has: outcomes that hold, and entries that were taken back. */
export function creditAppeals({
  without,
  outcomes,
  written,
  rounds,
  asked,
  now,
}: {
  /** The outcomes that hold, as they are shown. */
  without: readonly { roundId: string }[];
  outcomes: readonly GrantOutcome[];
  written: readonly LedgerEntry[];
  rounds: ReadonlyMap<string, RoundOf>;
  /** All that they have asked. */
  asked: readonly Pick<Appeal, 'subject' | 'state' | 'askedAt'>[];
  now: number;
}): Row[] {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.roundId, outcome]));
  const rowOf = (
    subject: Exclude<AppealSubject, { kind: 'attendance' }>,
    { roundId, projectId, title, toldAt }: { roundId: string; projectId: string; title: string; toldAt: number },
  ): Row[] => {
    const batchId = rounds.get(roundId)?.batchId;
    const key = appealSubjectKey(subject);
    const about = asked.filter((each) => each.subject === key).sort((a, b) => a.askedAt - b.askedAt);
    const state = about.at(-1)?.state ?? null;
    const mayAsk = state !== 'open' && about.length < MOST_APPEALS_OF_SUBJECT && now <= outcomeAppealUntil(toldAt);
    if (batchId === undefined || (state === null && !mayAsk)) return [];
    const of = subject.kind === 'outcome' ? subject.roundId : subject.entryId;
    return [{ kind: subject.kind, of, projectId, batchId, title, state, mayAsk }];
  };
  const entries = new Map(written.map((entry) => [entry._id, entry]));
  return [
    ...without.flatMap(({ roundId }) => {
      const outcome = outcomeOf.get(roundId);
      if (!outcome) return [];
      const { projectId, title, at: toldAt } = outcome;
      return rowOf({ kind: 'outcome', roundId }, { roundId, projectId, title, toldAt });
    }),
    ...written.flatMap(({ reverses, at: toldAt }) => {
      const entry = reverses === undefined ? undefined : entries.get(reverses);
      // An activity has no batch to appeal about: its institution is asked.
      if (!entry || entry.role === 'groupActivity') return [];
      const { roundId, projectId, title } = entry;
      return rowOf({ kind: 'reversal', entryId: entry._id }, { roundId, projectId, title, toldAt });
    }),
  ];
}
