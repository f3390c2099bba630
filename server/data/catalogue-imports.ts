/** Imports of the catalogue (rules: "Import of the catalogue"), and the rows of their files until they are over. */
import { isOpenImport } from '../../domain/kernel/table-import';
import { refuse } from '../call/refusal';
import { getCatalogue, putCatalogue } from './catalogue';
import type { Database, Reader, Transaction } from './database';
import type { CatalogueImport, CatalogueRows } from './documents';
import { fileOfImport, moveUses } from './kept-files';
import { rowsIn } from './row-chunks';

export const { findChunk, putChunk, putRows, listRows, eachRow, removeRows } = rowsIn<CatalogueRows>(
  'catalogueChunks',
  ['bad', 'added', 'changed', 'gone', 'left'],
);

export const getImport = (db: Reader, importId: string): Promise<CatalogueImport | undefined> =>
  db.get('catalogueImports', importId);

/** @throws Refusal `notFound` */
export const findImport = async (db: Reader, importId: string): Promise<CatalogueImport> =>
  (await getImport(db, importId)) ?? refuse('notFound');

/** Begins an import; the catalogue is not changed by hand until it is over. */
export async function addImport(tx: Transaction, one: CatalogueImport): Promise<void> {
  await tx.add('catalogueImports', one);
  await putCatalogue(tx, { ...(await getCatalogue(tx)), openImportId: one._id });
  await moveUses(tx, {
    before: fileOfImport('catalogue', one, false),
    after: fileOfImport('catalogue', one, true),
    now: one.startedAt,
  });
}

/** How far an import has come, for whoever looks; the job alone goes by it. */
export async function noteRows(
  db: Database,
  importId: string,
  counted: Partial<Pick<CatalogueImport, 'rows' | 'done'>>,
): Promise<void> {
  await db.update('catalogueImports', importId, { set: counted });
}

/**
 * Writes an import in another state. One that is over lets the next one begin and its file go, in the transaction in which that is
 * so.
 */
export async function moveImport(
  tx: Transaction,
  { before, after, now }: { before: CatalogueImport; after: CatalogueImport; now: number },
): Promise<void> {
  await tx.put('catalogueImports', after);
  const [was, is] = [isOpenImport(before.state), isOpenImport(after.state)];
  if (!was || is) return;
  const catalogue = await getCatalogue(tx);
  const latest = after.state === 'taken' ? { latestImportId: after._id } : {};
  await putCatalogue(tx, {
    ...catalogue,
    ...(catalogue.openImportId === after._id ? { openImportId: null } : {}),
    ...latest,
  });
  await moveUses(tx, {
    before: fileOfImport('catalogue', before, was),
    after: fileOfImport('catalogue', after, is),
    now,
  });
}

/** Imports that were read long ago, or never, and that nobody has decided on. */
export async function findForgotten(db: Database, before: number): Promise<CatalogueImport[]> {
  const of = (state: CatalogueImport['state']) =>
    db.find('catalogueImports', {
      where: { state, startedAt: { lt: before } },
      orderBy: [['startedAt', 'asc']],
      limit: 20,
    });
  return (await Promise.all([of('read'), of('reading')])).flat();
}
