/** Tables that are written for somebody, and their files until they are swept. */
import { DAY_MS, MINUTE_MS } from '../../domain/kernel/time';
import { refuse } from '../call/refusal';
import { FILE_URL_LIVES_MS, type Platform } from '../platform/platform';
import type { Database, Reader, Transaction } from './database';
import type { TableExport } from './documents';

/** Nobody comes back for a table the day after. */
export const EXPORT_KEPT_MS = DAY_MS;
/** As long as an address of its file is good, and a little more. */
export const FETCHED_KEPT_MS = FILE_URL_LIVES_MS + 15 * MINUTE_MS;
/** Documents a run takes away. */
const SLICE = 50;

export const getExport = (db: Reader, exportId: string): Promise<TableExport | undefined> =>
  db.get('exports', exportId);

/** A table that this administrator began for the institution they act for now. @throws Refusal `notFound`, also for a colleague's */
export async function findOwnExport(
  db: Reader,
  { exportId, administratorId, institutionId }: { exportId: string; administratorId: string; institutionId: string },
): Promise<TableExport> {
  const found = await getExport(db, exportId);
  return found?.makerId === administratorId && found.institutionId === institutionId ? found : refuse('notFound');
}

export const addExport = (tx: Transaction, one: TableExport): Promise<void> => tx.add('exports', one);

export const changeExport = (tx: Transaction, exportId: string, set: Partial<TableExport>): Promise<void> =>
  tx.update('exports', exportId, { set });

/** How far it has come. @returns false when it was dropped meanwhile */
export const noteExport = async (
  db: Database,
  exportId: string,
  set: Partial<Pick<TableExport, 'done' | 'place' | 'parts' | 'written'>>,
): Promise<boolean> => (await db.updateWhere('exports', { _id: exportId, state: 'making' }, { set })) === 1;

/** Where a part of the table lies, or with the number of parts the whole of it. Nobody guesses it. */
export const pathOfPart = (
  { secret, format }: Pick<TableExport, 'secret' | 'format'>,
  part: number | 'whole',
): string => `exports/${secret}-${part}.${format}`;

/** Every file that was made, or that a worker which died may have made. */
async function filesOfExport(platform: Platform, one: TableExport): Promise<string[]> {
  const parts = Array.from({ length: one.parts + 1 }, (_, part) => platform.fileIdAt(pathOfPart(one, part)));
  return Promise.all([...parts, platform.fileIdAt(pathOfPart(one, 'whole'))]);
}

/** Takes away tables that have served their time: the files first, for a document that is left is found again. */
export async function sweepExports(db: Database, platform: Platform, now: number): Promise<number> {
  const found = await db.find('exports', {
    where: { until: { lt: now } },
    orderBy: [['until', 'asc']],
    limit: SLICE,
  });
  for (const one of found) await platform.removeFiles(await filesOfExport(platform, one));
  return found.length === 0 ? 0 : db.removeWhere('exports', { _id: { in: found.map(({ _id }) => _id) } });
}
