import { ownRecord } from '../../../attendance/own-record';
import { shownRecords } from '../../../attendance/shown-records';
import { listRecordsOfPerson } from '../../../data/attendance';
import type { Database } from '../../../data/database';
import type { Person } from '../../../data/documents';
import { titlesOfRecords } from '../../../data/group-activities';
import type { PageRequest } from '../../../data/paging';
import { getProjects } from '../../../data/projects';

/** A person's check-ins, newest first, as they and their institution see them; records within five minutes are one. */
export async function checkInsOf(db: Database, person: Pick<Person, '_id' | 'state'>, request: PageRequest) {
  const { rows, nextCursor } = await shownRecords((page) => listRecordsOfPerson(db, person._id, page), request);
  const projects = await getProjects(db, [...new Set(rows.map(({ projectId }) => projectId))]);
  const titles = await titlesOfRecords(db, rows, projects);
  return {
    rows: rows.map((record) => ownRecord(record, { person, title: titles.get(record.projectId) })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}
