import { rosterImported } from '../message/person-events';
import type { Services } from '../call/context';
import type { Database } from '../data/database';
import type { GoodRow, RosterImport } from '../data/documents';
import { inParallel } from '../data/in-parallel';
import { finishJob, noteProgress, releaseLease, renewLease, takeRosterJobId, type Lease } from '../data/jobs';
import { tell } from '../data/messages';
import {
  addEntry,
  countRoster,
  entryOf,
  getEntry,
  getRoster,
  putEntry,
  putRoster,
  removeEntries,
} from '../data/roster';
import { findChunk, getImport, moveImport, noteRows, removeRows } from '../data/roster-imports';
import { matchEntries } from '../data/roster-people';
import type { JobResult } from './job-result';
import { logImport } from './log-import';

const WRITES_AT_ONCE = 8;

const kinds = ['added', 'changed', 'gone'] as const;
/** Where the work is: the kind and the chunk of it that comes next. */
interface Place {
  kind: (typeof kinds)[number];
  index: number;
}

const placeOf = (after: string | undefined): Place => {
  const [kind, index] = (after ?? '').split(':');
  return { kind: kinds.find((each) => each === kind) ?? 'added', index: Number(index ?? 0) };
};

/**
 * Takes the rows of an import, chunk by chunk. A chunk that was broken off, or that two workers do at once, leaves the same
 * entries; then it is noted where to go on.
 */
export async function takeRoster(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const importId = taken.job.subjectId;
  const current = await getImport(db, importId);
  if (!current) throw new Error('a job without its import');
  let lease = taken;
  let place = placeOf(taken.job.after);
  let done = current.done;
  while (current.state === 'taking') {
    const written = await takeChunk(db, current, place, services.now());
    const nextKind = kinds[kinds.indexOf(place.kind) + 1];
    if (written === 0 && nextKind === undefined) break;
    place = written === 0 && nextKind ? { kind: nextKind, index: 0 } : { kind: place.kind, index: place.index + 1 };
    done += written;
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed || !(await noteProgress(db, renewed, `${place.kind}:${place.index}`))) return 'notMine';
    lease = renewed;
    if (written > 0) await noteRows(db, importId, { done: Math.min(done, current.toDo) });
    if (services.now() < deadline) continue;
    await releaseLease(db, lease);
    return 'continued';
  }
  await finish(services, importId);
  return 'done';
}

/** @returns how many rows the chunk has; 0 behind the last of its kind */
async function takeChunk(
  db: Database,
  { _id: importId, institutionId, removeGone = false }: RosterImport,
  { kind, index }: Place,
  at: number,
): Promise<number> {
  if (kind === 'gone') {
    const rows = removeGone ? await findChunk(db, { importId, kind, index }) : undefined;
    if (!rows) return 0;
    await removeEntries(
      db,
      rows.map(({ entryId }) => entryId),
    );
    return rows.length;
  }
  const rows = await findChunk(db, { importId, kind, index });
  if (!rows) return 0;
  await inParallel(rows, WRITES_AT_ONCE, async (row) => writeRow(db, row, { institutionId, at }));
  await matchEntries(
    db,
    rows.map(({ nationalIdDigest }) => nationalIdDigest),
    institutionId,
  );
  return rows.length;
}

async function writeRow(db: Database, row: GoodRow, of: { institutionId: string; at: number }): Promise<void> {
  const entry = await entryOf(row, of);
  if ((await addEntry(db, entry)) === 'added') return;
  // Who has registered stays with it, and is judged by the new facts right after.
  await db.transaction(async (tx) => {
    const before = await getEntry(tx, entry._id);
    await putEntry(tx, {
      ...entry,
      registrations: before?.registrations ?? [],
      standing: before?.standing ?? 'missing',
    });
  });
}

/** Import, roster, job, log and message in one transaction; then the rows go, but for those that somebody has to mend. */
async function finish(services: Services, importId: string): Promise<void> {
  const { db } = services;
  const { institutionId } = (await getImport(db, importId)) ?? { institutionId: '' };
  const total = await countRoster(db, institutionId);
  const at = services.now();
  await db.transaction(async (tx) => {
    const before = await getImport(tx, importId);
    await finishJob(tx, takeRosterJobId(importId));
    if (before?.state !== 'taking') return;
    const after: RosterImport = { ...before, state: 'taken', done: before.toDo, endedAt: at };
    await moveImport(tx, { before, after, now: at });
    const roster = await getRoster(tx, institutionId);
    await putRoster(tx, {
      _id: institutionId,
      openImportId: roster?.openImportId ?? null,
      latestImportId: importId,
      total,
    });
    await tell(tx, { settings: services.settings, at }, rosterImported(after, total));
    await logImport(tx, services, { action: 'roster.imported', before, after });
  });
  await removeRows(db, importId, 'bad');
}
