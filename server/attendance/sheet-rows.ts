import type { RecordOrigin } from '../../domain/attendance/attendance-record';
import { labelOf } from '../../domain/kernel/enumeration';
import { addDays, instantOf, type Day } from '../../domain/kernel/time';
import { professionalTitles } from '../../domain/person/profession';
import type { OwnBatch } from '../data/attendance';
import { readAttendees } from '../data/attendees';
import type { Database } from '../data/database';
import { readExpected } from '../data/expected-entries';
import { readRecordsUp } from '../data/record-reader';
import { readExpectedPeople, type BatchOfAll } from './expected-people';

/** A line of a sign-in sheet. */
export interface SheetRow {
  name: string;
  institutionName: string;
  /** Department, and professional title where it is known. */
  department: string;
  /** The first and the last check-in of the day, epoch ms, and how the first came about; absent on a sheet from before. */
  first?: number;
  last?: number;
  origin?: RecordOrigin;
}

const byInstitution = new Intl.Collator('zh-CN');
const inOrder = (one: SheetRow, other: SheetRow): number =>
  byInstitution.compare(one.institutionName, other.institutionName) || byInstitution.compare(one.name, other.name);

/** Who is expected at a batch: registered people by what they are called today, the rest of its roster as that has them. */
export async function expectedRows(db: Database, batch: BatchOfAll): Promise<SheetRow[]> {
  const { people, others } = await readExpectedPeople(db, batch);
  const listed: SheetRow[] = [];
  if (others.size > 0) {
    const unknown = new Set(others.values());
    for await (const { _id, name, departmentName = '' } of readExpected(db, batch))
      if (unknown.has(_id)) listed.push({ name, institutionName: '', department: departmentName });
  }
  const persons = await readAttendees(db, people.keys());
  return [...persons.values()]
    .map(({ name, institutionName, departmentName, professionalTitle }) => ({
      name,
      institutionName,
      department: `${departmentName} · ${labelOf(professionalTitles, professionalTitle)}`,
    }))
    .concat(listed)
    .sort(inOrder);
}

/** Who was there on a day; what was taken back is left out, and so is a late upload that nobody has confirmed. */
export async function presentRows(db: Database, batch: OwnBatch, day: Day): Promise<SheetRow[]> {
  const span = { from: instantOf(day), until: instantOf(addDays(day, 1)), cursor: '' };
  const rows = new Map<string, SheetRow>();
  for await (const page of readRecordsUp(db, batch, span)) {
    for (const { personId, who, evidenceAt, origin, confirmed, removed } of page.rows) {
      if (removed || !confirmed) continue;
      const known = rows.get(personId);
      if (known === undefined) {
        const { name, institutionName, departmentName: department } = who;
        rows.set(personId, { name, institutionName, department, first: evidenceAt, origin });
      } else known.last = evidenceAt;
    }
  }
  return [...rows.values()].sort(inOrder);
}
