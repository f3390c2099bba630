import { sessionCodeFrom } from '../../domain/attendance/token';
import { dayOf, instantOf } from '../../domain/kernel/time';
import { newActivitySession } from '../../server/attendance/activity-session';
import type { ActivityImport, GroupActivity, Person, StoredFile } from '../../server/data/documents';
import { attendeeId } from '../../server/data/group-activities';
import type { TestBed } from './in-process';

/** A complete activity of a hospital, as its draft: what is to be another is given. */
export const anActivity = (_id: string, changes: Partial<GroupActivity> = {}): GroupActivity => ({
  _id,
  institutionId: 'csey',
  institutionName: '长沙市第二医院',
  title: '危急值病例讨论会',
  kind: 'caseDiscussion',
  begin: '2025-11-20',
  end: '2025-11-20',
  placeName: '检验科示教室',
  hourTenths: 20,
  creditHundredths: 50,
  lecturerName: '陈志远',
  state: 'draft',
  revision: 1,
  year: 2025,
  listedDay: '2025-11-20',
  addedAt: instantOf('2025-11-20', '16:00:00'),
  byId: 'a1',
  by: '管理员',
  files: [],
  people: 0,
  gathering: null,
  openImportId: null,
  submittedAt: null,
  submittedBy: '',
  timesSubmitted: 0,
  reviews: [],
  roundId: null,
  ...changes,
});

/** A file of people that was read and waits for a decision. */
const anActivityImport = (
  _id: string,
  { activityId, institutionId }: Pick<ActivityImport, 'activityId' | 'institutionId'>,
): ActivityImport => ({
  _id,
  activityId,
  institutionId,
  state: 'read',
  startedAt: instantOf('2025-11-21', '09:00:00'),
  byId: 'a1',
  by: '管理员',
  fileName: '签到.xlsx',
  fileId: 'cloud://test/kept/none',
  digest: 'a'.repeat(64),
  type: 'xlsx',
  rows: 2,
  good: 1,
  bad: 1,
  added: 1,
  changed: 0,
  same: 0,
  gone: 0,
  done: 0,
  toDo: 0,
});

/** Activities of a hospital: a draft, one that waits for the centre, and one with a file of people that was read. */
export interface HospitalActivities {
  activityId: string;
  waitingActivityId: string;
  filedActivityId: string;
  activityImportId: string;
  /** A draft of today, whose code was shown. */
  todaysActivityId: string;
}

export async function plantActivities(
  cloud: TestBed,
  {
    institutionId,
    institutionName,
    person,
    file,
    at,
  }: { institutionId: string; institutionName: string; person: Person; file: StoredFile; at: number },
): Promise<HospitalActivities> {
  const [activityId, waitingActivityId, filedActivityId, activityImportId, todaysActivityId] = [
    ...['draft', 'waiting', 'filed', 'file', 'today'],
  ].map((thing) => `${institutionId}-activity-${thing}`) as [string, string, string, string, string];
  const own = { institutionId, institutionName, title: `${institutionName}的病例讨论`, files: [file], people: 1 };
  const day = dayOf(at);
  const today = anActivity(todaysActivityId, { ...own, begin: day, end: day, listedDay: day });
  const session = newActivitySession(today, {
    code: sessionCodeFrom(Buffer.from(institutionId.slice(-5))),
    at,
    begin: day,
    end: day,
  });
  const withCode = { ...today, attendance: { sessionId: session._id, writtenUpTo: 0 } };
  await cloud.plant('attendanceSessions', { ...session, status: 'closed', closedAt: at });
  await cloud.plant(
    'groupActivities',
    anActivity(activityId, own),
    anActivity(waitingActivityId, {
      ...own,
      state: 'submitted',
      ...{ submittedAt: at - 1000, submittedBy: '管理员', timesSubmitted: 1 },
    }),
    withCode,
    anActivity(filedActivityId, { ...own, openImportId: activityImportId }),
  );
  for (const listed of [activityId, waitingActivityId, filedActivityId])
    await cloud.plant('activityAttendees', {
      _id: attendeeId(listed, person._id),
      activityId: listed,
      institutionId,
      personId: person._id,
      who: { name: person.name, personNumber: person.personNumber, institutionName, departmentName: '检验科' },
      origin: 'list',
      nameOrder: '',
      at: at - 1000,
      by: '管理员',
    });
  const of = { importId: activityImportId, index: 0, at };
  await cloud.plant(
    'activityImports',
    anActivityImport(activityImportId, { activityId: filedActivityId, institutionId }),
  );
  await cloud.plant(
    'activityChunks',
    {
      ...of,
      _id: `${activityImportId}:bad:0`,
      kind: 'bad',
      rows: [{ row: 4, name: '罗欣', problem: { kind: 'unknown', column: 'personNumber', value: '430100992' } }],
    },
    {
      ...of,
      _id: `${activityImportId}:added:0`,
      kind: 'added',
      rows: [
        {
          ...{ row: 3, personId: person._id, name: person.name, personNumber: person.personNumber },
          departmentName: '检验科',
        },
      ],
    },
  );
  return { activityId, waitingActivityId, filedActivityId, activityImportId, todaysActivityId };
}
