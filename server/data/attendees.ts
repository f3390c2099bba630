import { inParallel, slicesOf } from './in-parallel';
import type { Database } from './database';
import { documents } from './questions';
import type { Person } from './documents';

const IDS_A_READ = 100;
const READS_AT_ONCE = 4;

/** What attendance and analysis know of a person: no phone, no national ID, no openid. */
const attendeeFields = [
  'name',
  'personNumber',
  'institutionId',
  'institutionName',
  'departmentName',
  'formerPlaces',
  'professionalTitle',
  'specialty',
  'state',
  'transferId',
] as const satisfies readonly (keyof Person)[];

export type Attendee = Pick<Person, '_id' | (typeof attendeeFields)[number]>;

/** People by their ids; one who does not exist is missing from the answer. */
export async function readAttendees(db: Database, personIds: Iterable<string>): Promise<Map<string, Attendee>> {
  const read = await inParallel(slicesOf([...personIds], IDS_A_READ), READS_AT_ONCE, (ids) =>
    db.find('persons', { where: { _id: { in: ids } }, fields: attendeeFields, limit: IDS_A_READ }),
  );
  return new Map(read.flat().map((person) => [person._id, person]));
}

/** So many leave between an analysis and its grant at most, all institutions together. */
const MOST_GONE = 1000;

/**
 * Who has left, or lost their approval, since an analysis was made and before a grant of it began, and is not back: of whatever
 * institution, for whoever was found approved by it gets nothing any more.
 */
export const goneSince = ({ analysedAt, startedAt }: { analysedAt: number; startedAt: number }) =>
  documents('persons', {
    where: { endedAt: { gt: analysedAt, lte: startedAt } },
    orderBy: [['endedAt', 'asc']],
    fields: ['endedAt'],
    limit: MOST_GONE,
  });
