import type { OutputOf } from '../../../../contract/index';
import { shortMoment } from '../../../services/format';

type Attendance = OutputOf<'registration.get'>['attendance'];

/** A meeting that somebody checked in to. */
export interface MeetingRow {
  projectId: string;
  title: string;
  /** 4 次 · 11-29 08:26 至 12-01 08:21 */
  when: string;
  /** 待审核 3 次: check-ins that wait for the registration's approval; '' without any. */
  waiting: string;
}

export const meetingRows = ({ meetings }: Attendance): MeetingRow[] =>
  meetings.map(({ projectId, title, records, provisional, first, last }) => ({
    projectId,
    title,
    when: `${records} 次 · ${first === last ? shortMoment(first) : `${shortMoment(first)} 至 ${shortMoment(last)}`}`,
    waiting: provisional === 0 ? '' : `待审核 ${provisional} 次`,
  }));

export const recordsLine = ({ records }: Attendance): string => (records === 0 ? '' : `共 ${records} 次`);
