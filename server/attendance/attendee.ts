import type { ParsedInputOf } from '../../contract';
import { checkInStanding } from '../../domain/person/standing';
import type { Context } from '../call/context';
import { refuse, type Refusing } from '../call/refusal';
import { recordsOfPersonIn, type OwnBatch } from '../data/attendance';
import type { AttendanceRecord, Person } from '../data/documents';
import { findByPersonNumber, getPerson } from '../data/persons';
import { spendLookUp } from '../guard/daily-limit';

type AttendeeKey = ParsedInputOf<'slots.ofPerson'>['who'];

/** So many people of other institutions may be looked up by an administrator in a day: a full hall without a single phone. */
const LOOK_UPS_A_DAY = 300;

/** Counts a look-up of somebody by what the administrator knows of them. @throws Refusal `lookedUpTooOften` */
export const countLookUp = (context: Context & Refusing<'lookedUpTooOften'>): Promise<void> =>
  spendLookUp(context, 'attendee', LOOK_UPS_A_DAY);

/**
 * Somebody who attends a batch of the caller's own institution, with their records there. By id: own people, and whoever has a record of
 * the batch. By the whole person number: anybody, because people come from everywhere and say their number at the door.
 * @throws Refusal `notFound`
 */
export async function findAttendee(
  context: Context & Refusing<'lookedUpTooOften'>,
  { who, batch }: { who: AttendeeKey; batch: OwnBatch },
): Promise<{ person: Person; records: AttendanceRecord[] }> {
  const { db } = context;
  const person = 'personId' in who ? await getPerson(db, who.personId) : await findByPersonNumber(db, who.personNumber);
  if (!person) {
    if ('personNumber' in who) await countLookUp(context);
    return refuse('notFound');
  }
  const records = await recordsOfPersonIn(db, batch, person._id);
  const isOwn = person.institutionId === batch.institutionId;
  if (isOwn || records.length > 0) return { person, records };
  if ('personId' in who) return refuse('notFound');
  await countLookUp(context);
  return { person, records };
}

/** What an institution is told of somebody who attends: no phone, no national ID, no card number. */
export const attendeeView = (person: Person, readBy: string) => ({
  personNumber: person.personNumber,
  name: person.name,
  institutionName: person.institutionName,
  departmentName: person.departmentName,
  professionalTitle: person.professionalTitle,
  outside: person.institutionId !== readBy,
});

export const standingView = (person: Person) => checkInStanding(person);
