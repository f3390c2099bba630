import type { RegistrationState } from '../../domain/person/registration';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Reader, Transaction } from './database';
import type { Person } from './documents';

/** One WeChat account is one person (rules: "States"). */
export async function findPersonByOpenid(db: Database, openid: string): Promise<Person | undefined> {
  const [person] = await db.find('persons', { where: { openid }, limit: 1 });
  return person;
}

/** Whose national ID or phone it is: both are one person's alone. */
export async function findPersonBy(
  db: Database,
  key: { nationalIdDigest: string } | { phoneDigest: string },
): Promise<Person | undefined> {
  const [person] = await db.find('persons', { where: { ...key }, limit: 1 });
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
export type TakenKey = 'nationalId' | 'phone' | 'openid';

/** After a write met a duplicate: what it was. Undefined when nothing is taken any more (a person number, chance). */
export async function findTakenKey(db: Database, person: Person): Promise<TakenKey | undefined> {
  const owner = async (where: Record<string, string>) =>
    (await db.find('persons', { where, limit: 1, fields: ['_id', 'openid'] }))[0];
  // What the same WeChat's other try has registered is the person's own.
  const isOthers = (found: Pick<Person, 'openid'> | undefined) => found !== undefined && found.openid !== person.openid;
  if (isOthers(await owner({ nationalIdDigest: person.nationalIdDigest }))) return 'nationalId';
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
  const wanted = search?.trim();
  return findPage(db, 'persons', {
    where: state === undefined ? { institutionId } : { institutionId, state },
    orderBy: ['submittedAt', state === undefined ? 'desc' : 'asc'],
    request,
    ...(wanted
      ? {
          filter: ({ name, personNumber, departmentName }: Person) =>
            [name, personNumber, departmentName].some((text) => text.includes(wanted)),
        }
      : {}),
  });
}

export async function countByState(db: Database, institutionId: string): Promise<Record<RegistrationState, number>> {
  const count = (state: RegistrationState) => db.count('persons', { institutionId, state });
  const [pending, approved, returned] = await Promise.all([count('pending'), count('approved'), count('returned')]);
  return { pending, approved, returned };
}

/** A person by id, of whatever institution: the caller checks whose they are. */
export const getPerson = (db: Reader, personId: string): Promise<Person | undefined> => db.get('persons', personId);

/** Adds a new person. @throws DuplicateKey when the openid, national ID or phone is taken */
export const addPerson = (tx: Transaction, person: Person): Promise<void> => tx.add('persons', person);

/** Writes a known person as they are now. @throws DuplicateKey as {@link addPerson} */
export const savePerson = (tx: Transaction, person: Person): Promise<void> => tx.put('persons', person);
