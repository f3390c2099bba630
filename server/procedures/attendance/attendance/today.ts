import { attendanceToday } from '../../../../contract/calls/attendance/attendance';
import { heldFields, heldToday, recentRecords } from '../../../attendance/held-today';
import { defineProcedure } from '../../../call/procedure';
import { paperIdOf } from '../../../data/exams';
import { ask, readByIds } from '../../../data/questions';

/** The holdings a trainee has checked in to and that run today (T1, T3). */
export const today = defineProcedure(attendanceToday, async ({ db, at, caller: { person } }) => {
  const records = await ask(db, recentRecords(person._id, at));
  const from = { collection: 'persons', id: person._id } as const;
  const [projects, papers] = await Promise.all([
    readByIds(db, 'projects', { ids: records.map(({ projectId }) => projectId), fields: heldFields, at: from }),
    readByIds(db, 'examPapers', { ids: records.map(paperIdOf), fields: ['plan'], at: from }),
  ]);
  return heldToday({ person, records, projects: projects.values(), papers, now: at });
});
