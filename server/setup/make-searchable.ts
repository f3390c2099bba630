import type { SearchIndex } from '../../domain/kernel/search';
import type { Context } from '../call/context';
import { searchOfNumbered } from '../data/catalogue';
import type { Documents } from '../data/documents';
import { searchOfInstitution } from '../data/directory';
import { inParallel } from '../data/in-parallel';
import { searchOfPerson } from '../data/persons';
import { searchOfRebinding } from '../data/rebindings';

/** Below the time limit of the function, with room for the documents that are under way. */
const STOP_AFTER_MS = 35_000;
const DOCUMENTS_A_READ = 200;
const WRITTEN_AT_ONCE = 8;

export interface MadeSearchable {
  /** Documents that were given what a search looks up. */
  documents: number;
  /** False when time ran out: give the event again. */
  done: boolean;
}

/** When it began, and the time now: it ends before the function does. */
type Running = Pick<Context, 'db' | 'now' | 'at'>;

type Searched = 'persons' | 'institutions' | 'catalogueEntries' | 'projects' | 'rebindings';

/**
 * Gives documents what a search looks up, where an older version stored them without it: until then no search finds them,
 * though every list shows them. May run again at any time and while people work; what somebody saves meanwhile has it already.
 */
export async function makeSearchable(context: Running): Promise<MadeSearchable> {
  const made: MadeSearchable = { documents: 0, done: false };
  const done =
    (await fill(context, made, 'institutions', searchOfInstitution)) &&
    (await fill(context, made, 'persons', searchOfPerson)) &&
    (await fill(context, made, 'catalogueEntries', searchOfNumbered)) &&
    (await fill(context, made, 'projects', searchOfNumbered)) &&
    (await fill(context, made, 'rebindings', searchOfRebinding));
  return { ...made, done };
}

/** @returns false when time ran out */
async function fill<C extends Searched>(
  { db, now, at }: Running,
  made: MadeSearchable,
  collection: C,
  searchOf: (document: Documents[C]) => Promise<SearchIndex>,
): Promise<boolean> {
  for (let last = ''; ;) {
    if (now() - at >= STOP_AFTER_MS) return false;
    const page = await db.find(collection, {
      where: { _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: DOCUMENTS_A_READ,
    });
    const lacking = page.filter(({ search }) => search === undefined);
    const written = await inParallel(lacking, WRITTEN_AT_ONCE, async (document) =>
      db.updateWhere(
        collection,
        { _id: document._id, search: { exists: false } },
        { set: { search: await searchOf(document) } },
      ),
    );
    made.documents += written.reduce((sum, count) => sum + count, 0);
    const end = page.at(-1);
    if (!end || page.length < DOCUMENTS_A_READ) return true;
    last = end._id;
  }
}
