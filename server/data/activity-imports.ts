/** Files of people who attended an activity, and the rows of them until they are over. */
import { isOpenImport } from '../../domain/kernel/table-import';
import { refuse } from '../call/refusal';
import type { Database, Reader, Transaction } from './database';
import type { ActivityImport, AttendeeRows } from './documents';
import { getActivity, saveActivity } from './group-activities';
import { fileOfImport, moveUses } from './kept-files';
import { rowsIn } from './row-chunks';

export const { findChunk, putRows, listRows, removeRows } = rowsIn<AttendeeRows>('activityChunks', ['bad', 'added']);

export const getImport = (db: Reader, importId: string): Promise<ActivityImport | undefined> =>
  db.get('activityImports', importId);

/** A file of one institution; another institution's is as good as none. @throws Refusal `notFound` */
export async function findOwnImport(
  db: Reader,
  { importId, institutionId }: { importId: string; institutionId: string },
): Promise<ActivityImport> {
  const found = await getImport(db, importId);
  return found?.institutionId === institutionId ? found : refuse('notFound');
}

/** Begins a file; the activity has one at a time. The activity must have been read in the same transaction. */
export async function addImport(tx: Transaction, one: ActivityImport): Promise<void> {
  await tx.add('activityImports', one);
  await moveUses(tx, {
    before: fileOfImport('activity', one, false),
    after: fileOfImport('activity', one, true),
    now: one.startedAt,
  });
}

/** How far it has come, for whoever looks; the job alone goes by its own place. */
export async function noteRows(
  db: Database,
  importId: string,
  counted: Partial<Pick<ActivityImport, 'rows' | 'done'>>,
): Promise<void> {
  await db.update('activityImports', importId, { set: counted });
}

/** Writes a file in another state. One that is over lets the next one begin, in the same transaction. */
export async function moveImport(
  tx: Transaction,
  { before, after, now }: { before: ActivityImport; after: ActivityImport; now: number },
): Promise<void> {
  await tx.put('activityImports', after);
  const [was, is] = [isOpenImport(before.state), isOpenImport(after.state)];
  if (!was || is) return;
  const activity = await getActivity(tx, after.activityId);
  if (activity?.openImportId === after._id) await saveActivity(tx, { ...activity, openImportId: null });
  await moveUses(tx, {
    before: fileOfImport('activity', before, was),
    after: fileOfImport('activity', after, is),
    now,
  });
}

/** Files that were read long ago, or never, and that nobody has decided on. */
export async function findForgotten(db: Database, before: number): Promise<ActivityImport[]> {
  const of = (state: ActivityImport['state']) =>
    db.find('activityImports', {
      where: { state, startedAt: { lt: before } },
      orderBy: [['startedAt', 'asc']],
      limit: 20,
    });
  return (await Promise.all([of('read'), of('reading')])).flat();
}
