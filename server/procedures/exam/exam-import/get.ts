import { examImportGet } from '../../../../contract/calls/exam/exam-import';
import { defineProcedure } from '../../../call/procedure';
import { findImport } from '../../../data/exam-imports';

export const get = defineProcedure(examImportGet, async ({ db, caller }, { importId }) => {
  const { institutionId } = caller.session;
  const { state, fileName, startedAt, by, problem, rows, good, known, bad } = await findImport(db, {
    importId,
    institutionId,
  });
  return { state, fileName, startedAt, by, problem, rows, known, bad, good: good.length };
});
