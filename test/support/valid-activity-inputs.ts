import type { CallName } from '../../contract';
import { encodeCursor } from '../../server/data/paging';
import { aJpeg } from './files';
import type { Hospital } from './hospital';
import type { TestBed } from './in-process';
import type { ValidCalls } from './valid-calls';

type ActivityCall = Extract<CallName, `groupActivity.${string}` | `activityPeople.${string}`>;

/** Of {@link ValidCalls}, what is done with the group activities of the hospital. */
export function validActivityCalls(cloud: TestBed, hospital: Hospital): Pick<ValidCalls, ActivityCall> {
  const { administrator, departmentId, personId, file } = hospital;
  const { activityId, waitingActivityId, filedActivityId, activityImportId: importId, todaysActivityId } = hospital;
  const pageFrom = (...key: (string | number)[]) => ({ limit: 5, cursor: encodeCursor(key) });
  const byAdministrator = <Input>(input: () => Input | Promise<Input>) => ({ by: administrator, input });
  const upload = (name: string, purpose: 'activity' | 'attendees', content: Buffer) =>
    cloud.upload(administrator, name, content, purpose);
  const facts = {
    title: '急诊科心肺复苏演练',
    kind: 'skills',
    begin: '2025-11-19',
    end: '2025-11-20',
    placeName: '技能中心',
    hourTenths: 40,
    creditHundredths: 100,
    lecturerName: '陈志远',
  } as const;
  return {
    'groupActivity.list': byAdministrator(() => ({
      ...{ search: '病例', year: 2025, state: 'draft', kind: 'caseDiscussion', toReview: false },
      ...pageFrom('\uffff', ''),
    })),
    'groupActivity.get': byAdministrator(() => ({ activityId })),
    'groupActivity.save': byAdministrator(() => ({ activityId, revision: 1, ...facts })),
    'groupActivity.addFile': byAdministrator(async () => ({
      activityId,
      file: await upload('讨论记录.jpg', 'activity', aJpeg()),
      replaces: file.fileId,
    })),
    'groupActivity.removeFile': byAdministrator(() => ({ activityId, fileId: file.fileId })),
    'groupActivity.fileUrl': byAdministrator(() => ({ activityId, fileId: file.fileId })),
    'groupActivity.submit': byAdministrator(() => ({ activityId, revision: 1 })),
    'groupActivity.withdraw': byAdministrator(() => ({ activityId: waitingActivityId })),
    'groupActivity.cancel': byAdministrator(() => ({ activityId })),
    'groupActivity.review': {
      by: 'reviewer1',
      input: () => ({
        ...{ activityId: waitingActivityId, decision: 'return', reason: '请补充签到名单', decisionsSeen: 0 },
      }),
    },
    'activityPeople.list': byAdministrator(() => ({ activityId, origin: 'list', search: '学', ...pageFrom('', '') })),
    'activityPeople.candidates': byAdministrator(() => ({
      ...{ activityId, search: '学', departmentIds: [departmentId] },
      ...pageFrom('', ''),
    })),
    'activityPeople.add': byAdministrator(() => ({ activityId, personIds: [personId] })),
    'activityPeople.addAll': byAdministrator(() => ({ activityId, search: '学', departmentIds: [departmentId] })),
    'activityPeople.remove': byAdministrator(() => ({ activityId, personIds: [personId] })),
    'activityPeople.openAttendance': byAdministrator(() => ({ activityId: todaysActivityId })),
    'activityPeople.takeScans': byAdministrator(() => ({ activityId: todaysActivityId })),
    'activityPeople.file': byAdministrator(() => ({ activityId: filedActivityId, importId })),
    'activityPeople.beginFile': byAdministrator(async () => ({
      activityId,
      file: await upload('签到.csv', 'attendees', Buffer.from('姓名,人员编号')),
    })),
    'activityPeople.rows': byAdministrator(() => ({ importId, kind: 'bad', ...pageFrom(0) })),
    'activityPeople.takeFile': byAdministrator(() => ({ importId, skipBad: true })),
    'activityPeople.dropFile': byAdministrator(() => ({ importId })),
  };
}
