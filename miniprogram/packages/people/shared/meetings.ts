import type { OutputOf } from '../../../../contract/index';
import type { RegistrationState } from '../../../../domain/person/registration';
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

/** @param state of the registration: with its approval provisional check-ins wait no longer, though each stays marked as it was made */
export const meetingRows = ({ meetings }: Attendance, state: RegistrationState): MeetingRow[] =>
  meetings.map(({ projectId, title, records, provisional, first, last }) => ({
    projectId,
    title,
    when: `${records} 次 · ${first === last ? shortMoment(first) : `${shortMoment(first)} 至 ${shortMoment(last)}`}`,
    waiting: provisional === 0 || state !== 'pending' ? '' : `待审核 ${provisional} 次`,
  }));

/** 共 4 次; of very many the newest alone are listed, and that is said. */
export function recordsLine({ records, meetings }: Attendance): string {
  const listed = meetings.reduce((sum, meeting) => sum + meeting.records, 0);
  if (records === 0) return '';
  return listed < records ? `共 ${records} 次，列出最近 ${listed} 次` : `共 ${records} 次`;
}
