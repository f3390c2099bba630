import type { RegistrationState } from '../../domain/person/registration';
import type { SearchIndex } from '../../domain/kernel/search';
import { inParallel } from './in-parallel';
import { followOnRoster } from './roster-standing';
import { searchable, searchFor } from './search';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Reader, Transaction } from './database';
import type { Department, Person } from './documents';

const PEOPLE_A_READ = 200;
const RENAMED_AT_ONCE = 8;

/** One WeChat account is one person (rules: "States"). */
export async function findPersonByOpenid(db: Database, openid: string): Promise<Person | undefined> {
  const [person] = await db.find('persons', { where: { openid }, limit: 1 });
  return person;
}

/** Whose phone it is: one person's alone. */
export async function findPersonByPhone(db: Database, phoneDigest: string): Promise<Person | undefined> {
  const [person] = await db.find('persons', { where: { phoneDigest }, limit: 1 });
  return person;
}

/** Anybody at all; undefined where nobody is registered. */
export async function findAnyPerson(db: Database): Promise<Person | undefined> {
  const [person] = await db.find('persons', { where: { _id: { gt: '' } }, orderBy: [['_id', 'asc']], limit: 1 });
  return person;
}

/** A person of one institution; another institution's is as good as none. */
export async function findOwnPerson(
  db: Database,
  { personId, institutionId }: { personId: string; institutionId: string },
): Promise<Person | undefined> {
  const person = await db.get('persons', personId);
  return person?.institutionId === institutionId ? person : undefined;
}

/** Which unique key of a person somebody else has already. */
export type TakenKey = 'phone' | 'openid';

/** After a write met a duplicate: what it was. Undefined when nothing is taken any more (a person number, chance). */
export async function findTakenKey(db: Database, person: Person): Promise<TakenKey | undefined> {
  const owner = async (where: Record<string, string>) =>
    (await db.find('persons', { where, limit: 1, fields: ['_id', 'openid'] }))[0];
  // What the same WeChat's other try has registered is the person's own.
  const isOthers = (found: Pick<Person, 'openid'> | undefined) => found !== undefined && found.openid !== person.openid;
  if (isOthers(await owner({ phoneDigest: person.phoneDigest }))) return 'phone';
  const same = await owner({ openid: person.openid });
  return same !== undefined && same._id !== person._id ? 'openid' : undefined;
}

/** The people of an institution, newest registration first; of one state in the order they came. */
export function listPersons(
  db: Database,
  options: { institutionId: string; state?: RegistrationState | undefined; search?: string | undefined },
  request: PageRequest,
): Promise<Page<Person>> {
  const { institutionId, state, search } = options;
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'persons', {
    where: { institutionId, ...(state === undefined ? {} : { state }), ...where },
    orderBy: ['submittedAt', state === undefined ? 'desc' : 'asc'],
    request,
    ...filtered,
  });
}

export const countPersons = (db: Database, institutionId: string, state: RegistrationState): Promise<number> =>
  db.count('persons', { institutionId, state });

/** A person by id, of whatever institution: the caller checks whose they are. */
export const getPerson = (db: Reader, personId: string): Promise<Person | undefined> => db.get('persons', personId);

/** The people with these ids who exist, of whatever institution, in no particular order. */
export const findPersons = (db: Database, personIds: readonly string[]): Promise<Person[]> =>
  db.getMany('persons', personIds);

/** Adds a new person. @throws DuplicateKey when the openid or phone is taken */
export async function addPerson(tx: Transaction, person: Person): Promise<void> {
  await tx.add('persons', await withSearch(person));
  await followOnRoster(tx, { before: undefined, after: person });
}

/** Writes a known person as they are now. @throws DuplicateKey as {@link addPerson} */
export async function savePerson(tx: Transaction, person: Person): Promise<void> {
  const before = await getPerson(tx, person._id);
  await tx.put('persons', await withSearch(person));
  await followOnRoster(tx, { before, after: person });
}

/** A person as lists find them: by name, person number, card number and department. */
const withSearch = async (person: Person): Promise<Person> => ({ ...person, search: await searchOfPerson(person) });

export const searchOfPerson = ({ name, personNumber, cardNumber = '', departmentName }: Person): Promise<SearchIndex> =>
  searchable([{ personName: name }, { text: personNumber }, { text: cardNumber }, { text: departmentName }]);

/**
 * People carry their department's name for lists; a new name goes to all of them. Repeatable: whoever has it already is left
 * alone.
 */
export async function renameForPeople(db: Database, { _id, name }: Pick<Department, '_id' | 'name'>): Promise<void> {
  let after = '';
  for (;;) {
    const page: Pick<Person, '_id' | 'departmentName'>[] = await db.find('persons', {
      where: { departmentId: _id, _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      fields: ['departmentName'],
      limit: PEOPLE_A_READ,
    });
    const differing = page.filter(({ departmentName }) => departmentName !== name);
    await inParallel(differing, RENAMED_AT_ONCE, ({ _id: personId }) =>
      db.transaction(async (tx) => {
        const person = await getPerson(tx, personId);
        if (person?.departmentId === _id) await savePerson(tx, { ...person, departmentName: name });
      }),
    );
    const last = page.at(-1);
    if (!last || page.length < PEOPLE_A_READ) return;
    after = last._id;
  }
}
