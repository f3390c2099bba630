import { attendanceToday } from '../../../../contract/calls/attendance/attendance';
import { heldFields, heldToday, recentRecords } from '../../../attendance/held-today';
import { defineProcedure } from '../../../call/procedure';
import { ask, readByIds } from '../../../data/questions';

/** The holdings a trainee has checked in to and that run today (T1, T3). */
export const today = defineProcedure(attendanceToday, async ({ db, at, caller: { person } }) => {
  const records = await ask(db, recentRecords(person._id, at));
  const projects = await readByIds(db, 'projects', {
    ids: records.map(({ projectId }) => projectId),
    fields: heldFields,
    at: { collection: 'persons', id: person._id },
  });
  return heldToday({ person, records, projects: projects.values(), now: at });
});
