import type { OutputOf } from '../../../../contract';
import type { GrantRound } from '../../../data/documents';

/** A round as the phone sees it: without its files, filters and the job's position. */
export function roundView(round: GrantRound): OutputOf<'grant.round'> {
  return {
    roundId: round._id,
    projectId: round.projectId,
    batchId: round.batchId,
    projectNumber: round.projectNumber,
    title: round.title,
    creditLevel: round.creditLevel,
    state: round.state,
    role: round.role ?? 'trainee',
    strategy: round.strategy,
    dutyWaivedFor: round.dutyWaivedFor ?? '',
    supplementFor: round.supplementFor ?? '',
    stopped: round.stopped ?? null,
    activityDate: round.activityDate,
    analysisId: round.analysisId,
    startedAt: round.startedAt,
    by: round.by,
    total: round.total,
    done: round.done,
    granted: round.granted,
    alreadyGranted: round.alreadyGranted,
    excluded: round.excluded,
    absent: round.absent,
    creditHundredths: round.creditHundredths,
  };
}
