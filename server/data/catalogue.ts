import { idOf } from '../../domain/kernel/id';
import type { CreditLevel } from '../../domain/kernel/credit-level';
import type { SearchIndex } from '../../domain/kernel/search';
import { numberKey, type EntryEventKind } from '../../domain/project/catalogue';
import { searchable, searchFor } from './search';
import { eachPortion, type Going } from './each-portion';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Reader, Transaction } from './database';
import type { Catalogue, CatalogueEntry, CatalogueEvent } from './documents';

/**
 * The entries an institution may hold, latest project number first (M6). Another institution's are never listed, nor those that
 * the centre has withdrawn.
 * @param search part of a project number or of a title (domain/kernel/search.ts)
 */
export function listEntries(
  db: Database,
  options: { institutionId: string; year: number | undefined; search: string | undefined; request: PageRequest },
): Promise<Page<CatalogueEntry>> {
  const { institutionId, year, search, request } = options;
  const { where, filter: isFound = () => true } = searchFor(search);
  return findPage(db, 'catalogueEntries', {
    where: { institutionId, ...(year === undefined ? {} : { year }), ...where },
    orderBy: ['projectNumber', 'desc'],
    request,
    // Few are withdrawn.
    filter: (entry) => !entry.withdrawn && isFound(entry),
  });
}

/** What the centre lists of the whole catalogue. */
export interface CatalogueFilter {
  search?: string | undefined;
  year?: number | undefined;
  institutionId?: string | undefined;
  creditLevel?: CreditLevel | undefined;
  /** Only those that are withdrawn, or only those that are not. */
  withdrawn?: boolean | undefined;
}

/** The catalogue over all institutions, latest project number first. */
export function listCatalogue(
  db: Database,
  { search, withdrawn, year, institutionId, creditLevel }: CatalogueFilter,
  request: PageRequest,
): Promise<Page<CatalogueEntry>> {
  const { where, filter: isFound = () => true } = searchFor(search);
  return findPage(db, 'catalogueEntries', {
    where: {
      ...(year === undefined ? {} : { year }),
      ...(institutionId === undefined ? {} : { institutionId }),
      ...(creditLevel === undefined ? {} : { creditLevel }),
      // Every entry has a number: the list goes through its index whatever it is filtered by.
      projectNumber: { gte: '' },
      ...where,
    },
    orderBy: ['projectNumber', 'desc'],
    request,
    filter: (entry) => isFound(entry) && (withdrawn === undefined || withdrawn === Boolean(entry.withdrawn)),
  });
}

/** An entry by its id, whoever may hold it: for the centre. */
export const getEntry = (db: Reader, catalogueEntryId: string): Promise<CatalogueEntry | undefined> =>
  db.get('catalogueEntries', catalogueEntryId);

/** An entry the institution may hold; undefined for an unknown one and for another institution's (M6). */
export async function findOwnEntry(
  db: Reader,
  { catalogueEntryId, institutionId }: { catalogueEntryId: string; institutionId: string },
): Promise<CatalogueEntry | undefined> {
  const entry = await getEntry(db, catalogueEntryId);
  return entry?.institutionId === institutionId ? entry : undefined;
}

/** Notes in the transaction that makes a project of it that an entry is held from now on. */
export const pickEntry = (tx: Transaction, { _id }: CatalogueEntry): Promise<void> =>
  tx.update('catalogueEntries', _id, { increment: { picks: 1 } });

/** The entry that has a number in a year; at most one. */
export async function findNumbered(
  db: Database,
  of: Pick<CatalogueEntry, 'year' | 'projectNumber'>,
): Promise<CatalogueEntry | undefined> {
  const [found] = await db.find('catalogueEntries', { where: { numberKey: numberKey(of) }, limit: 1 });
  return found;
}

const CATALOGUE = 'catalogue';

/** The catalogue as a whole, as a transaction sees it. */
export const getCatalogue = async (db: Reader): Promise<Catalogue> =>
  (await db.get('catalogues', CATALOGUE)) ?? { _id: CATALOGUE, changes: 0 };

export const putCatalogue = (tx: Transaction, catalogue: Catalogue): Promise<void> => tx.put('catalogues', catalogue);

const ENTRIES_A_READ = 500;

/** Every entry of some years. */
export async function* readEntries(db: Database, years: readonly number[]): AsyncGenerator<CatalogueEntry> {
  for (const year of years)
    for (let after = ''; ;) {
      const page: CatalogueEntry[] = await db.find('catalogueEntries', {
        where: { year, _id: { gt: after } },
        orderBy: [['_id', 'asc']],
        limit: ENTRIES_A_READ,
      });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < ENTRIES_A_READ) break;
      after = last._id;
    }
}

/** What is told of a change in the history of an entry. */
export interface EntryEvent extends Pick<CatalogueEvent, 'at' | 'by'> {
  kind: EntryEventKind;
  reason?: string;
  changes?: CatalogueEvent['changes'];
}

/** Writes an entry as it is from now on, with what happened to it. */
export async function writeEntry(
  tx: Transaction,
  entry: CatalogueEntry,
  { reason = '', changes = [], ...event }: EntryEvent,
): Promise<CatalogueEntry> {
  const written = {
    ...entry,
    edited: { by: event.by, at: event.at },
    revision: event.kind === 'added' ? 0 : (entry.revision ?? 0) + 1,
    numberKey: numberKey(entry),
    search: await searchOfNumbered(entry),
  };
  await tx.put('catalogueEntries', written);
  await tx.put('catalogueEvents', {
    _id: idOf(entry._id, written.revision),
    catalogueEntryId: entry._id,
    reason,
    changes,
    ...event,
  });
  return written;
}

/** What happened to an entry, newest first. */
export const listEntryEvents = (
  db: Database,
  catalogueEntryId: string,
  request: PageRequest,
): Promise<Page<CatalogueEvent>> =>
  findPage(db, 'catalogueEvents', { where: { catalogueEntryId }, orderBy: ['at', 'desc'], request });

/** For the set-up: adds an entry unless it is there. */
export const addEntry = async (db: Database, entry: CatalogueEntry): Promise<'added' | 'exists'> =>
  db.add('catalogueEntries', { ...entry, numberKey: numberKey(entry), search: await searchOfNumbered(entry) });

/** A catalogue entry, or the project made from it. */
export const searchOfNumbered = ({
  projectNumber,
  title,
}: Pick<CatalogueEntry, 'projectNumber' | 'title'>): Promise<SearchIndex> =>
  searchable([{ text: projectNumber }, { text: title }]);

/** Entries from before numbers were compared. */
export const keyNumbers = (db: Database, going: Going): Promise<string | undefined> =>
  eachPortion(db, 'catalogueEntries', { size: 200 }, going, async (page) => {
    for (const { _id } of page.filter((entry) => entry.numberKey === undefined)) {
      await db.transaction(async (tx) => {
        const entry = await getEntry(tx, _id);
        if (entry && entry.numberKey === undefined)
          await tx.update('catalogueEntries', _id, { set: { numberKey: numberKey(entry) } });
      });
    }
  });
