import { catalogueImportGet } from '../../../../contract/calls/project/catalogue-import';
import type { OutputOf } from '../../../../contract';
import { getCatalogue } from '../../../data/catalogue';
import { findImport } from '../../../data/catalogue-imports';
import type { CatalogueImport } from '../../../data/documents';
import { defineProcedure } from '../../../call/procedure';

/** How the import of the catalogue stands, for every reviewer alike. */
export const getImports = defineProcedure(catalogueImportGet, async ({ db }, input) => {
  const { latestImportId, openImportId } = await getCatalogue(db);
  const importOf = async (importId: string | null | undefined) =>
    importId ? viewOf(await findImport(db, importId)) : null;
  const [latest, open, asked] = await Promise.all([
    importOf(latestImportId),
    importOf(openImportId),
    importOf(input.importId),
  ]);
  return { latest, open, asked };
});

const viewOf = (one: CatalogueImport): NonNullable<OutputOf<'catalogueImport.get'>['open']> => ({
  importId: one._id,
  state: one.state,
  fileName: one.fileName,
  startedAt: one.startedAt,
  by: one.by,
  endedBy: one.takenBy ?? null,
  endedAt: one.endedAt ?? null,
  problem: one.problem ?? null,
  rows: one.rows,
  good: one.good,
  bad: one.bad,
  added: one.added,
  changed: one.changed,
  same: one.same,
  gone: one.gone,
  years: one.years,
  odd: one.odd,
  left: one.left,
  done: one.done,
  toDo: one.toDo,
});
