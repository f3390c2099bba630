import { appealBasis } from '../../../../contract/calls/attendance/appeal';
import { attendanceAppealUntil, lastAppealDay } from '../../../../domain/attendance/appeal';
import { dayOf } from '../../../../domain/kernel/time';
import { appealableSlots } from '../../../attendance/appealable-slots';
import { appealsOfPersonIn } from '../../../data/appeals';
import { recordsOfPersonIn } from '../../../data/attendance';
import { batchOf, findPublicProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { appealView } from './view';

/**
 * What the caller may appeal in a batch (D7). Of a meeting that everybody may read the notice of nobody has to have a record: whose phone
 * was dead all day has none.
 */
export const basisAppeal = defineProcedure(appealBasis, async ({ db, at, caller }, { projectId, batchId }) => {
  const { person } = caller;
  const project = await findPublicProject(db, projectId);
  const batch = batchOf(project, batchId);
  const { institutionId, institutionName, title } = project;
  const [records, appeals] = await Promise.all([
    recordsOfPersonIn(db, { institutionId, projectId, batchId }, person._id),
    appealsOfPersonIn(db, { projectId, batchId, personId: person._id }),
  ]);
  const slots = appealableSlots({ project, batch, records, appeals, person, now: at });
  const days = [...new Set(slots.map(({ begin }) => dayOf(begin)))];
  return {
    title,
    institutionName,
    lastDay: lastAppealDay(batch),
    over: at > attendanceAppealUntil(batch),
    days: days.map((day) => ({ day, slots: slots.filter(({ begin }) => dayOf(begin) === day) })),
    appeals: appeals.map(appealView),
  };
});
