import type { Database } from './database';
import type { Person } from './documents';

const IDS_A_READ = 100;

/** What attendance and analysis know of a person: no phone, no national ID, no openid. */
const attendeeFields = [
  'name',
  'personNumber',
  'institutionId',
  'institutionName',
  'departmentName',
  'professionalTitle',
  'specialty',
  'state',
] as const satisfies readonly (keyof Person)[];

export type Attendee = Pick<Person, '_id' | (typeof attendeeFields)[number]>;

/** People by their ids; one who does not exist is missing from the answer. */
export async function readAttendees(db: Database, personIds: Iterable<string>): Promise<Map<string, Attendee>> {
  const ids = [...personIds];
  const found = new Map<string, Attendee>();
  for (let start = 0; start < ids.length; start += IDS_A_READ) {
    const slice = ids.slice(start, start + IDS_A_READ);
    const people = await db.find('persons', {
      where: { _id: { in: slice } },
      fields: attendeeFields,
      limit: IDS_A_READ,
    });
    for (const person of people) found.set(person._id, person);
  }
  return found;
}
