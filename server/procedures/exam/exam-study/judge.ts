import { examStudyJudge } from '../../../../contract/calls/exam/exam-study';
import { isReason } from '../../../../domain/kernel/reason';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import { findFlag, saveFlag } from '../../../data/exam-studies';
import { findOwnProject } from '../../../data/projects';

export const judge = defineProcedure(examStudyJudge, (context, { flagId, verdict, note, ...which }) => {
  if (!isReason(note)) return context.refuse('reasonRequired');
  return runIdempotent(context, examStudyJudge, async (tx) => {
    const { institutionId, name } = context.caller.session;
    await findOwnProject(tx, { projectId: which.projectId, institutionId });
    const before = (await findFlag(tx, which, flagId)) ?? refuse('notFound');
    const after = { ...before, state: verdict, decided: { note, by: name, at: context.at } };
    await saveFlag(tx, after);
    await logProjectAct(tx, context, {
      project: { projectId: which.projectId, institutionId },
      action: verdict === 'upheld' ? 'exam.flagUpheld' : 'exam.flagCleared',
      subject: `examFlag:${flagId}`,
      note,
      before,
      after,
    });
    return {};
  });
});
