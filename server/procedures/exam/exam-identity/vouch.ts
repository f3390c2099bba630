import { examIdentityVouch } from '../../../../contract/calls/exam/exam-identity';
import { personByCode } from '../../../attendance/by-personal-code';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import { noteIdentity } from '../../../data/exam-identities';
import { ownPaper } from '../own-batch';

/** A supervisor's word. It holds for the exam; a code that was scanned a moment ago says that its owner stands there. */
export const vouchExamIdentity = defineProcedure(examIdentityVouch, async (context, { code, ...which }) => {
  const { db, at, caller } = context;
  const { institutionId, name: by } = caller.session;
  const { paper } = await ownPaper(db, which, { institutionId });
  if (paper.plan.identity !== true) return refuse('notFound');
  if (at >= paper.plan.closesAt) return context.refuse('examClosed');
  const person = await personByCode(context, code);
  if (person.openid === caller.openid) return context.refuse('ownIdentity');
  const { _id: personId, name, institutionName, departmentName } = person;
  return runIdempotent(context, examIdentityVouch, async (tx) => {
    await noteIdentity(tx, which, personId, { change: { vouched: { at, by } }, by: 'vouched', at });
    await logProjectAct(tx, context, {
      project: { projectId: which.projectId, institutionId },
      action: 'exam.identityVouched',
      subject: `person:${personId}`,
      before: null,
      after: { paperId: paper._id, at },
    });
    return { name, institutionName, departmentName };
  });
});
