import type { OutputOf } from '../../../../contract';
import { anomaliesOf, lastMinutes } from '../../../../domain/credit/anomalies';
import { figuresOf, summariseBatch } from '../../../attendance/batch-summary';
import { recordsBetween } from '../../../data/attendance-counts';
import { readAttendees } from '../../../data/attendees';
import type { Database } from '../../../data/database';
import type { Analysis, GrantRound, Project } from '../../../data/documents';
import { findExclusions } from '../../../data/exclusions';
import { findStandings } from '../../../data/ledger';
import { listSessionsOfProject } from '../../../data/sessions';

type Looked = Pick<OutputOf<'materials.get'>, 'anomalies' | 'checked' | 'decisions'>;
/** What nobody but the centre is shown. */
export const NOTHING: Looked = { anomalies: [], checked: null, decisions: { people: 0, rows: [] } };

/**
 * What the centre looks at beside the materials of a round of attendees: what is odd, check-ins by hand, late and doubtful ones, and whom
 * the institution has decided on by name. Of its batch as the records stand now. A round of lecturers has no attendance of its own.
 */
export async function lookedAt(
  db: Database,
  round: GrantRound,
  { analysis: { windows }, project }: { analysis: Analysis; project: Project },
): Promise<Looked> {
  if (round.role === 'lecturer') return NOTHING;
  const { projectId, batchId, institutionId, lecturerIds = [] } = round;
  const batch = { projectId, batchId, institutionId };
  const at = { collection: 'grantRounds', id: round._id } as const;
  const minutes = lastMinutes(windows);
  const [figures, counts, sessions, standings, decisions] = await Promise.all([
    db.together(at, figuresOf(batch)),
    db.together(
      at,
      Object.fromEntries(
        minutes.flatMap(({ window, last }, index) => [
          [`window${index}`, recordsBetween(batch, window)],
          [`last${index}`, recordsBetween(batch, last)],
        ]),
      ),
    ),
    listSessionsOfProject(db, { projectId, institutionId }),
    findStandings(db, { ...round, role: 'trainee' }, lecturerIds),
    decisionsOf(db, batch),
  ]);
  const sum = (of: string) => minutes.reduce((total, _, index) => total + (counts[`${of}${index}`] ?? 0), 0);
  const summary = await summariseBatch(db, batch, figures);
  const { people, records, manual, late, suspicious, awaitsConfirmation: awaiting, removed } = summary;
  const caps = sessions.filter((session) => session.batchId === batchId).map(({ cap }) => cap);
  const { granted, excluded, absent, dutyWaivedFor = '' } = round;
  const anomalies = anomaliesOf({
    ...{ people, records, manual, late, suspicious, windows, granted, excluded, absent, dutyWaivedFor },
    cap: caps.length === 0 || caps.includes(null) ? null : caps.reduce((whole: number, cap) => whole + (cap ?? 0), 0),
    planned: project.form.plannedAttendees ?? null,
    inWindows: { records: sum('window'), lastMinute: sum('last') },
    lecturersGranted: [...standings.values()].filter(({ entry }) => entry?.roundId === round._id).length,
  });
  return { anomalies, checked: { manual, late, awaiting, suspicious, removed }, decisions };
}

/** As many as a page shows; the whole is in the figures. */
const DECISIONS_SHOWN = 50;

/** Whom the institution has left out, or granted all the same, each with its reason: the latest first. */
async function decisionsOf(db: Database, batch: { projectId: string; batchId: string }): Promise<Looked['decisions']> {
  const all = [...(await findExclusions(db, batch)).values()].sort((one, other) => other.at - one.at);
  const shown = all.slice(0, DECISIONS_SHOWN);
  const people = await readAttendees(
    db,
    shown.map(({ personId }) => personId),
  );
  return {
    people: all.length,
    rows: shown.map(({ personId, reason, note, by, at, admitted }) => ({
      name: people.get(personId)?.name ?? '',
      personNumber: people.get(personId)?.personNumber ?? '',
      admitted: admitted === true,
      ...{ reason, note, by, at },
    })),
  };
}
