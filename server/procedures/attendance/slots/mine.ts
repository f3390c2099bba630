import { slotsMine } from '../../../../contract/calls/attendance/slots';
import { earnsCredits } from '../../../../domain/person/standing';
import { personSlots } from '../../../attendance/person-slots';
import { recordsOfPersonIn } from '../../../data/attendance';
import { batchOf, findProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** The trainee's own slots of a batch in which they have checked in; without a record there it is nobody's business. */
export const mineSlots = defineProcedure(slotsMine, async ({ db, at, caller: { person } }, { projectId, batchId }) => {
  const project = (await findProject(db, projectId)) ?? refuse('notFound');
  const batch = batchOf(project, batchId);
  const { institutionId, institutionName } = project;
  const records = await recordsOfPersonIn(db, { institutionId, projectId, batchId }, person._id);
  if (records.length === 0) return refuse('notFound');
  return {
    ...personSlots({ project, batch, records, person, now: at }),
    institutionName,
    registrationWaits: !earnsCredits(person.state),
  };
});
