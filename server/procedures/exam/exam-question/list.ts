import { examQuestionList } from '../../../../contract/calls/exam/exam-question';
import { defineProcedure } from '../../../call/procedure';
import { listQuestions } from '../../../data/exams';
import { picturesShown } from '../../../exam/pictures';

/** The bank of the caller's own institution. */
export const listBank = defineProcedure(examQuestionList, async (context, input) => {
  const { search, tag, kind, difficulty, ...request } = input;
  const { institutionId } = context.caller.session;
  const filter = { institutionId, search, tag, kind, difficulty };
  const { rows, ...rest } = await listQuestions(context.db, filter, request);
  const shown = await picturesShown(context, rows);
  return {
    rows: rows.map(({ _id, addedAt, picture, ...question }) => {
      const { kind: of, text, options, rightIds, explanation, tags, difficulty: how } = question;
      return {
        ...{ questionId: _id, addedAt, kind: of, text, options, rightIds, explanation, tags, difficulty: how },
        picture: shown(picture ? { picture } : {}),
      };
    }),
    ...rest,
  };
});
