import type { OutputOf } from '../../../../contract';
import type { GrantOutcome, Project } from '../../../data/documents';

type WithoutCredit = OutputOf<'ledger.mine'>['withoutCredit'];

/**
 * Why holdings gave no credit, the latest activity first. A project may be granted in several rounds: the last
 * word on a person holds, and none is said once the project gave them an entry.
 */
export function withoutCredit({
  outcomes,
  projects,
  grantedProjectIds,
}: {
  outcomes: readonly GrantOutcome[];
  /** Those of the outcomes. */
  projects: ReadonlyMap<string, Pick<Project, 'institutionName'>>;
  grantedProjectIds: ReadonlySet<string>;
}): WithoutCredit {
  const latest = new Map<string, GrantOutcome>();
  for (const outcome of [...outcomes].sort((a, b) => a.at - b.at)) latest.set(outcome.projectId, outcome);
  return [...latest.values()]
    .filter(({ projectId }) => !grantedProjectIds.has(projectId))
    .sort((a, b) => (a.activityDate < b.activityDate ? 1 : -1))
    .map(({ projectId, roundId, title, activityDate, reason, strategy, missedWindows, lackedDays = [] }) => {
      const project = projects.get(projectId);
      if (!project) throw new Error('an outcome without its project');
      return {
        projectId,
        roundId,
        title,
        institutionName: project.institutionName,
        activityDate,
        reason,
        strategy: strategy ?? null,
        missedWindows,
        lackedDays,
      };
    });
}
