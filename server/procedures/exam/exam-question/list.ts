import { examQuestionList } from '../../../../contract/calls/exam/exam-question';
import { defineProcedure } from '../../../call/procedure';
import { listQuestions } from '../../../data/exams';

/** The bank of the caller's own institution. */
export const listBank = defineProcedure(examQuestionList, async ({ db, caller }, input) => {
  const { search, tag, kind, difficulty, ...request } = input;
  const { rows, ...rest } = await listQuestions(db, {
    institutionId: caller.session.institutionId,
    search,
    request,
    fits: (question) =>
      (tag === undefined || question.tags.includes(tag)) &&
      (kind === undefined || question.kind === kind) &&
      (difficulty === undefined || question.difficulty === difficulty),
  });
  return {
    rows: rows.map(({ _id, addedAt, kind: of, text, options, rightIds, explanation, tags, difficulty: how }) => ({
      ...{ questionId: _id, addedAt, kind: of, text, options, rightIds, explanation, tags, difficulty: how },
    })),
    ...rest,
  };
});
