import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { sessionCards } from './index.view';

type Batch = OutputOf<'attendanceSession.list'>['batches'][number];

const session: NonNullable<Batch['session']> = {
  sessionId: 's1',
  projectId: 'p1',
  batchId: 'b1',
  courseIds: ['c1', 'c2', 'c3'],
  title: '临床微生物学诊断与前沿学习',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '学术报告厅',
  open: true,
  cap: 300,
  rotationSeconds: 5,
  acceptLate: true,
};
const topics = ['诊断技术进展', '耐药菌检测', '分子诊断'];
const card = (
  over: Partial<Batch> = {},
  { day = '2025-11-29', state = 'approved' }: { day?: string; state?: OutputOf<'project.get'>['state'] } = {},
) => {
  const list = {
    projectId: 'p1',
    projectNumber: '2025-11-01-033',
    title: session.title,
    batches: [{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', session, headCount: 286, ...over }],
    courses: topics.map((topic, index) => ({ courseId: `c${index + 1}`, topic })),
  };
  const planned = [{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', windows: [], restDays: [] }];
  return sessionCards(list, { state, batches: planned, courses: [] }, instantOf(day, '10:00:00'))[0];
};

it('shows a running session with its figures', () => {
  expect(card()).toMatchObject({
    state: { word: '考勤中' },
    people: '286',
    courses: '全部 3 节课程',
    settings: '学术报告厅 · 上限 300 人 · 5 秒换码',
    refusal: '',
    button: '二维码考勤',
  });
});

it('leads to the analysis as what comes next only once the batch is over', () => {
  expect(card()?.analysis).toMatchObject({ due: false, label: '预先分析' });
  expect(card({}, { day: '2025-12-01' })?.analysis).toMatchObject({ due: true, label: '考勤分析与授分' });
});

it('names the courses a session covers when it is not all', () => {
  expect(card({ session: { ...session, courseIds: ['c2'] } })?.courses).toBe('耐药菌检测');
});

it('offers to go on with a paused one', () => {
  expect(card({ session: { ...session, open: false } })).toMatchObject({
    state: { word: '已暂停' },
    button: '继续二维码考勤',
  });
});

describe('says why attendance cannot be opened', () => {
  it('before the project is approved', () => {
    expect(card({ session: null }, { state: 'submitted' })?.refusal).toContain('项目还没有审核通过');
  });

  it('on a day outside the batch', () => {
    expect(card({}, { day: '2025-11-28' })?.refusal).toBe('今天不在举办周期内，11月29日 周六起可以开考勤');
    expect(card({}, { day: '2025-12-01' })).toMatchObject({
      state: { word: '已结束' },
      refusal: '举办周期已结束，不能再开考勤',
    });
    expect(card({}, { day: '2025-11-30' })?.refusal).toBe('');
  });
});
