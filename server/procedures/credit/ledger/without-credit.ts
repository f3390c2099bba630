import type { OutputOf } from '../../../../contract';
import type { GrantOutcome, GrantRound } from '../../../data/documents';

type WithoutCredit = OutputOf<'ledger.mine'>['withoutCredit'];

/**
 * Why holdings gave no credit, the latest activity first. A project may be granted in several rounds: the last
 * word on a person holds, and none is said once the project gave them an entry.
 */
export function withoutCredit({
  outcomes,
  rounds,
  grantedProjectIds,
}: {
  outcomes: readonly GrantOutcome[];
  /** Those of the outcomes. */
  rounds: ReadonlyMap<string, GrantRound>;
  grantedProjectIds: ReadonlySet<string>;
}): WithoutCredit {
  const latest = new Map<string, GrantOutcome>();
  for (const outcome of [...outcomes].sort((a, b) => a.at - b.at)) latest.set(outcome.projectId, outcome);
  return [...latest.values()]
    .filter(({ projectId }) => !grantedProjectIds.has(projectId))
    .sort((a, b) => (a.activityDate < b.activityDate ? 1 : -1))
    .map(({ roundId, projectId, title, activityDate, reason, missedWindows }) => {
      const round = rounds.get(roundId);
      if (!round) throw new Error('an outcome without its round');
      return { projectId, title, institutionName: round.institutionName, activityDate, reason, missedWindows };
    });
}
