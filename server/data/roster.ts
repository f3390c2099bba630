/** The people on an institution's roster (rules: "Roster"). */
import { idOf } from '../../domain/kernel/id';
import type { RosterStanding } from '../../domain/person/roster';
import type { Database, Reader, Transaction } from './database';
import type { GoodRow, Meeting, Roster, RosterEntry } from './documents';
import { findPage, type Page, type PageRequest } from './paging';
import { nameOrder, searchable, searchFor } from './search';

const ENTRIES_A_READ = 1000;

/** Whose roster it is: an institution's of its people, or of one of its meetings. */
export interface RosterOwner {
  institutionId: string;
  meeting?: Meeting | undefined;
}

export const rosterIdOf = ({ institutionId, meeting }: RosterOwner): string =>
  meeting === undefined ? institutionId : idOf(meeting.projectId, meeting.batchId);

/** What the audit log calls an act on such a roster. */
export const rosterAct = ({ meeting }: Pick<RosterOwner, 'meeting'>, act: string): string =>
  `${meeting === undefined ? 'roster' : 'meetingRoster'}.${act}`;

export const getRoster = (db: Reader, owner: RosterOwner): Promise<Roster | undefined> =>
  db.get('rosters', rosterIdOf(owner));

export const putRoster = (tx: Transaction, roster: Roster): Promise<void> => tx.put('rosters', roster);

/** One entry a number and institution. A roster does not say who issued a passport. */
export const rosterEntryId = (of: { institutionId: string; nationalIdDigest: string; numberDigest?: string }): string =>
  idOf(of.institutionId, of.numberDigest ?? of.nationalIdDigest);

export const getEntry = (db: Reader, entryId: string): Promise<RosterEntry | undefined> =>
  db.get('rosterEntries', entryId);

export const findEntries = (db: Database, entryIds: readonly string[]): Promise<RosterEntry[]> =>
  db.getMany('rosterEntries', entryIds);

/** The whole roster, a thousand people a read. */
export async function* readEntries(db: Database, institutionId: string): AsyncGenerator<RosterEntry> {
  for (let after = ''; ;) {
    const page = await findEntriesAfter(db, { institutionId, after, limit: ENTRIES_A_READ });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < ENTRIES_A_READ) return;
    after = last._id;
  }
}

/** Some of a roster, in the order of ids. */
export const findEntriesAfter = (
  db: Database,
  { institutionId, after, limit }: { institutionId: string; after: string; limit: number },
): Promise<RosterEntry[]> =>
  db.find('rosterEntries', { where: { institutionId, _id: { gt: after } }, orderBy: [['_id', 'asc']], limit });

/** Which of the people on a roster are meant. */
export interface RosterFilter {
  institutionId: string;
  standing: RosterStanding;
  departmentId?: string | undefined;
  search?: string | undefined;
}

const whereOf = ({ institutionId, standing, departmentId }: RosterFilter) => ({
  institutionId,
  standing,
  ...(departmentId === undefined ? {} : { departmentId }),
});

/** Of one standing, by how their names are spoken. */
export function listEntries(db: Database, filter: RosterFilter, request: PageRequest): Promise<Page<RosterEntry>> {
  const { where, filter: isFound } = searchFor(filter.search);
  return findPage(db, 'rosterEntries', {
    where: { ...whereOf(filter), ...where },
    orderBy: ['nameOrder', 'asc'],
    request,
    ...(isFound ? { filter: isFound } : {}),
  });
}

/** How many {@link listEntries} lists; undefined where a search finds only by reading what may be meant. */
export function countEntries(db: Database, filter: RosterFilter): Promise<number> | undefined {
  const { where, exact } = searchFor(filter.search);
  return exact ? db.count('rosterEntries', { ...whereOf(filter), ...where }) : undefined;
}

/** How many people stand where. */
export const countStanding = (db: Database, institutionId: string, standing: RosterStanding): Promise<number> =>
  db.count('rosterEntries', { institutionId, standing });

export const countRoster = (db: Database, institutionId: string): Promise<number> =>
  db.count('rosterEntries', { institutionId });

/** Somebody as a row of a file has them; who has registered is found out once they stand on the roster. */
export async function entryOf(
  row: GoodRow,
  { institutionId, at }: { institutionId: string; at: number },
): Promise<RosterEntry> {
  const { row: _row, changes: _changes, ...facts } = row;
  const [search, order] = await Promise.all([
    searchable([{ personName: row.name }, { text: row.staffNumber ?? '' }, { text: row.cardNumber ?? '' }]),
    nameOrder(row.name),
  ]);
  return {
    _id: rosterEntryId({ institutionId, nationalIdDigest: row.nationalIdDigest }),
    ...facts,
    institutionId,
    nameOrder: order,
    registrations: [],
    standing: 'missing',
    importedAt: at,
    search,
  };
}

/** Adds somebody; one who is there already stays as they are. */
export const addEntry = (db: Database, entry: RosterEntry): Promise<'added' | 'exists'> =>
  db.add('rosterEntries', entry);

export const putEntry = (tx: Transaction, entry: RosterEntry): Promise<void> => tx.put('rosterEntries', entry);

export const removeEntries = (db: Database, entryIds: readonly string[]): Promise<number> =>
  db.removeWhere('rosterEntries', { _id: { in: entryIds } });

export const removeRoster = (db: Database, institutionId: string): Promise<number> =>
  db.removeWhere('rosterEntries', { institutionId });
