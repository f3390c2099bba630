import { examQuestionSave } from '../../../../contract/calls/exam/exam-question';
import { checkQuestion } from '../../../../domain/exam/question';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { StoredQuestion } from '../../../data/documents';
import { findOwnQuestion, saveQuestion } from '../../../data/exams';
import { assertAcceptableTexts } from '../../../guard/text-check';

export const save = defineProcedure(examQuestionSave, async (context, { questionId, ...written }) => {
  const question = { ...written, tags: [...new Set(written.tags)], rightIds: [...new Set(written.rightIds)] };
  const problems = checkQuestion(question);
  if (problems.length > 0)
    context.refuse('questionInvalid', { fields: problems.map((problem) => ({ field: 'question', problem })) });
  const { text, options, explanation, tags } = question;
  await assertAcceptableTexts(context, [text, explanation, ...tags, ...options.map((option) => option.text)]);
  const { institutionId } = context.caller.session;
  const fresh = context.randomBytes(12).toString('hex');
  return runIdempotent(context, examQuestionSave, async (tx) => {
    const before = questionId === undefined ? undefined : await findOwnQuestion(tx, { questionId, institutionId });
    if (questionId !== undefined && before === undefined) return refuse('notFound');
    const after: StoredQuestion = {
      ...question,
      _id: before?._id ?? fresh,
      institutionId,
      addedAt: before?.addedAt ?? context.at,
      withdrawn: false,
    };
    await saveQuestion(tx, after);
    await logInstitutionAct(tx, context, {
      action: before ? 'examQuestion.changed' : 'examQuestion.added',
      subject: `examQuestion:${after._id}`,
      before: before ?? null,
      after,
    });
    return { questionId: after._id };
  });
});
