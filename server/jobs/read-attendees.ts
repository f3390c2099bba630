import {
  findAttendeeHeadings,
  keysOf,
  matchAttendees,
  readAttendeeRows,
  type AttendeeColumn,
  type AttendeeRead,
} from '../../domain/credit/activity-roster';
import { documentOf, foldDocumentNumber, USUAL_DOCUMENT } from '../../domain/person/identity-document';
import { ROSTER_ROWS_AT_MOST } from '../../domain/person/roster-row';
import type { Services } from '../call/context';
import { getImport, moveImport, noteRows, putRows, removeRows } from '../data/activity-imports';
import type { ActivityImport, AttendeeRows } from '../data/documents';
import { attendeesAmong } from '../data/group-activities';
import { inParallel, slicesOf } from '../data/in-parallel';
import type { Lease } from '../data/jobs';
import { findOwnPeopleBy, type PersonKey } from '../data/people-by-key';
import { ask } from '../data/questions';
import { documentDigest } from '../guard/personal-data';
import type { JobResult } from './job-result';
import { readImport } from './read-import';

const READS_AT_ONCE = 4;
const IDS_A_READ = 100;

/** Reads the file of people who attended an activity, and finds out whom each row means (`readImport`). */
export const readAttendees = (services: Services, taken: Lease): Promise<JobResult> =>
  readImport(services, taken, {
    job: 'readAttendees',
    of: 'activity',
    refused: 'fileRefused',
    kept: { getImport, noteRows, moveImport, removeRows },
    most: ROSTER_ROWS_AT_MOST,
    headingsOf: findAttendeeHeadings,
    layOut: (of, begun, { rows, columns }) => layOut(of, begun, readAttendeeRows(rows, columns)),
  });

/** Finds everybody, then writes down who can be taken and what is wrong with the other rows. */
async function layOut(
  services: Services,
  { _id: importId, activityId, institutionId, startedAt: at }: ActivityImport,
  read: readonly AttendeeRead[],
): Promise<Partial<ActivityImport>> {
  const { db } = services;
  const found = await peopleOf(services, institutionId, read);
  const verdicts = matchAttendees(read, (column, value) => found.get(column)?.get(value) ?? []);
  const good = verdicts.flatMap((verdict) =>
    verdict.kind === 'good' ? [{ row: verdict.row, ...verdict.person }] : [],
  );
  const bad = verdicts.flatMap((verdict): AttendeeRows['bad'][] =>
    verdict.kind === 'bad' ? [{ row: verdict.row, name: verdict.name, problem: verdict.problem }] : [],
  );
  const there = await inParallel(slicesOf(good, IDS_A_READ), READS_AT_ONCE, (slice) =>
    ask(
      db,
      attendeesAmong(
        activityId,
        slice.map(({ personId }) => personId),
      ),
    ),
  );
  const known = new Set(there.flat().map(({ personId }) => personId));
  const added = good
    .filter(({ personId }) => !known.has(personId))
    .map(({ row, personId, name, personNumber, departmentName }) => ({
      ...{ row, personId, name, personNumber, departmentName },
    }));
  await putRows(db, { importId, kind: 'bad', at }, bad);
  await putRows(db, { importId, kind: 'added', at }, added);
  const counts = { rows: verdicts.length, good: good.length, bad: bad.length, added: added.length };
  return { state: 'read', ...counts, same: good.length - added.length };
}

type Known = PersonFound & { personId: string };
type PersonFound = { name: string; approved: boolean; personNumber: string; departmentName: string };

/** The people whom the rows may mean, by the value in the row. */
async function peopleOf(
  services: Services,
  institutionId: string,
  read: readonly AttendeeRead[],
): Promise<Map<AttendeeColumn, Map<string, Known[]>>> {
  const wanted = new Map<AttendeeColumn, Set<string>>();
  for (const each of read) {
    if (each.kind === 'bad') continue;
    const [key] = keysOf(each.person);
    const [column, value] = key ?? (['name', each.person.name] as const);
    wanted.set(column, (wanted.get(column) ?? new Set()).add(value));
  }
  const found = new Map<AttendeeColumn, Map<string, Known[]>>();
  for (const [column, values] of wanted) {
    const keys = new Map([...values].map((value) => [value, stored(services, column, value)]));
    const people = await findOwnPeopleBy(services.db, column, [...new Set(keys.values())], institutionId);
    found.set(
      column,
      new Map(
        [...keys].map(([value, key]) => [
          value,
          (people.get(key) ?? []).map(({ _id: personId, name, state, personNumber, departmentName }) => ({
            ...{ personId, name, personNumber, departmentName },
            approved: state === 'approved',
          })),
        ]),
      ),
    );
  }
  return found;
}

/** By what a value of the file is stored with a person: of a document's number, a digest. */
function stored(services: Services, column: PersonKey, value: string): string {
  if (column !== 'nationalId') return value;
  return documentDigest(services, documentOf(USUAL_DOCUMENT, foldDocumentNumber(USUAL_DOCUMENT, value)));
}
