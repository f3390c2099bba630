import type { SearchIndex } from '../../domain/kernel/search';
import { searchable, searchFor } from './search';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database } from './database';
import type { CatalogueEntry } from './documents';

/**
 * The entries an institution may hold, latest project number first (M6). Another institution's are never listed.
 * @param search part of a project number or of a title (domain/kernel/search.ts)
 */
export function listEntries(
  db: Database,
  options: { institutionId: string; year: number | undefined; search: string | undefined; request: PageRequest },
): Promise<Page<CatalogueEntry>> {
  const { institutionId, year, search, request } = options;
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'catalogueEntries', {
    where: { institutionId, ...(year === undefined ? {} : { year }), ...where },
    orderBy: ['projectNumber', 'desc'],
    request,
    ...filtered,
  });
}

/** An entry the institution may hold; undefined for an unknown one and for another institution's (M6). */
export async function findOwnEntry(
  db: Pick<Database, 'get'>,
  { catalogueEntryId, institutionId }: { catalogueEntryId: string; institutionId: string },
): Promise<CatalogueEntry | undefined> {
  const entry = await db.get('catalogueEntries', catalogueEntryId);
  return entry?.institutionId === institutionId ? entry : undefined;
}

/** For the set-up: adds an entry unless it is there. */
export const addEntry = async (db: Database, entry: CatalogueEntry): Promise<'added' | 'exists'> =>
  db.add('catalogueEntries', { ...entry, search: await searchOfNumbered(entry) });

/** A catalogue entry, or the project made from it. */
export const searchOfNumbered = ({
  projectNumber,
  title,
}: Pick<CatalogueEntry, 'projectNumber' | 'title'>): Promise<SearchIndex> =>
  searchable([{ text: projectNumber }, { text: title }]);
