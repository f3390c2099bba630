import { attendanceAppealUntil, isAppealable } from '../../domain/attendance/appeal';
import { slotsOf } from '../../domain/attendance/slots';
import { spotChecksOf } from '../../domain/attendance/spot-check';
import { dayOf } from '../../domain/kernel/time';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import type { Batch } from '../../domain/project/batch';
import type { Appeal, AttendanceRecord, Person, Project } from '../data/documents';
import { slotRecords } from './person-slots';

/** The slots of a batch that somebody may appeal now: a day about which an appeal of theirs waits has none. */
export function appealableSlots({
  project,
  batch,
  records,
  appeals,
  person,
  now,
}: {
  project: Pick<Project, 'courses' | 'spotChecks'>;
  batch: Batch;
  records: readonly AttendanceRecord[];
  appeals: readonly Appeal[];
  person: Pick<Person, 'state'>;
  now: number;
}): AttendanceWindow[] {
  if (now > attendanceAppealUntil(batch)) return [];
  const waiting = appeals.filter(({ state }) => state === 'open').flatMap(({ windows }) => windows);
  const days = new Set(waiting.map(({ begin }) => dayOf(begin)));
  return slotsOf({
    batch,
    courses: project.courses,
    spotChecks: spotChecksOf(project, batch.batchId),
    records: slotRecords(records, person),
    now,
  })
    .filter((slot) => isAppealable(slot) && !days.has(dayOf(slot.window.begin)))
    .map(({ window }) => window);
}
