import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { batchNearest, batchView } from './index.view';

type Batch = OutputOf<'attendanceSession.list'>['batches'][number];
type Session = Batch['sessions'][number];

const session: Session = {
  sessionId: 's1',
  projectId: 'p1',
  batchId: 'b1',
  number: 1,
  day: null,
  courseIds: ['c1', 'c2', 'c3'],
  title: '临床微生物学诊断与前沿学习',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '学术报告厅',
  open: true,
  cap: 300,
  rotationSeconds: 5,
  acceptLate: true,
  place: null,
  faceCheck: false,
  headCount: 186,
  batchCount: 186,
};
const second: Session = { ...session, sessionId: 's2', number: 2, courseIds: ['c3'], placeName: '示教室', cap: 60 };
const on = (day: string, begin: string, end: string) => ({ begin: instantOf(day, begin), end: instantOf(day, end) });
const topics = ['诊断技术进展', '耐药菌检测', '分子诊断'];

function view(
  over: Partial<Batch> = {},
  {
    at = '10:00:00',
    today = '2025-11-29',
    state = 'approved',
  }: { at?: string; today?: string; state?: OutputOf<'project.get'>['state'] } = {},
) {
  const day = over.day ?? '2025-11-29';
  const batch: Batch = {
    batchId: 'b1',
    begin: '2025-11-29',
    end: '2025-11-30',
    headCount: 286,
    day,
    dayHeadCount: 190,
    windows: [on(day, '07:00:00', '12:00:00'), on(day, '13:00:00', '18:00:00')],
    sessions: [session],
    ...over,
  };
  const list = {
    projectId: 'p1',
    projectNumber: '2025-11-01-033',
    title: session.title,
    batches: [batch],
    courses: topics.map((topic, index) => ({ courseId: `c${index + 1}`, topic, lecturerName: '' })),
  };
  const planned = [{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', windows: [], restDays: [] }];
  const shown = batchView(list, { state, batches: planned, courses: [] }, { batchId: 'b1', now: instantOf(today, at) });
  if (shown === null) throw new Error('no batch');
  return shown;
}
const word = (...of: Parameters<typeof view>) => view(...of).sessions[0]?.state.word;

it('shows a running session with the people of its day', () => {
  expect(view().sessions).toMatchObject([
    {
      state: { word: '考勤中' },
      people: '186',
      unit: '/ 300 人',
      line: '全部 3 节 · 5 秒换码',
      button: '打开二维码',
      first: true,
    },
  ]);
  expect(view().total).toBe('');
});

it('never says that attendance goes on outside its windows', () => {
  expect(word({}, { at: '12:30:00' })).toBe('13:00 开始');
  expect(word({}, { at: '18:00:00' })).toBe('考勤中');
  expect(word({}, { at: '18:00:01' })).toBe('时段已结束');
  expect(word({}, { today: '2025-11-30' })).toBe('已结束');
  expect(word({ day: '2025-11-30' })).toBe('未到日期');
  expect(word({ sessions: [{ ...session, open: false }] })).toBe('已暂停');
});

it('counts a person of two halls once, and leaves the sessions of other days out', () => {
  const third = { ...second, sessionId: 's3', number: 3, day: '2025-11-30' };
  const shown = view({ sessions: [session, second, third] });
  expect(shown.sessions.map(({ sessionId }) => sessionId)).toEqual(['s1', 's2']);
  expect(shown).toMatchObject({ total: '今天 2 场合计（同一人只算一次）', dayPeople: '190 人' });
});

it('gives each course the manual’s columns, and asks where it has several sessions', () => {
  expect(view({ sessions: [session, second] }).courses).toMatchObject([
    { number: 1, cap: '300 人', code: '打开', line: '学术报告厅' },
    { number: 2, cap: '300 人', code: '打开' },
    { number: 3, cap: '分场', code: '2 场', line: '学术报告厅、示教室' },
  ]);
  expect(view({ sessions: [] }).courses[0]).toMatchObject({ cap: '–', code: '还没有场次', sessionIds: [] });
});

it('gives no code on another day than today, and opens an ended session again', () => {
  expect(view({ day: '2025-11-30' }).sessions[0]?.button).toBe('');
  expect(view({ sessions: [{ ...session, open: false }] }).sessions[0]).toMatchObject({
    button: '继续考勤',
    open: false,
  });
});

it('leads to the analysis as what comes next only once the batch is over', () => {
  expect(view().analysis).toMatchObject({ due: false, label: '预先分析' });
  expect(view({}, { today: '2025-12-01' }).analysis).toMatchObject({ due: true, label: '考勤分析与授分' });
});

it('says why attendance cannot be opened, and lets sessions be made before the batch begins', () => {
  expect(view({ sessions: [] }, { state: 'submitted' })).toMatchObject({
    refusal: expect.stringContaining('这个项目现在不能举办') as unknown,
    mayAdd: false,
    mayOpen: false,
  });
  expect(view({}, { today: '2025-11-28' })).toMatchObject({
    refusal: '今天不在举办周期内，11月29日 周六起可以开考勤；场次现在就可以建好',
    mayAdd: true,
  });
  expect(view({}, { today: '2025-12-01' })).toMatchObject({
    refusal: '举办周期已结束，不再出码。谁有效，请看考勤分析。',
    mayAdd: false,
  });
  expect(view({ sessions: [] })).toMatchObject({ refusal: '', mayOpen: true });
});

it('begins with the batch that is held, else with the next one, else with the last', () => {
  const batch = (batchId: string, begin: string, end: string) => ({ batchId, begin, end }) as Batch;
  const batches = [batch('b1', '2025-11-01', '2025-11-02'), batch('b2', '2025-11-10', '2025-11-11')];
  expect(batchNearest(batches, '2025-11-02')?.batchId).toBe('b1');
  expect(batchNearest(batches, '2025-11-05')?.batchId).toBe('b2');
  expect(batchNearest(batches, '2025-12-05')?.batchId).toBe('b2');
  expect(batchNearest([], '2025-12-05')).toBeUndefined();
});
