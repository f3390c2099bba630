import { formFromEntry } from '../../../../domain/project/project';
import { instantOf } from '../../../../domain/kernel/time';
import { aProjectDetail } from '../../../../test/support/project-detail';
import { batchRows, changeLine, endedNote, endingsOf, partRows } from './index.view';

type Project = Parameters<typeof partRows>[0];
const entry = {
  catalogueEntryId: 'e1',
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
} as const;
const project = (change: Partial<Project> = {}): Project => ({
  projectId: 'p1',
  ...entry,
  state: 'approved',
  firstDay: '2025-11-29',
  lastDay: '2025-11-30',
  venue: '',
  discipline: '',
  activityForm: null,
  step: 'hold',
  rounds: [],
  institutionId: 'i1',
  institutionName: '长沙市XX医院',
  year: 2025,
  revision: 1,
  form: formFromEntry({
    ...entry,
    institutionId: 'i1',
    year: 2025,
    discipline2: '',
    discipline3: '',
    projectLead: '',
    plannedBegin: null,
    plannedEnd: null,
    plannedDayTenths: null,
    activityForm: null,
  }),
  courses: [],
  batches: [{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', windows: [], restDays: [] }],
  documents: [],
  missing: ['documents.agenda.documentMissing'],
  warnings: [],
  courseHourTenths: 0,
  courseHourDifferenceTenths: 90,
  submittedAt: null,
  timesSubmitted: 0,
  reviews: [],
  paperReceived: false,
  papers: [],
  ...change,
});
const wordAt = (day: string, clock: string, change: Partial<Project> = {}) =>
  batchRows(project(change), instantOf(day, clock))[0]?.word;

describe('the parts of a project', () => {
  it('mark the one where something is missing', () => {
    expect(partRows(project()).map((part) => part.open)).toEqual([false, false, true]);
  });
});

describe('the batches of a project', () => {
  it('are over after their last window, its end second included', () => {
    expect(wordAt('2025-11-28', '08:00:00')).toBe('待举办');
    expect(wordAt('2025-11-30', '18:00:00')).toBe('举办中');
    expect(wordAt('2025-11-30', '18:00:01')).toBe('已结束，待授分');
  });

  it('name their rounds of granting, the newest with the highest number', () => {
    const rounds = [
      { roundId: 'r2', batchId: 'b1', state: 'granted' as const },
      { roundId: 'r1', batchId: 'b1', state: 'effective' as const },
    ];
    expect(wordAt('2025-12-01', '08:00:00', { rounds })).toBe('已授分');
    const running = [{ roundId: 'r1', batchId: 'b1', state: 'granting' as const }];
    expect(wordAt('2025-12-01', '08:00:00', { rounds: running })).toBe('正在授分');
    expect(batchRows(project({ rounds }), 0)[0]?.rounds.map(({ label }) => label)).toEqual([
      '会议资料（第 2 次授分）',
      '会议资料（第 1 次授分）',
    ]);
  });

  it('lead to the analysis from their first day on', () => {
    const analysisAt = (day: string) => batchRows(project(), instantOf(day, '09:00:00'))[0]?.analysis;
    expect(analysisAt('2025-11-28')).toBeNull();
    expect(analysisAt('2025-11-29')).toMatchObject({ due: false });
    expect(analysisAt('2025-12-01')).toMatchObject({ due: true });
  });

  it('are not offered before the approval (M4)', () => {
    expect(batchRows(project({ state: 'submitted' }), 0)).toEqual([]);
  });
});

describe('the ways to end a project', () => {
  const batches = aProjectDetail().batches;
  const round = (state: 'granted' | 'effective' | 'nobodyGranted') => ({ roundId: 'r', batchId: 'b1', state });
  const during = instantOf('2025-12-06', '09:00:00');
  const later = instantOf('2025-12-10', '09:00:00');
  const endings = (changes: Partial<Parameters<typeof endingsOf>[0]>, now = during) =>
    endingsOf({ state: 'approved', rounds: [], batches, courses: [], timesSubmitted: 1, ...changes }, now);

  it('are withdrawing while it waits, cancelling before anything was granted, closing after the end', () => {
    expect(endings({ state: 'submitted' })).toEqual({ withdraw: true, cancel: '', close: 'no' });
    expect(endings({})).toEqual({ withdraw: false, cancel: '取消举办', close: 'no' });
    expect(endings({}, later)).toEqual({ withdraw: false, cancel: '取消举办', close: 'reason' });
    expect(endings({ rounds: [round('effective')] }, later)).toEqual({ withdraw: false, cancel: '', close: 'plain' });
    expect(endings({ rounds: [round('granted')] }, later)).toEqual({ withdraw: false, cancel: '', close: 'no' });
    expect(endings({ rounds: [round('nobodyGranted')] }, later).close).toBe('plain');
  });

  it('are giving up what the centre has seen; a draft of nobody is removed', () => {
    expect(endings({ state: 'returned' }).cancel).toBe('放弃申报');
    expect(endings({ state: 'draft' }).cancel).toBe('放弃申报');
    expect(endings({ state: 'draft', timesSubmitted: 0 }).cancel).toBe('');
    expect(endings({ state: 'cancelled' })).toEqual({ withdraw: false, cancel: '', close: 'no' });
  });

  it('leave a note of who, when and why', () => {
    expect(endedNote({ state: 'approved' })).toBeNull();
    expect(endedNote({ state: 'cancelled', ended: { by: '李建华', at: during, reason: '主讲人出差' } })).toMatchObject({
      title: '项目已取消',
      line: '2025-12-06 09:00 · 李建华',
      reason: '主讲人出差',
    });
  });
});

it('says how a change request stands', () => {
  expect(changeLine({})).toBe('');
  expect(changeLine({ change: { changeId: 'p1:1', state: 'submitted' } })).toContain('等中心批准');
  expect(changeLine({ change: { changeId: 'p1:1', state: 'dropped' } })).toBe('');
});
