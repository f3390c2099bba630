import { rosterRows } from '../../../../contract/calls/person/roster';
import { findOwnImport, listRows } from '../../../data/roster-imports';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from './row-words';

/** What is wrong with the rows of an import, or what they would change, in the order of the file. */
export const listRowsOfRoster = defineProcedure(rosterRows, async ({ db, caller }, { importId, kind, ...request }) => {
  const { institutionId } = caller.session;
  await findOwnImport(db, { importId, institutionId });
  const page = await listRows(db, { importId, kind }, request);
  return { ...page, rows: page.rows.map(rowOf) };
});
