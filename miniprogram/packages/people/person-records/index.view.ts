import type { OutputOf } from '../../../../contract/index';
import { clock, shortDay } from '../../../services/format';
import { originWords } from '../../../services/record-words';
import { dayOf } from '../../../../domain/kernel/time';

type Row = OutputOf<'attendance.recordsOfPerson'>['rows'][number];

export interface RecordView {
  recordId: string;
  /** 12-01 08:21:14 */
  when: string;
  /** 长沙市 · 补传 */
  line: string;
  state: Row['state'];
}

/** The check-ins to one meeting that stand together in time. */
export interface MeetingGroup {
  /** Of its newest check-in: somebody may have been at two meetings in turn. */
  key: string;
  title: string;
  rows: RecordView[];
}

const recordView = ({ recordId, placeName, evidenceAt, origin, state }: Row): RecordView => ({
  recordId,
  when: `${shortDay(dayOf(evidenceAt))} ${clock(evidenceAt)}`,
  line: [placeName, originWords[origin]].filter((part) => part !== '').join(' · '),
  state,
});

/** Groups check-ins, newest first, by meeting; a later page goes on where the earlier one ended. */
export function meetingGroups(rows: readonly Row[]): MeetingGroup[] {
  const groups: (MeetingGroup & { projectId: string })[] = [];
  for (const row of rows) {
    const last = groups[groups.length - 1];
    if (last?.projectId === row.projectId) last.rows.push(recordView(row));
    else groups.push({ key: row.recordId, projectId: row.projectId, title: row.title, rows: [recordView(row)] });
  }
  return groups.map(({ key, title, rows: shown }) => ({ key, title, rows: shown }));
}
