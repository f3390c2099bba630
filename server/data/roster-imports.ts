/** Imports of rosters, and the rows of their files until they are over. */
import { isOpenImport } from '../../domain/kernel/table-import';
import { refuse } from '../call/refusal';
import type { Database, Reader, Transaction } from './database';
import type { RosterImport, RosterRows } from './documents';
import { fileOfImport, moveUses } from './kept-files';
import { getRoster, putRoster } from './roster';
import { rowsIn } from './row-chunks';

export const getImport = (db: Reader, importId: string): Promise<RosterImport | undefined> =>
  db.get('rosterImports', importId);

/** An import of one institution; another institution's is as good as none. @throws Refusal `notFound` */
export async function findOwnImport(
  db: Reader,
  { importId, institutionId }: { importId: string; institutionId: string },
): Promise<RosterImport> {
  const found = await getImport(db, importId);
  return found?.institutionId === institutionId ? found : refuse('notFound');
}

export const addImport = (tx: Transaction, one: RosterImport): Promise<void> => tx.add('rosterImports', one);

/** How far an import has come, for whoever looks; the job alone goes by it. */
export async function noteRows(
  db: Database,
  importId: string,
  counted: Partial<Pick<RosterImport, 'rows' | 'done'>>,
): Promise<void> {
  await db.update('rosterImports', importId, { set: counted });
}

/**
 * Writes an import in another state. One that is over lets the next one begin and its file go, in the transaction in which that is
 * so.
 */
export async function moveImport(
  tx: Transaction,
  { before, after, now }: { before: RosterImport; after: RosterImport; now: number },
): Promise<void> {
  await tx.put('rosterImports', after);
  const [was, is] = [isOpenImport(before.state), isOpenImport(after.state)];
  if (!was || is) return;
  const roster = await getRoster(tx, after);
  if (roster?.openImportId === after._id) await putRoster(tx, { ...roster, openImportId: null });
  await moveUses(tx, { before: fileOfImport('roster', before, was), after: fileOfImport('roster', after, is), now });
}

export const { findChunk, putRows, listRows, eachRow, removeRows } = rowsIn<RosterRows>('rosterChunks', [
  'bad',
  'added',
  'changed',
  'gone',
]);

/** Imports that were read long ago, or never, and that nobody has decided on. */
export async function findForgotten(db: Database, before: number): Promise<RosterImport[]> {
  const of = (state: RosterImport['state']) =>
    db.find('rosterImports', {
      where: { state, startedAt: { lt: before } },
      orderBy: [['startedAt', 'asc']],
      limit: 20,
    });
  return (await Promise.all([of('read'), of('reading')])).flat();
}
