import { examQuestionWithdraw } from '../../../../contract/calls/exam/exam-question';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findOwnQuestion, saveQuestion } from '../../../data/exams';
import { fileOfQuestion, moveUses } from '../../../data/kept-files';

export const withdraw = defineProcedure(examQuestionWithdraw, (context, { questionId }) =>
  runIdempotent(context, examQuestionWithdraw, async (tx) => {
    const { institutionId } = context.caller.session;
    const before = (await findOwnQuestion(tx, { questionId, institutionId })) ?? refuse('notFound');
    const after = { ...before, withdrawn: true };
    await saveQuestion(tx, after);
    await moveUses(tx, { before: fileOfQuestion(before), after: fileOfQuestion(after), now: context.at });
    await logInstitutionAct(tx, context, {
      action: 'examQuestion.withdrawn',
      subject: `examQuestion:${questionId}`,
      before,
      after,
    });
    return {};
  }),
);
