import { ledgerEntryId, reversalEntryId } from '../../domain/credit/ledger';
import type { LedgerRole } from '../../domain/credit/ledger-role';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from './paging';
import { addOrRunAgain, type Answers, type Database, type Transaction } from './database';
import type { LedgerEntry, Project } from './documents';
import { inParallel, slicesOf } from './in-parallel';
import { ask, documents } from './questions';
import type { AnyRound } from './rounds';

const PAGE = 1000;
/** Writes under way at once: enough to hide the way to the database, few enough not to crowd out a check-in. */
const WRITES_AT_ONCE = 8;
/** People with the credits of one entry, of whom one request tells: more than a hospital has. */
const GRANTED_READ = 10_000;
/** Only a grant that follows a reversal has a higher one (rules: "Grant round"). */
const FIRST_GENERATION = 1;

/** The credits of a catalogue entry in one year and role, from whichever project they come. */
export interface Credited {
  catalogueEntryId: string;
  year: number;
  role: LedgerRole;
}

/** The entry that a person has and that nothing took back; else the generation that their next one has. */
export interface Standing {
  entry: LedgerEntry | undefined;
  /** Of the entry, or of the next one. */
  generation: number;
}

/**
 * What people have of these credits: generation by generation, for an entry that was reversed is followed by the next (rules:
 * "Reversal"). Two requests, and two more for each reversal that the most unlucky of them has.
 */
export async function findStandings(
  db: Pick<Database, 'getMany'>,
  credited: Credited,
  personIds: readonly string[],
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  let open = [...new Set(personIds)];
  for (let generation = FIRST_GENERATION; open.length > 0; generation += 1) {
    const idOf = (personId: string) => ledgerEntryId({ ...credited, personId, generation });
    const entries = new Map((await db.getMany('ledgerEntries', open.map(idOf))).map((entry) => [entry._id, entry]));
    const written = [...entries.keys()];
    const reversals = written.length === 0 ? [] : await db.getMany('ledgerEntries', written.map(reversalEntryId));
    const reversed = new Set(reversals.map(({ reverses }) => reverses));
    for (const personId of open) {
      const entry = entries.get(idOf(personId));
      if (!entry || !reversed.has(entry._id)) standings.set(personId, { entry, generation });
    }
    open = open.filter((personId) => !standings.has(personId));
  }
  return standings;
}

/** The same of one person, in a transaction as well. */
export async function getStanding(db: Pick<Database, 'get'>, credited: Credited, personId: string): Promise<Standing> {
  for (let generation = FIRST_GENERATION; ; generation += 1) {
    const entry = await db.get('ledgerEntries', ledgerEntryId({ ...credited, personId, generation }));
    if (!entry) return { entry, generation };
    if (!(await db.get('ledgerEntries', reversalEntryId(entry._id)))) return { entry, generation };
  }
}

type Credits = Pick<Project, '_id' | 'catalogueEntryId' | 'year' | 'courses'>;

const entriesOfRole = ({ catalogueEntryId, year }: Credits, role: LedgerRole, after: string) =>
  documents('ledgerEntries', {
    where: { catalogueEntryId, year, role, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    fields: ['personId', 'projectId', 'reverses'],
    limit: GRANTED_READ,
  });

/** The first of who has a catalogue entry's credits, to be asked together with other things: {@link creditedIn}. */
export function creditedOf(project: Credits) {
  const cards = [
    ...new Set(
      project.courses
        .flatMap(({ lecturers }) => lecturers.map(({ cardNumber }) => cardNumber))
        .filter((card) => card !== ''),
    ),
  ];
  return {
    granted: entriesOfRole(project, 'trainee', ''),
    lectured: entriesOfRole(project, 'lecturer', ''),
    holders: documents('cardNumbers', { where: { _id: { in: cards } }, limit: Math.max(1, cards.length) }),
  };
}

/**
 * The people who have a catalogue entry's credits of a year as trainees, from whichever project; and who lectured at this one, by the
 * card numbers of its courses or by an entry of the ledger. What was reversed counts no more.
 * @param first what {@link creditedOf} the project was answered
 */
export async function creditedIn(
  db: Database,
  project: Credits,
  { granted, lectured, holders }: Answers<ReturnType<typeof creditedOf>>,
): Promise<{ trainees: Set<string>; lecturers: Set<string> }> {
  const asTrainees = [...granted];
  for (let page = granted; page.length === GRANTED_READ; asTrainees.push(...page))
    page = await ask(db, entriesOfRole(project, 'trainee', page.at(-1)?._id ?? ''));
  const here = lectured.filter((entry) => entry.projectId === project._id);
  return {
    trainees: whoStand(asTrainees),
    lecturers: new Set([...whoStand(here), ...holders.map(({ personId }) => personId)]),
  };
}

/** Each generation counts one up, each reversal one down: whoever stands at one has the credits. */
function whoStand(entries: readonly Pick<LedgerEntry, 'personId' | 'reverses'>[]): Set<string> {
  const balance = new Map<string, number>();
  for (const { personId, reverses } of entries)
    balance.set(personId, (balance.get(personId) ?? 0) + (reverses === undefined ? 1 : -1));
  return new Set([...balance].flatMap(([personId, stands]) => (stands > 0 ? [personId] : [])));
}

/**
 * Writes an entry unless its id is taken. Entries are immutable, so nothing else ever writes one.
 * @returns the round that holds the entry: the given one, or the earlier one that was first
 */
async function addEntry(db: Database, entry: LedgerEntry): Promise<string> {
  if ((await db.add('ledgerEntries', entry)) === 'added') return entry.roundId;
  const earlier = await db.get('ledgerEntries', entry._id);
  if (!earlier) throw new Error('a ledger entry has gone');
  return earlier.roundId;
}

/** Entries that one request writes. */
const ENTRIES_A_WRITE = 50;

/**
 * Writes many, as {@link addEntry} does one: by one request for fifty. Where an id is taken, each of them is written by itself, and says
 * whose it is.
 * @returns by entry id, the round that holds it
 */
export async function addEntries(db: Database, entries: readonly LedgerEntry[]): Promise<Map<string, string>> {
  const holders = new Map(entries.map(({ _id, roundId }) => [_id, roundId]));
  await inParallel(slicesOf(entries, ENTRIES_A_WRITE), WRITES_AT_ONCE, async (slice) => {
    if ((await db.addMany('ledgerEntries', slice)) === 'added') return;
    await inParallel(slice, WRITES_AT_ONCE, async (entry) => holders.set(entry._id, await addEntry(db, entry)));
  });
  return holders;
}

/**
 * The same in a transaction that writes the round as well.
 * @returns whether the entry is the round's now; false when somebody else's is there
 */
export async function addEntryOnce(tx: Transaction, entry: LedgerEntry): Promise<boolean> {
  const there = await tx.get('ledgerEntries', entry._id);
  if (there) return there.roundId === entry.roundId;
  await addOrRunAgain(tx, 'ledgerEntries', entry);
  return true;
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

/** A person's entry in a round, of whatever generation. */
export async function findEntryOfRound(
  db: Database,
  { _id: roundId, catalogueEntryId, year, role: asRole }: AnyRound,
  personId: string,
): Promise<LedgerEntry | undefined> {
  const role = asRole ?? 'trainee';
  for (let generation = FIRST_GENERATION; ; generation += 1) {
    const entry = await db.get('ledgerEntries', ledgerEntryId({ catalogueEntryId, year, role, personId, generation }));
    if (!entry || entry.roundId === roundId) return entry;
  }
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

/** Entries by their ids. */
export const getEntries = async (db: Pick<Database, 'getMany'>, entryIds: readonly string[]): Promise<LedgerEntry[]> =>
  entryIds.length === 0 ? [] : db.getMany('ledgerEntries', entryIds);

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
