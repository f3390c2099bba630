import { examQuestionSave } from '../../../../contract/calls/exam/exam-question';
import { checkQuestion, type QuestionPicture } from '../../../../domain/exam/question';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { StoredQuestion } from '../../../data/documents';
import { findOwnQuestion, saveQuestion } from '../../../data/exams';
import { fileOfQuestion, moveUses } from '../../../data/kept-files';
import { pictureOf, seenPicture } from '../../../exam/pictures';
import { attachAllOnce } from '../../../files/attach-upload';
import { assertAcceptableTexts } from '../../../guard/text-check';

export const save = defineProcedure(
  examQuestionSave,
  async (context, { questionId, picture: pictured, ...written }) => {
    const question = { ...written, tags: [...new Set(written.tags)], rightIds: [...new Set(written.rightIds)] };
    const problems = checkQuestion(question);
    if (problems.length > 0)
      context.refuse('questionInvalid', { fields: problems.map((problem) => ({ field: 'question', problem })) });
    const { text, options, explanation, tags } = question;
    const description = pictured?.description ?? '';
    await assertAcceptableTexts(context, [
      ...[text, explanation, description, ...tags],
      ...options.map((option) => option.text),
    ]);
    const { institutionId } = context.caller.session;
    const fresh = context.randomBytes(12).toString('hex');
    const attached = {
      files: pictured?.file ? [pictured.file] : [],
      purpose: 'questionPicture',
      look: (content: Buffer) => seenPicture(context, content),
    } as const;
    return attachAllOnce(context, examQuestionSave, attached, async (tx, [file]) => {
      const before = questionId === undefined ? undefined : await findOwnQuestion(tx, { questionId, institutionId });
      if (questionId !== undefined && before === undefined) return refuse('notFound');
      const described = (one: QuestionPicture | undefined) => (one && pictured ? { ...one, description } : one);
      const picture = file ? await pictureOf(tx, file, description) : described(before?.picture);
      const after: StoredQuestion = {
        ...question,
        ...(picture && pictured !== null ? { picture } : {}),
        _id: before?._id ?? fresh,
        institutionId,
        addedAt: before?.addedAt ?? context.at,
        withdrawn: false,
      };
      await saveQuestion(tx, after);
      const named = fileOfQuestion(after);
      const earlier = before ? fileOfQuestion(before) : { ...named, digests: new Set<string>() };
      await moveUses(tx, { before: earlier, after: named, now: context.at });
      await logInstitutionAct(tx, context, {
        action: before ? 'examQuestion.changed' : 'examQuestion.added',
        subject: `examQuestion:${after._id}`,
        before: before ?? null,
        after,
      });
      return { questionId: after._id };
    });
  },
);
