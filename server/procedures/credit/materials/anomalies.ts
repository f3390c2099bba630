import { anomaliesOf, type Anomaly } from '../../../../domain/credit/anomalies';
import { figuresOf, summariseBatch } from '../../../attendance/batch-summary';
import type { Database } from '../../../data/database';
import type { Analysis, GrantRound } from '../../../data/documents';
import { findStandings } from '../../../data/ledger';
import { listSessionsOfProject } from '../../../data/sessions';

/** What is odd about a round of attendees, of its batch as the records stand now. A round of lecturers has no attendance of its own. */
export async function anomaliesOfRound(db: Database, round: GrantRound, { windows }: Analysis): Promise<Anomaly[]> {
  if (round.role === 'lecturer') return [];
  const { projectId, batchId, institutionId, lecturerIds = [] } = round;
  const batch = { projectId, batchId, institutionId };
  const [figures, sessions, standings] = await Promise.all([
    db.together({ collection: 'grantRounds', id: round._id }, figuresOf(batch)),
    listSessionsOfProject(db, { projectId, institutionId }),
    findStandings(db, { ...round, role: 'trainee' }, lecturerIds),
  ]);
  const { people, records, manual, late, suspicious } = await summariseBatch(db, batch, figures);
  const caps = sessions.filter((session) => session.batchId === batchId).map(({ cap }) => cap);
  const { granted, excluded, absent, dutyWaivedFor = '' } = round;
  return anomaliesOf({
    ...{ people, records, manual, late, suspicious, windows, granted, excluded, absent, dutyWaivedFor },
    cap: caps.length === 0 || caps.includes(null) ? null : caps.reduce((sum: number, cap) => sum + (cap ?? 0), 0),
    lecturersGranted: [...standings.values()].filter(({ entry }) => entry?.roundId === round._id).length,
  });
}
