/** What the jobs of imports have in common: reading the rows of a kept table, and taking chunks of rows while there is time. */
import type { TableProblem, TableRow } from '../../domain/kernel/table';
import type { Headings } from '../../domain/kernel/table-columns';
import { MAX_FILE_BYTES } from '../../domain/kernel/uploads';
import type { Services } from '../call/context';
import type { TableImport } from '../data/documents';
import { noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { readTable } from '../files/table/read-table';

/** Lines above the headings. */
const ROWS_BESIDE = 20;

type Found<Key extends string> = Extract<Headings<Key>, { kind: 'found' }>;
export type TableReading<Key extends string, Problem extends string> =
  | { kind: 'rows'; rows: TableRow[]; columns: Found<Key>['columns'] }
  | { kind: 'refuse'; problem: TableProblem | Problem | 'noRows' };

/**
 * The rows below the headings of the kept file of an import.
 * @param most rows that are read
 */
export async function readKept<Key extends string, Problem extends string>(
  { platform }: Pick<Services, 'platform'>,
  { fileId, type }: Pick<TableImport, 'fileId' | 'type'>,
  {
    most,
    headingsOf,
  }: { most: number; headingsOf: (rows: TableRow[]) => Found<Key> | { kind: 'refuse'; reason: Problem } },
): Promise<TableReading<Key, Problem>> {
  const file = await platform.readFile(fileId, MAX_FILE_BYTES);
  if (file.kind !== 'content') return { kind: 'refuse', problem: 'unreadable' };
  const table = readTable({ content: file.content, type }, most + ROWS_BESIDE);
  if (table.kind === 'refuse') return table;
  const headings = headingsOf(table.rows);
  if (headings.kind === 'refuse') return { kind: 'refuse', problem: headings.reason };
  const rows = table.rows.filter(({ number }) => number > headings.row);
  if (rows.length === 0) return { kind: 'refuse', problem: 'noRows' };
  if (rows.length > most) return { kind: 'refuse', problem: 'tooManyRows' };
  return { kind: 'rows', rows, columns: headings.columns };
}

/** Where the work is: the kind and the chunk of it that comes next. */
export interface ChunkPlace<Kind extends string> {
  kind: Kind;
  index: number;
}

function placeOf<Kind extends string>(kinds: readonly [Kind, ...Kind[]], after: string | undefined): ChunkPlace<Kind> {
  const [kind, index] = (after ?? '').split(':');
  return { kind: kinds.find((each) => each === kind) ?? kinds[0], index: Number(index ?? 0) };
}

/**
 * Takes the rows of an import, kind by kind and chunk by chunk; then it is noted where to go on. A chunk that was broken off, or
 * that two workers do at once, has to leave the same.
 * @returns `through` behind the last chunk of the last kind; else what the job says
 */
export async function takeInChunks<Kind extends string>(
  services: Pick<Services, 'db' | 'now'>,
  taken: Lease,
  deadline: number,
  work: {
    kinds: readonly [Kind, ...Kind[]];
    /** Rows that were written before. */
    done: number;
    /** @returns how many rows the chunk has; undefined behind the last of its kind */
    take: (place: ChunkPlace<Kind>) => Promise<number | undefined>;
    /** For whoever looks; the job alone goes by its own place. */
    note: (done: number) => Promise<void>;
  },
): Promise<'through' | 'notMine' | 'continued'> {
  const { db, now } = services;
  let lease = taken;
  let place = placeOf(work.kinds, taken.job.after);
  let { done } = work;
  for (;;) {
    const written = await work.take(place);
    const nextKind = work.kinds[work.kinds.indexOf(place.kind) + 1];
    if (written === undefined && nextKind === undefined) return 'through';
    place = written === undefined && nextKind ? { kind: nextKind, index: 0 } : { ...place, index: place.index + 1 };
    done += written ?? 0;
    const renewed = await renewLease(db, lease, now());
    if (!renewed || !(await noteProgress(db, renewed, `${place.kind}:${place.index}`))) return 'notMine';
    lease = renewed;
    if (written !== undefined && written > 0) await work.note(done);
    if (now() < deadline) continue;
    await releaseLease(db, lease);
    return 'continued';
  }
}
