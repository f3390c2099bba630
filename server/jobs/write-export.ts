import type { Services } from '../call/context';
import { Refusal } from '../call/refusal';
import { changeExport, getExport, noteExport, pathOfPart } from '../data/exports';
import type { TableExport } from '../data/documents';
import { exportJobId, finishJob, finishJobOf, releaseLease, renewLease, type Lease } from '../data/jobs';
import { openSource } from '../export/open-source';
import type { ExportSource } from '../export/source';
import { TableWriter } from '../files/table/table-writer';
import type { JobResult } from './job-result';

/** How often whoever waits is told how far it has come, ms of the server's clock. */
const TELL_EVERY_MS = 500;
/** Bytes of a part at most: so many are held in memory before they are stored. */
const PART_BYTES = 8_000_000;
/** Nothing that is exported becomes as large. */
const WHOLE_BYTES = 200_000_000;

/**
 * Writes a table that somebody exports. What one invocation has written is stored as a part; the last one puts the parts together. A worker
 * that dies leaves the last stored part to go on from, and the next writes over whatever it had begun.
 */
export async function writeExport(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const exportId = taken.job.subjectId;
  const begun = await getExport(db, exportId);
  if (begun?.state !== 'making') {
    await finishJobOf(db, taken);
    return 'done';
  }
  const source = await sourceOf(services, begun);
  if (source === undefined) {
    await end(services, begun, { state: 'failed' });
    return 'done';
  }
  return write(services, { one: begun, source, taken, deadline });
}

/** Nothing where what is exported is not there any more. */
async function sourceOf({ db }: Services, { institutionId, what }: TableExport): Promise<ExportSource | undefined> {
  try {
    return await openSource(db, institutionId, what);
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}

interface Work {
  one: TableExport;
  source: ExportSource;
  taken: Lease;
  deadline: number;
}

async function write(services: Services, { one, source, taken, deadline }: Work): Promise<JobResult> {
  const { db, now } = services;
  const writer = new TableWriter(one.format, source, one.written);
  let stored = one;
  let lease = taken;
  let done = one.done;
  let toldAt = now();
  let pieces = one.written.size === 0 ? [writer.write([])] : [];
  for await (const portion of source.portions(one.place)) {
    pieces.push(writer.write(portion.rows));
    done += portion.read;
    const late = now() >= deadline;
    if (!late && now() - toldAt < TELL_EVERY_MS && bytesOf(pieces) < PART_BYTES) continue;
    toldAt = now();
    const renewed = await renewLease(db, lease, now());
    if (!renewed) return 'notMine';
    lease = renewed;
    if (late || bytesOf(pieces) >= PART_BYTES) {
      stored = await storePart(services, stored, pieces, { done, place: portion.place, written: writer.written });
      pieces = [];
    }
    // It was dropped meanwhile.
    if (!(await noteExport(db, one._id, { ...stateOf(stored), done }))) {
      await finishJobOf(db, lease);
      return 'done';
    }
    if (!late) continue;
    await releaseLease(db, lease);
    return 'continued';
  }
  const file = writer.finish([...(await storedParts(services, stored)), ...pieces]);
  const fileId = await services.platform.storeFile(pathOfPart(one, 'whole'), file);
  await end(services, one, { state: 'ready', fileId, done, total: done, written: writer.written });
  return 'done';
}

const bytesOf = (pieces: readonly Buffer[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

const stateOf = ({ place, parts, written }: TableExport) => ({ place, parts, written });

async function storePart(
  { platform }: Services,
  one: TableExport,
  pieces: readonly Buffer[],
  reached: Pick<TableExport, 'done' | 'place' | 'written'>,
): Promise<TableExport> {
  await platform.storeFile(pathOfPart(one, one.parts), Buffer.concat(pieces));
  return { ...one, ...reached, parts: one.parts + 1 };
}

async function storedParts({ platform }: Services, one: TableExport): Promise<Buffer[]> {
  const parts: Buffer[] = [];
  for (let part = 0; part < one.parts; part += 1) {
    const read = await platform.readFile(await platform.fileIdAt(pathOfPart(one, part)), WHOLE_BYTES);
    if (read.kind !== 'content') throw new Error('a part of an export has gone');
    parts.push(read.content);
  }
  return parts;
}

/** One that was dropped meanwhile stays so. */
function end({ db }: Services, { _id }: TableExport, set: Partial<TableExport>): Promise<void> {
  return db.transaction(async (tx) => {
    if ((await getExport(tx, _id))?.state === 'making') await changeExport(tx, _id, set);
    await finishJob(tx, exportJobId(_id));
  });
}
