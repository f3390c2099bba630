import type { ProfessionalTitle, Specialty } from '../../domain/person/profession';
import type { RegistrationState } from '../../domain/person/registration';
import type { SearchIndex } from '../../domain/kernel/search';
import { isReleased } from '../../domain/person/registration';
import { followOnRoster } from './roster-standing';
import { nameOrder, searchable, searchFor } from './search';
import { beginningOf, findPage, type Listed, type Page, type PageRequest } from './paging';
import type { Condition, Database, Question, Reader, Transaction, Where } from './database';
import type { Person } from './documents';
import { documents, howMany } from './questions';

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

/** Whose a person number (人员编号) is. */
export async function findByPersonNumber(db: Database, personNumber: string): Promise<Person | undefined> {
  const [person] = await db.find('persons', { where: { personNumber }, limit: 1 });
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

/** Which of an institution's people are meant. Of each filter any of its values; one without values lets everybody through. */
export interface PeopleFilter {
  institutionId: string;
  states?: readonly RegistrationState[] | undefined;
  departmentIds?: readonly string[] | undefined;
  professionalTitles?: readonly ProfessionalTitle[] | undefined;
  specialties?: readonly Specialty[] | undefined;
  search?: string | undefined;
}

/** By name, by the newest registration, or by who has waited longest. */
export type PeopleOrder = 'name' | 'newest' | 'oldest';

const orders = {
  name: ['nameOrder', 'asc'],
  newest: ['submittedAt', 'desc'],
  oldest: ['submittedAt', 'asc'],
} as const satisfies Record<PeopleOrder, readonly [keyof Person, 'asc' | 'desc']>;

function peopleWhere({ institutionId, states, departmentIds, professionalTitles, specialties }: PeopleFilter): Where {
  const given = {
    state: states,
    departmentId: departmentIds,
    professionalTitle: professionalTitles,
    specialty: specialties,
  };
  const filters = Object.entries(given).flatMap(([field, values = []]): [string, Condition][] => {
    const [only, ...others] = values;
    if (only === undefined) return [];
    return [[field, others.length === 0 ? only : { in: values }]];
  });
  return { institutionId, ...Object.fromEntries(filters) };
}

type PeopleList = PeopleFilter & { order: PeopleOrder };

function listed({ order, ...filter }: PeopleList): Listed<'persons'> {
  const { where, filter: isFound } = searchFor(filter.search);
  return {
    where: { ...peopleWhere(filter), ...where },
    orderBy: orders[order],
    ...(isFound ? { filter: isFound } : {}),
  };
}

/**
 * The people of an institution, page by page.
 *
 * @param begun what {@link firstListed} has read already of a first page
 */
export const listPersons = (
  db: Database,
  list: PeopleList,
  request: PageRequest,
  begun?: readonly Person[],
): Promise<Page<Person>> => findPage(db, 'persons', { ...listed(list), request, begun });

/** The beginning of {@link listPersons}, to be asked together with what stands beside the list. */
export const firstListed = (list: PeopleList, request: PageRequest): Question<Person[]> =>
  beginningOf('persons', listed(list), request);

/** How many {@link listPersons} lists; nothing to ask where a search finds only by reading what may be meant. */
export function howManyListed(filter: PeopleFilter): Question<number> | undefined {
  const { where, exact } = searchFor(filter.search);
  return exact ? howMany('persons', { ...peopleWhere(filter), ...where }) : undefined;
}

/** The same by a request of its own. */
export const countListed = async (db: Database, filter: PeopleFilter): Promise<number | undefined> => {
  const question = howManyListed(filter);
  return question && db.count('persons', question.query.where);
};

/** Who has a phone: nobody, or one person. */
export const ofPhone = (phoneDigest: string) => documents('persons', { where: { phoneDigest }, limit: 1 });

/** More registrations with one number than anybody makes in earnest: the rest is not looked at. */
const MOST_OF_A_NUMBER = 50;

/** Registrations with one of these numbers, of whatever institution. */
export const ofDocuments = (nationalIdDigests: readonly string[]) =>
  documents('persons', { where: { nationalIdDigest: { in: nationalIdDigests } }, limit: MOST_OF_A_NUMBER });

/** Passports with one of these numbers, whoever issued them. */
export const ofPassports = (numberDigests: readonly string[]) =>
  documents('persons', { where: { numberDigest: { in: numberDigests } }, limit: MOST_OF_A_NUMBER });

/** Whether a list with this filter shows somebody, whatever is searched for. */
export function isListed(filter: Omit<PeopleFilter, 'search'>, person: Person): boolean {
  const passes = <Value>(values: readonly Value[] = [], value: Value): boolean =>
    values.length === 0 || values.includes(value);
  return (
    person.institutionId === filter.institutionId &&
    passes(filter.states, person.state) &&
    passes(filter.departmentIds, person.departmentId) &&
    passes(filter.professionalTitles, person.professionalTitle) &&
    passes(filter.specialties, person.specialty)
  );
}

/** How many registrations wait for an institution. */
export const personsWaiting = (institutionId: string): Question<number> =>
  howMany('persons', { institutionId, state: 'pending' });

/** How many registrations wait for an institution, by a request of its own. */
export const countWaiting = (db: Database, institutionId: string): Promise<number> =>
  db.count('persons', { institutionId, state: 'pending' });

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
  // A face was given by this account, to check in with it: whoever leaves or goes to another account gives it again.
  if (before && faceIsOver(before, person)) await tx.remove('faceEnrolments', person._id);
}

const faceIsOver = (before: Person, after: Person): boolean =>
  before.openid !== after.openid || (after.state === 'left' && before.state !== 'left') || isReleased(after);

/** Notes that somebody has asked for something of a person that is decided later. */
export const noteAsked = (tx: Transaction, person: Person): Promise<void> =>
  savePerson(tx, { ...person, asks: (person.asks ?? 0) + 1 });

const withSearch = async (person: Person): Promise<Person> => ({ ...person, ...(await listedAs(person)) });

/** What lists know a person by: what a search finds, and the place in the order of names. */
export const listedAs = async (person: Person): Promise<{ search: SearchIndex; nameOrder: string }> => ({
  search: await searchOfPerson(person),
  nameOrder: await nameOrder(person.name),
});

/** By name, person number, card number and department. */
const searchOfPerson = ({ name, personNumber, cardNumber = '', departmentName }: Person): Promise<SearchIndex> =>
  searchable([{ personName: name }, { text: personNumber }, { text: cardNumber }, { text: departmentName }]);

/** People of a department, some at a time in the order of their ids, with the name that they carry of it. */
export const findPeopleOf = (
  db: Database,
  { departmentId, after, limit }: { departmentId: string; after: string; limit: number },
): Promise<Pick<Person, '_id' | 'departmentName'>[]> =>
  db.find('persons', {
    where: { departmentId, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    fields: ['departmentName'],
    limit,
  });
