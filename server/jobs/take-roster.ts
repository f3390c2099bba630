import { dayOf } from '../../domain/kernel/time';
import { rosterImported } from '../message/person-events';
import type { Services } from '../call/context';
import type { Database } from '../data/database';
import { departmentsById } from '../data/departments';
import type { GoodRow, Meeting, RosterImport } from '../data/documents';
import { countExpected, expectedEntryOf, putExpected, removeExpected } from '../data/expected-entries';
import { inParallel } from '../data/in-parallel';
import { finishJob, importJobId, type Lease } from '../data/jobs';
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
  rosterIdOf,
  type RosterOwner,
} from '../data/roster';
import { findChunk, getImport, moveImport, noteRows, removeRows } from '../data/roster-imports';
import { findOwnProject } from '../data/projects';
import { matchEntries } from '../data/roster-people';
import { takeInChunks, type ChunkPlace } from './import-work';
import type { JobResult } from './job-result';
import { logImport } from './log-import';

const WRITES_AT_ONCE = 8;

type Kind = 'added' | 'changed' | 'gone';

/**
 * Takes the rows of an import, chunk by chunk. A chunk that was broken off, or that two workers do at once, leaves the same
 * entries; then it is noted where to go on.
 */
export async function takeRoster(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const importId = taken.job.subjectId;
  const current = await getImport(db, importId);
  if (!current) throw new Error('a job without its import');
  if (current.state === 'taking') {
    const worked = await takeInChunks<Kind>(services, taken, deadline, {
      kinds: ['added', 'changed', 'gone'],
      done: current.done,
      take: (place) => takeChunk(services, current, place),
      note: (done) => noteRows(db, importId, { done: Math.min(done, current.toDo) }),
    });
    if (worked !== 'through') return worked;
  }
  await finish(services, importId);
  return 'done';
}

/** @returns how many rows the chunk has; undefined behind the last of its kind */
async function takeChunk(
  services: Services,
  { _id: importId, institutionId, meeting, removeGone = false }: RosterImport,
  { kind, index }: ChunkPlace<Kind>,
): Promise<number | undefined> {
  const { db } = services;
  const at = services.now();
  if (kind === 'gone') {
    const rows = removeGone ? await findChunk(db, { importId, kind, index }) : undefined;
    if (!rows) return undefined;
    const remove = meeting === undefined ? removeEntries : removeExpected;
    await remove(
      db,
      rows.map(({ entryId }) => entryId),
    );
    return rows.length;
  }
  const rows = await findChunk(db, { importId, kind, index });
  if (!rows) return undefined;
  if (meeting !== undefined) {
    await writeExpected(services, rows, { meeting, institutionId });
    return rows.length;
  }
  const departments = await departmentsById(db, institutionId);
  await inParallel(rows, WRITES_AT_ONCE, async (row) =>
    writeRow(db, inPresent(row, departments), { institutionId, at }),
  );
  await matchEntries(
    db,
    rows.map(({ nationalIdDigest }) => nationalIdDigest),
    institutionId,
  );
  return rows.length;
}

/** A row whose department was merged into another since the file was read is a row of that one. */
function inPresent(row: GoodRow, departments: Awaited<ReturnType<typeof departmentsById>>): GoodRow {
  const present = row.departmentId === undefined ? undefined : departments.get(row.departmentId);
  return present && present._id !== row.departmentId
    ? { ...row, departmentId: present._id, departmentName: present.name }
    : row;
}

/** Writes people of a meeting's roster; whoever has the number is found once somebody looks. Done twice, it leaves the same. */
async function writeExpected(
  services: Services,
  rows: readonly GoodRow[],
  { meeting, institutionId }: { meeting: Meeting; institutionId: string },
): Promise<void> {
  const { db } = services;
  const { projectId, batchId } = meeting;
  const project = await findOwnProject(db, { projectId, institutionId });
  // A batch that was taken out meanwhile expects nobody: they are forgotten by the next sweep.
  const batch = project.batches.find((each) => each.batchId === batchId);
  const of = { meeting, institutionId, at: services.now(), lastDay: batch?.end ?? dayOf(services.now()) };
  await inParallel(rows, WRITES_AT_ONCE, (row) => db.transaction((tx) => putExpected(tx, expectedEntryOf(row, of))));
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
  const owner: RosterOwner = (await getImport(db, importId)) ?? { institutionId: '' };
  const { meeting } = owner;
  const total = await (meeting === undefined ? countRoster(db, owner.institutionId) : countExpected(db, meeting));
  const at = services.now();
  await db.transaction(async (tx) => {
    const before = await getImport(tx, importId);
    await finishJob(tx, importJobId('takeRoster', importId));
    if (before?.state !== 'taking') return;
    const after: RosterImport = { ...before, state: 'taken', done: before.toDo, endedAt: at };
    await moveImport(tx, { before, after, now: at });
    const roster = await getRoster(tx, owner);
    await putRoster(tx, {
      _id: rosterIdOf(owner),
      openImportId: roster?.openImportId ?? null,
      latestImportId: importId,
      total,
    });
    if (meeting === undefined) await tell(tx, { settings: services.settings, at }, rosterImported(after, total));
    await logImport(tx, services, { of: 'roster', act: 'imported', before, after });
  });
  await removeRows(db, importId, ['bad']);
}
