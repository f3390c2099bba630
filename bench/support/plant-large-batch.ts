import { checkInRecordId } from '../../domain/attendance/check-in';
import { idOf } from '../../domain/kernel/id';
import { dayOf, instantOf, MINUTE_MS, SECOND_MS } from '../../domain/kernel/time';
import type { AttendanceRecord, Person } from '../../server/data/documents';
import { traineeOf, type Holding } from '../../test/support/attendance';
import type { TestCloud } from '../../test/support/cloud';
import { aRecord } from '../../test/support/grant-builders';
import { hospitalB } from '../../test/support/institutions';
import { largeBatch, PEOPLE } from './large-batch';

const DOCUMENTS_AT_ONCE = 5_000;

/** Whoever was in another hall at nearly the same moment, as a tenth of the people were. */
export const TWICE_SEEN = (person: number): boolean => person % 10 === 4;

/** The person of that number, one of the crowd. */
export const trainee = (cloud: TestCloud, person: number): Person => traineeOf(cloud, `crowd${person + 1}`);

/**
 * Puts the people and records of the large batch in behind the functions' back. Every other person has as many records
 * in the sessions of two other hospitals: on the evenings of the same days, or as `TWICE_SEEN` says within minutes.
 */
export async function plantLargeBatch(cloud: TestCloud, { projectId, sessionId }: Holding): Promise<void> {
  const project = cloud.documents('projects').find(({ _id }) => _id === projectId);
  if (!project) throw new Error('no project to attend');
  const people = Array.from({ length: PEOPLE }, (_, person) => trainee(cloud, person));
  // One session before this one by its id, one behind it.
  const others = ['!', '~'].map((other) => ({ ...project, _id: other, institutionId: hospitalB.institutionId }));
  const records = largeBatch().flatMap(({ person, evidenceAt, awaits }, index): AttendanceRecord[] => {
    const personId = people[person]?._id ?? '';
    const second = Math.floor((evidenceAt - project.addedAt) / SECOND_MS);
    const own = aRecord(project, personId, evidenceAt, {
      _id: checkInRecordId({ sessionId, personId, second }),
      ...(awaits ? { origin: 'late', confirmed: false, flags: ['lateUpload'] } : {}),
    });
    const other = others[index % 2];
    if (person % 2 === 1 || !other) return [own];
    const away = TWICE_SEEN(person) ? evidenceAt + 5 * MINUTE_MS : instantOf(dayOf(evidenceAt), '20:00:00') + index;
    return [own, aRecord(other, personId, away, { _id: idOf('elsewhere', personId, index) })];
  });
  await plantSliced(people, (slice) => cloud.plant('persons', ...slice));
  await plantSliced(records, (slice) => cloud.plant('attendanceRecords', ...slice));
}

async function plantSliced<Document>(
  documents: readonly Document[],
  plant: (slice: Document[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < documents.length; start += DOCUMENTS_AT_ONCE)
    await plant(documents.slice(start, start + DOCUMENTS_AT_ONCE));
}
