import type { SearchIndex } from '../../domain/kernel/search';
import { searchOfNumbered } from '../data/catalogue';
import type { Database } from '../data/database';
import type { Documents } from '../data/documents';
import { searchOfInstitution } from '../data/directory';
import { eachPortion, type Going } from '../data/each-portion';
import { inParallel } from '../data/in-parallel';
import { searchOfPerson } from '../data/persons';
import { searchOfRebinding } from '../data/rebindings';

const DOCUMENTS_A_READ = 200;
const WRITTEN_AT_ONCE = 8;

interface MadeSearchable {
  /** Documents that were given what a search looks up. */
  documents: number;
  /** `<collection>/<id>` behind which to go on when time ran out. */
  after: string | undefined;
}

type Searched = 'institutions' | 'persons' | 'catalogueEntries' | 'projects' | 'rebindings';

/** One collection after the other, each from the given id on. */
const fills: { [C in Searched]: (db: Database, going: Going, note: () => void) => Promise<string | undefined> } = {
  institutions: fillBy('institutions', searchOfInstitution),
  persons: fillBy('persons', searchOfPerson),
  catalogueEntries: fillBy('catalogueEntries', searchOfNumbered),
  projects: fillBy('projects', searchOfNumbered),
  rebindings: fillBy('rebindings', searchOfRebinding),
};

/**
 * Gives documents what a search looks up, where an older version stored them without it: until then no search finds them,
 * though every list shows them. May run again at any time and while people work; what somebody saves meanwhile has it already.
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

function fillBy<C extends Searched>(collection: C, searchOf: (document: Documents[C]) => Promise<SearchIndex>) {
  return (db: Database, going: Going, note: () => void): Promise<string | undefined> =>
    eachPortion(db, collection, { size: DOCUMENTS_A_READ }, going, async (page) => {
      const lacking = page.filter(({ search }) => search === undefined);
      await inParallel(lacking, WRITTEN_AT_ONCE, async (document) => {
        const written = await db.updateWhere(
          collection,
          { _id: document._id, search: { exists: false } },
          { set: { search: await searchOf(document) } },
        );
        if (written > 0) note();
      });
    });
}
