import type { SearchIndex } from '../../domain/kernel/search';
import { searchOfNumbered } from '../data/catalogue';
import type { Database } from '../data/database';
import type { Documents } from '../data/documents';
import { searchOfDirectoryRequest } from '../data/directory-requests';
import { institutionListedAs } from '../data/directory';
import { eachPortion, type Going } from '../data/each-portion';
import { inParallel } from '../data/in-parallel';
import { listedAs } from '../data/persons';
import { searchOfRebinding } from '../data/rebindings';

const DOCUMENTS_A_READ = 200;
const WRITTEN_AT_ONCE = 8;

interface MadeSearchable {
  /** Documents that were given what a search looks up. */
  documents: number;
  /** `<collection>/<id>` behind which to go on when time ran out. */
  after: string | undefined;
}

type Searched = 'institutions' | 'persons' | 'catalogueEntries' | 'projects' | 'rebindings' | 'directoryRequests';
/** What lists know a document by, as it is stored with it. */
interface Listed {
  search: SearchIndex;
  nameOrder?: string;
}

/** One collection after the other, each from the given id on. */
const fills: { [C in Searched]: (db: Database, going: Going, note: () => void) => Promise<string | undefined> } = {
  institutions: fillBy('institutions', institutionListedAs),
  persons: fillBy('persons', listedAs),
  catalogueEntries: fillBy('catalogueEntries', found(searchOfNumbered)),
  projects: fillBy('projects', found(searchOfNumbered)),
  rebindings: fillBy('rebindings', found(searchOfRebinding)),
  directoryRequests: fillBy('directoryRequests', found(searchOfDirectoryRequest)),
};

/**
 * Gives documents what a search looks up and what lists are ordered by, where an older version stored them without it or with fewer
 * keys: until then a search may miss them, though every list shows them. May run again at any time and while people work; what
 * somebody saves meanwhile has it already.
 */
export async function makeSearchable(db: Database, { after: from, hasTime }: Going): Promise<MadeSearchable> {
  let documents = 0;
  const [, begun = '', id = ''] = /^(\w+)\/(.*)$/.exec(from) ?? [];
  const names = Object.keys(fills) as Searched[];
  for (const name of names.slice(Math.max(0, names.indexOf(begun as Searched)))) {
    const after = await fills[name](db, { after: name === begun ? id : '', hasTime }, () => (documents += 1));
    if (after !== undefined) return { documents, after: `${name}/${after}` };
  }
  return { documents, after: undefined };
}

function found<Document>(searchOf: (document: Document) => Promise<SearchIndex>) {
  return async (document: Document): Promise<Listed> => ({ search: await searchOf(document) });
}

function fillBy<C extends Searched>(collection: C, listedAs: (document: Documents[C]) => Promise<Listed>) {
  return (db: Database, going: Going, note: () => void): Promise<string | undefined> =>
    eachPortion(db, collection, { size: DOCUMENTS_A_READ }, going, async (page) => {
      await inParallel(page, WRITTEN_AT_ONCE, async (document) => {
        const made = await listedAs(document);
        if (isListedAs(document, made)) return;
        // Not over what was saved meanwhile: that is as new, and of another name perhaps.
        const unchanged =
          document.search === undefined ? { search: { exists: false } } : { 'search.text': document.search.text };
        const written = await db.updateWhere(collection, { _id: document._id, ...unchanged }, { set: { ...made } });
        if (written > 0) note();
      });
    });
}

const isListedAs = (document: { search?: SearchIndex; nameOrder?: string }, { search, nameOrder }: Listed): boolean =>
  document.search?.keys.join('\n') === search.keys.join('\n') && document.nameOrder === nameOrder;
