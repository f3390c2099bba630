import type { TableProblem, TableRow } from '../../domain/kernel/table';
import type { Headings } from '../../domain/kernel/table-columns';
import type { Services } from '../call/context';
import type { Database, Reader, Transaction } from '../data/database';
import type { TableImport } from '../data/documents';
import { finishJob, finishJobOf, importJobId, renewLease, type Lease } from '../data/jobs';
import { readKept } from './import-work';
import type { JobResult } from './job-result';
import { logImport } from './log-import';

type Found<Key extends string> = Extract<Headings<Key>, { kind: 'found' }>;

/** The rows below the headings, and where each column stands. */
export interface RowsRead<Key extends string> {
  rows: readonly TableRow[];
  columns: Found<Key>['columns'];
}

/** Where the imports of one kind lie. */
interface Kept<One extends TableImport> {
  getImport: (db: Reader, importId: string) => Promise<One | undefined>;
  noteRows: (db: Database, importId: string, counted: { rows: number }) => Promise<void>;
  moveImport: (tx: Transaction, move: { before: One; after: One; now: number }) => Promise<void>;
  removeRows: (db: Database, importId: string) => Promise<void>;
}

/** What differs from kind to kind. */
export interface ReadingOf<One extends TableImport, Key extends string, Problem extends string> {
  job: 'readRoster' | 'readCatalogue' | 'readAttendees';
  of: 'roster' | 'catalogue' | 'activity';
  /** What the log calls a file that could not be read. */
  refused: string;
  kept: Kept<One>;
  /** Rows that are read. */
  most: number;
  headingsOf: (rows: TableRow[]) => Found<Key> | { kind: 'refuse'; reason: Problem };
  /** Writes down what the rows would change. Done twice it leaves the same. */
  layOut: (services: Services, begun: One, read: RowsRead<Key>) => Promise<Partial<One>>;
}

/**
 * Reads the kept file of an import and lays out what it would change. Ten thousand rows take a second or two, so one slice does it
 * all; a worker that dies leaves rows that the next one writes over with the same. The last transaction counts: an import that was
 * dropped meanwhile stays so.
 */
export async function readImport<One extends TableImport, Key extends string, Problem extends string>(
  services: Services,
  taken: Lease,
  reading: ReadingOf<One, Key, Problem>,
): Promise<JobResult> {
  const { db } = services;
  const { kept, most, headingsOf } = reading;
  const importId = taken.job.subjectId;
  const begun = await kept.getImport(db, importId);
  if (begun?.state !== 'reading') {
    await finishJobOf(db, taken);
    return 'done';
  }
  const read = await readKept(services, begun, { most, headingsOf });
  if (read.kind === 'refuse') {
    await end(services, importId, reading, refusedFor(read.problem, services.now()));
    return 'done';
  }
  await kept.noteRows(db, importId, { rows: read.rows.length });
  // Unpacking took its time, and so may laying out: who has lost the job in between leaves it to the other.
  const lease = await renewLease(db, taken, services.now());
  if (!lease) return 'notMine';
  const laidOut = await reading.layOut(services, begun, read);
  if (!(await renewLease(db, lease, services.now()))) return 'notMine';
  await end(services, importId, reading, laidOut);
  return 'done';
}

const refusedFor = <Problem extends string>(problem: TableProblem | Problem | 'noRows', endedAt: number) => ({
  state: 'refused' as const,
  problem,
  endedAt,
});

/** Ends the reading, unless the import was dropped while it lasted: then nothing of it stays. */
async function end<One extends TableImport, Key extends string, Problem extends string>(
  services: Services,
  importId: string,
  { job, of, refused, kept }: ReadingOf<One, Key, Problem>,
  changes: Partial<One> | ReturnType<typeof refusedFor>,
): Promise<void> {
  const { db } = services;
  const stays = await db.transaction(async (tx) => {
    const before = await kept.getImport(tx, importId);
    await finishJob(tx, importJobId(job, importId));
    if (before?.state !== 'reading') return false;
    const after = { ...before, ...changes };
    await kept.moveImport(tx, { before, after, now: services.now() });
    if (after.state === 'refused') await logImport(tx, services, { of, act: refused, before, after });
    return true;
  });
  if (!stays) await kept.removeRows(db, importId);
}
