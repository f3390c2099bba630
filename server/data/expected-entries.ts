/** Rosters of meetings (应到名单): who is expected, registered or not (rules: "Who should be here"). */
import { idOf } from '../../domain/kernel/id';
import { phoneForgottenAt } from '../../domain/project/enrolment';
import type { Database, Transaction } from './database';
import type { ExpectedEntry, GoodRow, Meeting } from './documents';
import { getProjects } from './projects';

const ENTRIES_A_READ = 1000;
const FORGOTTEN_AT_ONCE = 100;

/** One entry a number and meeting. */
export const expectedEntryId = ({ projectId, batchId }: Meeting, nationalIdDigest: string): string =>
  idOf(projectId, batchId, nationalIdDigest);

const someOf = (
  db: Database,
  { projectId, batchId, after, fields }: Meeting & { after: string; fields?: readonly (keyof ExpectedEntry)[] },
): Promise<ExpectedEntry[]> =>
  db.find('expectedEntries', {
    where: { projectId, batchId, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    ...(fields ? { fields } : {}),
    limit: ENTRIES_A_READ,
  });

async function* pagesOf(db: Database, meeting: Meeting, fields?: readonly (keyof ExpectedEntry)[]) {
  for (let after = ''; ;) {
    const page = await someOf(db, { ...meeting, after, ...(fields ? { fields } : {}) });
    yield page;
    const last = page.at(-1);
    if (!last || page.length < ENTRIES_A_READ) return;
    after = last._id;
  }
}

/** The whole roster of a meeting, a thousand people a read, in the order of ids. */
export async function* readExpected(db: Database, meeting: Meeting): AsyncGenerator<ExpectedEntry> {
  for await (const page of pagesOf(db, meeting)) yield* page;
}

/** Everybody on the roster of a meeting, by the digests of their numbers. */
export async function expectedDigests(db: Database, meeting: Meeting): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const page of pagesOf(db, meeting, ['nationalIdDigest']))
    for (const { _id, nationalIdDigest } of page) found.set(nationalIdDigest, _id);
  return found;
}

export const findExpected = (db: Database, entryIds: readonly string[]): Promise<ExpectedEntry[]> =>
  db.getMany('expectedEntries', entryIds);

export const countExpected = (db: Database, { projectId, batchId }: Meeting): Promise<number> =>
  db.count('expectedEntries', { projectId, batchId });

/** Somebody as a row of a file has them. */
export function expectedEntryOf(
  row: GoodRow,
  { meeting, institutionId, at, lastDay }: { meeting: Meeting; institutionId: string; at: number; lastDay: string },
): ExpectedEntry {
  const { row: _row, changes: _changes, ...facts } = row;
  return {
    _id: expectedEntryId(meeting, row.nationalIdDigest),
    ...facts,
    ...meeting,
    institutionId,
    importedAt: at,
    until: phoneForgottenAt(lastDay),
  };
}

export const putExpected = (tx: Transaction, entry: ExpectedEntry): Promise<void> => tx.put('expectedEntries', entry);

export const removeExpected = (db: Database, entryIds: readonly string[]): Promise<number> =>
  db.removeWhere('expectedEntries', { _id: { in: entryIds } });

export const clearExpected = (db: Database, { projectId, batchId }: Meeting): Promise<number> =>
  db.removeWhere('expectedEntries', { projectId, batchId });

/** Forgets rosters of meetings that are over. One whose meeting was moved stays until then. @returns how many people were forgotten */
export async function forgetExpected(db: Database, now: number): Promise<number> {
  const due = await db.find('expectedEntries', {
    where: { until: { lt: now } },
    orderBy: [['until', 'asc']],
    fields: ['projectId', 'batchId'],
    limit: FORGOTTEN_AT_ONCE,
  });
  const projects = await getProjects(
    db,
    due.map(({ projectId }) => projectId),
  );
  let forgotten = 0;
  for (const { _id, projectId, batchId } of due) {
    const batch = projects.get(projectId)?.batches.find((each) => each.batchId === batchId);
    const until = batch === undefined ? now : phoneForgottenAt(batch.end);
    if (until > now) await db.update('expectedEntries', _id, { set: { until } });
    else forgotten += Number(await db.remove('expectedEntries', _id));
  }
  return forgotten;
}
