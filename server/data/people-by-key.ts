/** People of one institution by what a file names them by. */
import { isReleased } from '../../domain/person/registration';
import type { Database, Where } from './database';
import type { Person } from './documents';
import { inParallel, slicesOf } from './in-parallel';
import { nameOrder } from './search';

/** A number of a person, or their name; of a document's number the keyed digest. */
export type PersonKey = 'name' | 'personNumber' | 'nationalId' | 'cardNumber';

const KEYS_A_READ = 100;
const READS_AT_ONCE = 4;
/** More registrations of one hundred numbers, or namesakes of one hundred names, than there are in earnest. */
const PEOPLE_A_READ = 1000;

const fields = [
  'name',
  'personNumber',
  'departmentName',
  'state',
  'institutionId',
  'nationalIdDigest',
  'cardNumber',
  'openid',
] as const;

type PersonByKey = Pick<Person, '_id' | (typeof fields)[number]>;

/** Who of an institution has which of these keys; a registration that was given up is nobody. */
export async function findOwnPeopleBy(
  db: Database,
  key: PersonKey,
  values: readonly string[],
  institutionId: string,
): Promise<Map<string, PersonByKey[]>> {
  const read = await inParallel(slicesOf(values, KEYS_A_READ), READS_AT_ONCE, async (slice) =>
    db.find('persons', { where: await whereOf(key, slice, institutionId), fields, limit: PEOPLE_A_READ }),
  );
  const found = new Map<string, PersonByKey[]>();
  for (const person of read.flat()) {
    if (person.institutionId !== institutionId || isReleased(person)) continue;
    const value = valueOf(key, person);
    found.set(value, [...(found.get(value) ?? []), person]);
  }
  return found;
}

async function whereOf(key: PersonKey, values: readonly string[], institutionId: string): Promise<Where> {
  switch (key) {
    case 'personNumber':
      return { personNumber: { in: values } };
    case 'nationalId':
      return { nationalIdDigest: { in: values } };
    case 'cardNumber':
      return { cardNumber: { in: values } };
    // Names are found by the order in which lists have them.
    case 'name':
      return { institutionId, nameOrder: { in: await Promise.all(values.map(nameOrder)) } };
  }
}

function valueOf(key: PersonKey, { name, personNumber, nationalIdDigest, cardNumber = '' }: PersonByKey): string {
  return { name, personNumber, nationalId: nationalIdDigest, cardNumber }[key];
}
