import { enrolmentPhone } from '../../../../contract/calls/project/enrolment';
import { givenPhone } from '../../../attendance/given-phone';
import { logProjectAct } from '../../../data/audit/office-log';
import { findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/**
 * The phone of somebody who has enrolled and agreed to be called. It is logged before it is told, each time, and kept with no answer. A
 * number that is no longer theirs is told to nobody.
 */
export const phone = defineProcedure(enrolmentPhone, async (context, { projectId, personId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  await findOwnProject(db, { projectId, institutionId });
  const given = await givenPhone(context, { projectId, personId });
  if (given === undefined) return refuse('notFound');
  if (given === null) return context.refuse('mayNotCall');
  await db.transaction((tx) =>
    logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'enrolment.called',
      subject: `person:${personId}`,
      before: null,
      after: null,
    }),
  );
  return { phone: given };
});
