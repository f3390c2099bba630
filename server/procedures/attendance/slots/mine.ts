import { slotsMine } from '../../../../contract/calls/attendance/slots';
import { lastAppealDay } from '../../../../domain/attendance/appeal';
import { earnsCredits } from '../../../../domain/person/standing';
import { appealableSlots } from '../../../attendance/appealable-slots';
import { personSlots } from '../../../attendance/person-slots';
import { appealsOfPersonIn } from '../../../data/appeals';
import { recordsOfPersonIn } from '../../../data/attendance';
import { batchOf, findProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** The trainee's own slots of a batch that they have checked in to, or appealed about; else it is nobody's business. */
export const mineSlots = defineProcedure(slotsMine, async ({ db, at, caller: { person } }, { projectId, batchId }) => {
  const project = (await findProject(db, projectId)) ?? refuse('notFound');
  const batch = batchOf(project, batchId);
  const { institutionId, institutionName } = project;
  const [records, appeals] = await Promise.all([
    recordsOfPersonIn(db, { institutionId, projectId, batchId }, person._id),
    appealsOfPersonIn(db, { projectId, batchId, personId: person._id }),
  ]);
  if (records.length + appeals.length === 0) return refuse('notFound');
  return {
    ...personSlots({ project, batch, records, appeals, person, now: at }),
    institutionName,
    registrationWaits: !earnsCredits(person.state),
    appealable: appealableSlots({ project, batch, records, appeals, person, now: at }).map(({ begin }) => begin),
    lastAppealDay: lastAppealDay(batch),
  };
});
