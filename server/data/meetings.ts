/** What one person recorded, by meeting: what a reviewer sees of a registration before deciding on it. */
import type { Database } from './database';
import type { AttendanceRecord } from './documents';

/** Five full meetings; all of them are in the list of check-ins. */
const PAGE = 200;

/** Whether a person has any attendance record. */
export async function hasRecords(db: Database, personId: string): Promise<boolean> {
  return (await db.find('attendanceRecords', { where: { personId }, fields: ['day'], limit: 1 })).length > 0;
}

/** How many records a person has. */
export const countRecords = (db: Database, personId: string): Promise<number> =>
  db.count('attendanceRecords', { personId });

/** A meeting that a person checked in to. */
export interface Meeting {
  projectId: string;
  title: string;
  /** Check-ins, and how many of them were made while nobody had approved the person. */
  records: number;
  provisional: number;
  /** The first and the last, epoch milliseconds. */
  first: number;
  last: number;
}

/**
 * The meetings of a person's newest two hundred records, latest first. Three calls at most, however many meetings.
 * @returns also how many records there are in all
 */
export async function readMeetings(db: Database, personId: string): Promise<{ records: number; meetings: Meeting[] }> {
  const found = await db.find('attendanceRecords', {
    where: { personId },
    orderBy: [['evidenceAt', 'desc']],
    fields: ['projectId', 'sessionId', 'evidenceAt', 'provisional'],
    limit: PAGE,
  });
  if (found.length === 0) return { records: 0, meetings: [] };
  const sessions = await db.getMany('attendanceSessions', [...new Set(found.map(({ sessionId }) => sessionId))]);
  const titles = new Map(sessions.map(({ projectId, title }) => [projectId, title]));
  const meetings = new Map<string, Meeting>();
  for (const record of found) {
    const meeting = meetings.get(record.projectId);
    meetings.set(
      record.projectId,
      meeting ? withRecord(meeting, record) : meetingOf(record, titles.get(record.projectId) ?? ''),
    );
  }
  const records = found.length < PAGE ? found.length : await countRecords(db, personId);
  return { records, meetings: [...meetings.values()] };
}

type Read = Pick<AttendanceRecord, 'projectId' | 'evidenceAt' | 'provisional'>;

const meetingOf = ({ projectId, evidenceAt, provisional }: Read, title: string): Meeting => ({
  projectId,
  title,
  records: 1,
  provisional: provisional ? 1 : 0,
  first: evidenceAt,
  last: evidenceAt,
});

/** Records come newest first. */
const withRecord = (meeting: Meeting, { evidenceAt, provisional }: Read): Meeting => ({
  ...meeting,
  records: meeting.records + 1,
  provisional: meeting.provisional + (provisional ? 1 : 0),
  first: evidenceAt,
});
