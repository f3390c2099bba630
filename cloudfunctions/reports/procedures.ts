import type { Procedure } from '../../server/call/procedure';
import { catalogueFileProcedures } from '../../server/procedures/project/catalogue-file';
import { template as questionTemplate } from '../../server/procedures/exam/exam-import/template';
import { formFileProcedures } from '../../server/procedures/project/form-file';
import { documentPageProcedures } from '../../server/procedures/project/document-page';
import { joinProcedures } from '../../server/procedures/kernel/upload/join-procedures';
import { signInSheetProcedures } from '../../server/procedures/attendance/sign-in-sheet';
import { rosterFileProcedures } from '../../server/procedures/person/roster-file';

/** Excel, PDF and the like: heavy libraries live in this function alone. */
export const reportProcedures: readonly Procedure[] = [
  ...rosterFileProcedures,
  ...signInSheetProcedures,
  ...catalogueFileProcedures,
  questionTemplate,
  ...formFileProcedures,
  ...documentPageProcedures,
  ...joinProcedures,
];
