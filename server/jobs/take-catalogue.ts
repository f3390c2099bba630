import { decideEdit } from '../../domain/project/catalogue';
import type { Services } from '../call/context';
import { getEntry, writeEntry } from '../data/catalogue';
import { eachRow, findChunk, getImport, moveImport, noteRows, putChunk, removeRows } from '../data/catalogue-imports';
import type { CatalogueEntry, CatalogueImport, GoneEntryRow, GoodEntryRow } from '../data/documents';
import { inParallel } from '../data/in-parallel';
import { finishJob, importJobId, type Lease } from '../data/jobs';
import { tell, tellFromJob } from '../data/messages';
import { isEntryHeld } from '../data/projects';
import { catalogueImported, catalogueUpdated, entryWithdrawn } from '../message/catalogue-events';
import { takeInChunks, type ChunkPlace } from './import-work';
import type { JobResult } from './job-result';
import { logImport } from './log-import';

const WRITES_AT_ONCE = 8;
/** Said to an institution whose entry is no more in the file. */
const NOT_IN_FILE = '新目录里没有这一项';

type Kind = 'added' | 'changed' | 'gone';

/**
 * Takes the rows of an import. Each row is a transaction that looks at its entry first: one that says what the row says was written
 * before, and one that was used meanwhile for a project keeps what binds it, and is told of as left.
 */
export async function takeCatalogue(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
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
  current: CatalogueImport,
  { kind, index }: ChunkPlace<Kind>,
): Promise<number | undefined> {
  const { db } = services;
  const { _id: importId, startedAt, removeGone = false } = current;
  if (kind === 'gone') {
    const rows = removeGone ? await findChunk(db, { importId, kind, index }) : undefined;
    if (rows) await inParallel(rows, WRITES_AT_ONCE, (row) => withdraw(services, current, row));
    return rows?.length;
  }
  const rows = await findChunk(db, { importId, kind, index });
  if (!rows) return undefined;
  const written = await inParallel(rows, WRITES_AT_ONCE, (row) =>
    kind === 'added' ? add(services, current, row) : change(services, current, row),
  );
  // One chunk of what was left for each chunk that was changed, so that a second try writes the same.
  if (kind === 'changed')
    await putChunk(
      db,
      { importId, kind: 'left', index, at: startedAt },
      rows.filter((_, at) => written[at] === false),
    );
  return rows.length;
}

const byOf = ({ takenBy, by }: CatalogueImport): string => takenBy ?? by;

/** @returns whether the entry says what the row says */
function add(services: Services, current: CatalogueImport, row: GoodEntryRow): Promise<boolean> {
  return services.db.transaction(async (tx) => {
    if (!(await getEntry(tx, row.catalogueEntryId)))
      await writeEntry(
        tx,
        { _id: row.catalogueEntryId, ...row.entry },
        { kind: 'added', at: services.now(), by: byOf(current) },
      );
    return true;
  });
}

function change(services: Services, current: CatalogueImport, row: GoodEntryRow): Promise<boolean> {
  return services.db.transaction(async (tx) => {
    const before = await getEntry(tx, row.catalogueEntryId);
    if (!before || before.withdrawn) return false;
    const after: CatalogueEntry = { ...before, ...row.entry };
    // Read before it is looked for projects: one that is made meanwhile changes the entry, and this runs again.
    const edit = decideEdit(before, after, { isHeld: await isEntryHeld(services.db, before._id) });
    if (edit.kind === 'refuse') return false;
    if (edit.kind === 'change')
      await writeEntry(tx, after, { kind: 'changed', at: services.now(), by: byOf(current), changes: row.changes });
    return true;
  });
}

function withdraw(services: Services, current: CatalogueImport, { catalogueEntryId }: GoneEntryRow): Promise<void> {
  const { db, settings } = services;
  return db.transaction(async (tx) => {
    const before = await getEntry(tx, catalogueEntryId);
    if (!before || before.withdrawn) return;
    const at = services.now();
    const by = byOf(current);
    const after = { ...before, withdrawn: { at, by, reason: NOT_IN_FILE } };
    const written = await writeEntry(tx, after, { kind: 'withdrawn', at, by, reason: NOT_IN_FILE });
    await tell(tx, { settings, at }, entryWithdrawn(written, NOT_IN_FILE));
  });
}

/** Import, catalogue, job, log and message in one transaction; then the rows go, but for those that somebody has to look at. */
async function finish(services: Services, importId: string): Promise<void> {
  const { db, settings } = services;
  const at = services.now();
  const left = new Set<number>();
  for await (const { row } of eachRow(db, { importId, kind: 'left' })) left.add(row);
  await tellInstitutions(services, importId, left);
  await db.transaction(async (tx) => {
    const before = await getImport(tx, importId);
    await finishJob(tx, importJobId('takeCatalogue', importId));
    if (before?.state !== 'taking') return;
    const after: CatalogueImport = { ...before, state: 'taken', done: before.toDo, left: left.size, endedAt: at };
    await moveImport(tx, { before, after, now: at });
    await tell(tx, { settings, at }, catalogueImported(after));
    await logImport(tx, services, { of: 'catalogue', act: 'imported', before, after });
  });
  await removeRows(db, importId, ['bad', 'left']);
}

/** Each institution is told once of an import, whatever it has changed for it. */
async function tellInstitutions(services: Services, importId: string, left: ReadonlySet<number>): Promise<void> {
  const { db, settings } = services;
  if ((await getImport(db, importId))?.state !== 'taking') return;
  const counts = new Map<string, { added: number; changed: number }>();
  for (const kind of ['added', 'changed'] as const)
    for await (const { row, entry } of eachRow(db, { importId, kind })) {
      if (kind === 'changed' && left.has(row)) continue;
      const count = counts.get(entry.institutionId) ?? { added: 0, changed: 0 };
      count[kind] += 1;
      counts.set(entry.institutionId, count);
    }
  for (const [institutionId, count] of counts)
    await tellFromJob(db, { settings, at: services.now() }, catalogueUpdated({ institutionId, importId, ...count }));
}
