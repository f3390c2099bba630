import { enrolmentPhone } from '../../../../contract/calls/project/enrolment';
import { logProjectAct } from '../../../data/audit/office-log';
import { getEnrolment } from '../../../data/enrolments';
import { getPerson } from '../../../data/persons';
import { findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { openPhone } from '../../../guard/personal-data';

/**
 * The phone of somebody who has enrolled and agreed to be called. It is logged before it is told, each time, and kept with no answer. A
 * number that is no longer theirs is told to nobody.
 */
export const phone = defineProcedure(enrolmentPhone, async (context, { projectId, personId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  await findOwnProject(db, { projectId, institutionId });
  const [enrolment, person] = await Promise.all([getEnrolment(db, { projectId, personId }), getPerson(db, personId)]);
  if (!enrolment || !person) return refuse('notFound');
  const { phoneCipher, phoneDigest } = enrolment;
  if (phoneCipher === undefined || phoneDigest !== person.phoneDigest) return context.refuse('mayNotCall');
  await db.transaction((tx) =>
    logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'enrolment.called',
      subject: `person:${personId}`,
      before: null,
      after: null,
    }),
  );
  return { phone: openPhone(context, enrolment._id, phoneCipher) };
});
