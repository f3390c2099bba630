import type { OutputOf } from '../../../../contract';
import type { LedgerEntry } from '../../../data/documents';
import type { AnyRound } from '../../../data/rounds';

type About = Pick<
  OutputOf<'reversal.basis'>,
  'roundId' | 'projectNumber' | 'title' | 'activityDate' | 'roundState' | 'role' | 'grantedAt' | 'grantedBy' | 'entry'
>;

/** What is taken back: a round, or one entry of it. */
export const aboutOf = (round: AnyRound, entry: LedgerEntry | undefined): About => ({
  roundId: round._id,
  projectNumber: round.projectNumber,
  title: round.title,
  activityDate: round.activityDate,
  roundState: round.state,
  role: round.role ?? 'trainee',
  grantedAt: round.startedAt,
  grantedBy: round.by,
  entry: entry ? { entryId: entry._id, personId: entry.personId, ...entry.who } : null,
});
