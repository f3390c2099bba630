import type { OutputOf } from '../../../../contract/index';
import { dayOf, type Day } from '../../../../domain/kernel/time';
import { clock, longDay } from '../../../services/format';
import { originWords } from '../../../services/record-words';

type Row = OutputOf<'attendance.myRecords'>['rows'][number];

export interface RecordView {
  recordId: string;
  projectId: string;
  batchId: string;
  title: string;
  line: string;
  state: Row['state'];
}

/** The records of one day, under its date. */
export interface DayGroup {
  day: Day;
  heading: string;
  rows: RecordView[];
}

const recordView = ({
  recordId,
  projectId,
  batchId,
  title,
  placeName,
  evidenceAt,
  origin,
  state,
}: Row): RecordView => ({
  recordId,
  projectId,
  batchId,
  title,
  line: [clock(evidenceAt), placeName, originWords[origin]].filter((part) => part !== '').join(' · '),
  state,
});

/** Groups records, newest first, by the day of their evidence; a later page goes on where the earlier one ended. */
export function dayGroups(rows: readonly Row[]): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const row of rows) {
    const day = dayOf(row.evidenceAt);
    const last = groups[groups.length - 1];
    if (last?.day === day) last.rows.push(recordView(row));
    else groups.push({ day, heading: longDay(day), rows: [recordView(row)] });
  }
  return groups;
}
