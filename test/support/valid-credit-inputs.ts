import { encodeCursor } from '../../server/data/paging';
import { overWindows, type Hospital } from './hospital';
import type { TestBed } from './in-process';
import type { TestPersonId } from './people';
import { material } from './projects';
import { filters, type ValidCalls } from './valid-calls';

type Area = 'analysis' | 'grant' | 'exclusion' | 'materials';
type Credits = Pick<ValidCalls, Extract<keyof ValidCalls, `${Area}.${string}`> | 'review.materials'>;

/** The calls from the analysis to the materials, as somebody of a hospital would rightly make them. */
export function validCreditCalls(cloud: TestBed, hospital: Hospital): Credits {
  const { administrator, file, personId, analysisId, roundId, grantingRoundId } = hospital;
  const over = { projectId: hospital.over, batchId: 'b1' };
  const pageFrom = (...key: (string | number)[]) => ({ limit: 5, cursor: encodeCursor(key) });
  const newest = pageFrom(9e15, '');
  const of = <Input>(by: TestPersonId, input: () => Input | Promise<Input>) => ({ by, input });
  const byAdministrator = <Input>(input: () => Input | Promise<Input>) => of(administrator, input);
  return {
    'analysis.prepare': byAdministrator(() => over),
    'analysis.run': byAdministrator(() => ({
      ...over,
      windows: overWindows,
      courses: [{ courseId: 'c1', windows: overWindows }],
    })),
    'analysis.try': byAdministrator(() => ({
      ...over,
      windows: overWindows,
      courses: [{ courseId: 'c1', windows: overWindows }],
    })),
    'analysis.people': byAdministrator(() => ({
      analysisId,
      courseId: 'c1',
      show: 'valid',
      search: '员',
      ...pageFrom(0),
    })),
    'analysis.compare': byAdministrator(() => ({ analysisId, earlier: 0, ...pageFrom(0) })),
    'grant.candidates': byAdministrator(() => ({
      analysisId,
      strategy: 'byCourseHours',
      dutyWaived: true,
      conditions: ['evaluation'],
      filters,
      show: 'withheld',
      reason: 'absent',
      search: '员',
      ...pageFrom(-1),
    })),
    'grant.stop': byAdministrator(() => ({ roundId: grantingRoundId })),
    'grant.outcomes': byAdministrator(() => ({ roundId, ...pageFrom('') })),
    'exclusion.set': byAdministrator(() => ({ analysisId, personId, reason: 'other', note: '不在会场的人' })),
    'exclusion.admit': byAdministrator(() => ({ analysisId, personId, note: '只讲了半天，其余时间参加' })),
    'exclusion.withdraw': byAdministrator(() => ({ analysisId, personId })),
    'grant.start': byAdministrator(() => ({
      analysisId,
      strategy: 'byCourseHours',
      activityDate: '2025-11-21',
      dutyWaivedFor: '部分学员夜班交接',
      supplementFor: '补传的签到已经确认',
      conditions: ['evaluation'],
      filters,
      personIds: [personId],
    })),
    'grant.conclude': byAdministrator(() => ({ analysisId, strategy: 'byCourseHours', activityDate: '2025-11-21' })),
    'grant.round': byAdministrator(() => ({ roundId })),
    'grant.roundPeople': byAdministrator(() => ({ roundId, ...pageFrom('') })),
    'materials.get': byAdministrator(() => ({ roundId })),
    'materials.attendance': of('reviewer1', () => ({ roundId, show: 'late', search: '员', ...newest })),
    'materials.make': byAdministrator(() => ({ roundId })),
    'materials.summarise': byAdministrator(() => ({ roundId, text: '本期按批准的日程举办，学员反映内容贴近工作。' })),
    'materials.addFile': byAdministrator(async () => ({
      roundId,
      kind: 'summary',
      file: await material(cloud, administrator),
      replaces: file.fileId,
    })),
    'materials.removeFile': byAdministrator(() => ({ roundId, fileId: file.fileId })),
    'materials.fileUrl': byAdministrator(() => ({ roundId, fileId: file.fileId })),
    'materials.submit': byAdministrator(() => ({ roundId, answer: '盖章页在会议总结第 3 页' })),
    'review.materials': of('reviewer1', () => ({
      roundId,
      decision: 'return',
      reason: '请补充现场照片',
      items: [{ item: 'sitePhotos', reason: '照片看不清人' }],
      decisionsSeen: 0,
    })),
  };
}
