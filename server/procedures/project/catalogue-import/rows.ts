import { catalogueImportRows } from '../../../../contract/calls/project/catalogue-import';
import { findImport, listRows } from '../../../data/catalogue-imports';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from './row-words';

/** What is wrong with the rows of an import, or what they would change, in the order of the file. */
export const listRowsOfImport = defineProcedure(catalogueImportRows, async ({ db }, { importId, kind, ...request }) => {
  await findImport(db, importId);
  const page = await listRows(db, { importId, kind }, request);
  return { ...page, rows: page.rows.map(rowOf) };
});
