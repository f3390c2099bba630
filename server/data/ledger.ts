import { ledgerEntryId, type LedgerRole } from '../../domain/credit/ledger';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from './paging';
import type { Database } from './database';
import type { CollectionName, LedgerEntry, Project } from './documents';
import { documents } from './questions';

const PAGE = 1000;
/** People with the credits of one entry, of whom one request tells: more than a hospital has. */
const GRANTED_READ = 10_000;
/** Only a grant that follows a reversal has a higher one (rules: "Grant round"). */
const FIRST_GENERATION = 1;

/** The id of a trainee's entry: the same for every project made from one catalogue entry in one year. */
export function traineeEntryId(
  { catalogueEntryId, year }: { catalogueEntryId: string; year: number },
  personId: string,
): string {
  return ledgerEntryId({ catalogueEntryId, year, role: 'trainee', personId, generation: FIRST_GENERATION });
}

/** A person's entry for the catalogue entry and year of a project, from whichever project it came. */
export function getTraineeEntry(
  db: Pick<Database, 'get'>,
  project: { catalogueEntryId: string; year: number },
  personId: string,
): Promise<LedgerEntry | undefined> {
  return db.get('ledgerEntries', traineeEntryId(project, personId));
}

/**
 * The people who have a catalogue entry's credits of a year as trainees, from whichever project; and who lectured at this one, by the
 * card numbers of its courses or by an entry of the ledger.
 */
export async function findCredited(
  db: Database,
  { _id: projectId, catalogueEntryId, year, courses }: Pick<Project, '_id' | 'catalogueEntryId' | 'year' | 'courses'>,
  at: { collection: CollectionName; id: string },
): Promise<{ trainees: Set<string>; lecturers: Set<string> }> {
  const entriesOfRole = (role: LedgerRole, after: string) =>
    documents('ledgerEntries', {
      where: { catalogueEntryId, year, role, _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      fields: ['personId', 'projectId'],
      limit: GRANTED_READ,
    });
  const cards = [...new Set(courses.map(({ cardNumber }) => cardNumber).filter((card) => card !== ''))];
  const { granted, lectured, holders } = await db.together(at, {
    granted: entriesOfRole('trainee', ''),
    lectured: entriesOfRole('lecturer', ''),
    holders: documents('cardNumbers', { where: { _id: { in: cards } }, limit: Math.max(1, cards.length) }),
  });
  const trainees = new Set(granted.map(({ personId }) => personId));
  for (let page = granted; page.length === GRANTED_READ;) {
    ({ page } = await db.together(at, { page: entriesOfRole('trainee', page.at(-1)?._id ?? '') }));
    for (const { personId } of page) trainees.add(personId);
  }
  const here = lectured.filter((entry) => entry.projectId === projectId);
  return { trainees, lecturers: new Set([...here, ...holders].map(({ personId }) => personId)) };
}

/** The entries that exist among these ids, with the round that wrote each. */
export async function findRoundOfEntries(db: Database, entryIds: readonly string[]): Promise<Map<string, string>> {
  const entries = entryIds.length === 0 ? [] : await db.getMany('ledgerEntries', entryIds);
  return new Map(entries.map(({ _id, roundId }) => [_id, roundId]));
}

/**
 * Writes an entry unless its id is taken. Entries are immutable, so nothing else ever writes one.
 * @returns the round that holds the entry: the given one, or the earlier one that was first
 */
export async function addEntry(db: Database, entry: LedgerEntry): Promise<string> {
  if ((await db.add('ledgerEntries', entry)) === 'added') return entry.roundId;
  const earlier = await db.get('ledgerEntries', entry._id);
  if (!earlier) throw new Error('a ledger entry has gone');
  return earlier.roundId;
}

/** A person's entries of one year, latest activity first. */
export const entriesOf = (personId: string, year: number) =>
  documents('ledgerEntries', { where: { personId, year }, orderBy: [['activityDate', 'desc']], limit: PAGE });

/** The entries of one round in the order of their ids, page by page. */
export async function listRoundEntries(
  db: Database,
  roundId: string,
  { cursor, limit = DEFAULT_PAGE_SIZE }: PageRequest,
): Promise<Page<LedgerEntry>> {
  const [after] = decodeCursor(cursor, ['string']) ?? [''];
  const read = await db.find('ledgerEntries', {
    where: { roundId, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    // One more than fits tells whether anything follows.
    limit: limit + 1,
  });
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return last && read.length > limit ? { rows, nextCursor: encodeCursor([last._id]) } : { rows };
}

/** The entries of a round behind one of them, in the order of their ids. */
export function findEntriesAfter(
  db: Database,
  { roundId, after, limit }: { roundId: string; after: string; limit: number },
): Promise<LedgerEntry[]> {
  return db.find('ledgerEntries', {
    where: { roundId, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit,
  });
}

/** The ids of all entries of a round, ascending. */
export async function readEntryIds(db: Database, roundId: string): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const page: Pick<LedgerEntry, '_id'>[] = await db.find('ledgerEntries', {
      where: { roundId, _id: { gt: ids.at(-1) ?? '' } },
      orderBy: [['_id', 'asc']],
      fields: ['_id'],
      limit: PAGE,
    });
    ids.push(...page.map(({ _id }) => _id));
    if (page.length < PAGE) return ids;
  }
}

/** How many entries a person has, of all years. */
export const countEntries = (db: Database, personId: string): Promise<number> =>
  db.count('ledgerEntries', { personId });
