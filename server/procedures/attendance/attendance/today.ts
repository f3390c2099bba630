import { attendanceToday } from '../../../../contract/calls/attendance/attendance';
import { recordCounts } from '../../../../domain/attendance/attendance-record';
import { isInBatch } from '../../../../domain/project/batch';
import type { RegistrationState } from '../../../../domain/person/registration';
import { addDays, dayOf, instantOf } from '../../../../domain/kernel/time';
import { nextDayOf, windowsToday, type Evidence } from '../../../../domain/attendance/windows-today';
import { findRecordsSince } from '../../../data/attendance';
import type { AttendanceRecord } from '../../../data/documents';
import { getProjects } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

/** A batch that began longer ago and has not seen the trainee since is not looked for. */
const LOOK_BACK_DAYS = 60;

const latest = (evidence: readonly Evidence[]): number => Math.max(...evidence.map((each) => each.at));

/** A check-in as it stands for its person. */
function evidenceOf({ evidenceAt, origin, confirmed }: AttendanceRecord, registration: RegistrationState): Evidence {
  if (recordCounts({ origin, confirmed, registration })) return { at: evidenceAt, standing: 'counts' };
  return { at: evidenceAt, standing: confirmed ? 'provisional' : 'awaitsConfirmation' };
}

/** The holdings a trainee has checked in to and that run today (T1, T3). */
export const today = defineProcedure(attendanceToday, async (context) => {
  const { db, at, caller } = context;
  const day = dayOf(at);
  const since = instantOf(addDays(day, -LOOK_BACK_DAYS));
  const records = await findRecordsSince(db, { personId: caller.person._id, since });
  const projects = await getProjects(db, [...new Set(records.map(({ projectId }) => projectId))]);
  const rows = [...projects.values()].flatMap((project) =>
    project.batches
      .filter((batch) => isInBatch(day, batch))
      .map((batch) => {
        const own = records.filter(({ projectId, batchId }) => projectId === project._id && batchId === batch.batchId);
        return { project, batch, evidence: own.map((record) => evidenceOf(record, caller.person.state)) };
      })
      .filter(({ evidence }) => evidence.length > 0),
  );
  return {
    today: day,
    rows: rows
      .sort((a, b) => latest(b.evidence) - latest(a.evidence))
      .map(({ project, batch, evidence }) => ({
        projectId: project._id,
        batchId: batch.batchId,
        title: project.title,
        venue: project.form.venue,
        creditHundredths: project.creditHundredths,
        batchBegin: batch.begin,
        batchEnd: batch.end,
        windows: windowsToday({ batch, evidence, now: at }),
        nextDay: nextDayOf({ batch, now: at }) ?? null,
      })),
  };
});
