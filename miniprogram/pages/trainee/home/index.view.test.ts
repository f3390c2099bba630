import type { OutputOf } from '../../../../contract/index';
import { headView, keptView, movedAwayWords, noticeRowViews, rebindingView, todayViews, yearView } from './index.view';

type Today = OutputOf<'attendance.today'>;
type Row = Today['rows'][number];
type Window = Row['windows'][number];

const window = (state: Window['state'], begin = '07:00:00', end = '12:00:00', at?: number): Window => ({
  day: '2025-11-29',
  begin,
  end,
  state,
  ...(at !== undefined && { at }),
  need: state === 'open' || state === 'upcoming' ? 'must' : 'none',
  topics: [],
  otherCourse: false,
});

const on = (clock: string, day = '2025-11-29') => Date.parse(`${day}T${clock}+08:00`);
type Span = Row['due']['missed'][number];
const spanOf = ({ day, begin, end }: Window): Span => ({ begin: on(begin, day), end: on(end, day) });
/** As the server tells it of a batch that wants every window. @param later windows of other days */
function dueFor(windows: Window[], later: Span[]): Row['due'] {
  const left = [...windows.filter(({ state }) => state === 'open' || state === 'upcoming').map(spanOf), ...later];
  const missed = windows.filter(({ state }) => state === 'missed').map(spanOf);
  const lost = missed.length > 0;
  return {
    strategy: 'allCoursesFull',
    ways: lost || left.length === 0 ? [] : [{ topics: [], windows: left, days: [] }],
    times: lost ? 0 : left.length,
    missedDays: [],
    missed,
    cost: lost ? 'all' : 'none',
    creditHundredths: lost ? 0 : 200,
  };
}

const today = (windows: Window[], later: Span[] = [], more: Partial<Row> = {}): Today => ({
  today: '2025-11-29',
  rows: [
    {
      projectId: 'p1',
      batchId: 'b1',
      exam: null,
      title: '临床微生物学诊断与前沿学习',
      venue: '学术报告厅',
      creditHundredths: 200,
      batchBegin: '2025-11-29',
      batchEnd: '2025-11-29',
      windows,
      due: dueFor(windows, later),
      asking: windows.length === 1 ? 'onceADay' : 'everyWindow',
      ...more,
    },
  ],
});

const cardFor = (windows: Window[], later?: Span[], more?: Partial<Row>) =>
  todayViews(today(windows, later, more)).rows[0];
const tomorrow = [{ begin: on('07:00:00', '2025-11-30'), end: on('18:00:00', '2025-11-30') }];

describe('today on the trainee’s home', () => {
  it('says how many windows are due and what they are worth', () => {
    expect(cardFor([window('done'), window('upcoming', '13:00:00', '18:00:00')])?.due).toEqual({
      appeal: false,
      tone: 'late',
      words: '本期还差 1 个时段，最近的是今天 下午 13:00–18:00。全部签到，才能得 2.00 学分。',
    });
  });

  it('does not promise credits once a window was missed', () => {
    const due = cardFor([window('missed'), window('upcoming', '13:00:00', '18:00:00')], tomorrow)?.due;
    expect(due?.tone).toBe('ret');
    expect(due?.words).toContain('就没有本期的 2.00 学分');
    expect(due?.words).not.toContain('才能得');
  });

  it('asks for the next day when today is done, and says what comes then on the last', () => {
    expect(cardFor([window('done')], tomorrow)).toMatchObject({
      advice: '',
      due: { words: '明天（11-30 周日）07:00–18:00 还要签到，缺一天没有学分。' },
    });
    expect(cardFor([window('done')])).toMatchObject({
      advice: '考勤时段都已签到。学分要等单位授分、中心审核后生效。',
      due: null,
    });
  });

  it('does not call a check-in done that still waits, and says for whom', () => {
    const waiting = cardFor([window('provisional')], tomorrow);
    expect(waiting?.windows[0]).toMatchObject({ word: '待审核', tone: 'pend' });
    expect(waiting).toMatchObject({
      advice: '有 1 个时段的签到待审核，单位审核通过您的注册后才算数。',
      due: { tone: 'late' },
    });
    const late = cardFor([window('awaitsConfirmation')]);
    expect(late?.windows[0]).toMatchObject({ word: '待确认', tone: 'late' });
    expect(late?.advice).toBe('有 1 个时段的补传待确认，管理员确认后才算数。');
  });

  it('shows a met window by its time and never calls it valid', () => {
    const [view] =
      todayViews(today([window('done', '07:00:00', '12:00:00', Date.parse('2025-11-29T08:31:07+08:00'))])).rows[0]
        ?.windows ?? [];
    expect(view).toMatchObject({ label: '上午', word: '已签到', time: '08:31', tone: 'ok' });
  });

  it('calls a window that spans noon 全天', () => {
    expect(todayViews(today([window('open', '07:00:00', '18:00:00')])).rows[0]?.windows[0]).toMatchObject({
      label: '全天',
      time: '18:00 前',
    });
  });

  it('shows the day as people say it', () => {
    expect(todayViews(today([])).date).toBe('11月29日 周六');
  });
});

describe('the person in the head band', () => {
  const trainee = {
    personId: 'u1',
    name: '周敏',
    institutionName: '长沙市XX医院',
    departmentName: '检验科',
    state: 'pending' as const,
    rebindingAskedAt: null,
  };

  it('is nobody before registering', () => {
    expect(headView(null)).toBeNull();
  });

  it('shows the first character, also one outside the basic plane', () => {
    expect(headView(trainee)?.initial).toBe('周');
    expect(headView({ ...trainee, name: '𠮷田' })?.initial).toBe('𠮷');
  });

  it('says whose turn it is', () => {
    expect(headView(trainee)?.stateWord).toBe('待审核');
    expect(headView({ ...trainee, state: 'returned' })?.stateWord).toBe('资料被退回');
  });
});

describe('a WeChat that asked for a registration', () => {
  it('hears how its request stands', () => {
    const request = { submittedAt: 0, reason: '', checkCode: '' };
    expect(rebindingView(null)).toBeNull();
    expect(rebindingView({ ...request, state: 'pending' })?.title).toBe('换绑申请等待单位审核');
    expect(rebindingView({ ...request, state: 'returned' })?.text).toContain('重新申请');
  });
});

describe('a WeChat from which a registration was moved', () => {
  it('hears when that was, and whom to ask', () => {
    const at = Date.parse('2025-11-28T09:30:00+08:00');
    expect(movedAwayWords({ at, institutionName: '长沙市XX医院' })).toBe(
      '您的注册已于 11-28 09:30 转到另一个微信，不是您本人办理请马上联系长沙市XX医院。',
    );
    expect(movedAwayWords(null)).toBe('');
  });
});

describe('the year on the home page', () => {
  const ledger: OutputOf<'ledger.mine'> = {
    year: 2025,
    requiredCreditHundredths: 2500,
    requiredHourTenths: 900,
    effectiveCreditHundredths: 1700,
    effectiveHourTenths: 580,
    pendingCreditHundredths: 200,
    reversedCreditHundredths: 0,
    cut: null,
    entries: [],
    withoutCredit: [],
    waiting: [],
    ended: [],
    appeals: [],
  };

  it('counts only what is effective against the requirement', () => {
    expect(yearView(ledger)).toMatchObject({
      credit: '17.00',
      hour: '58.0',
      lack: '距年度要求还差 8.00 学分、32.0 学时；另有 2.00 学分待生效',
    });
  });

  it('names only what is still lacking', () => {
    expect(yearView({ ...ledger, effectiveHourTenths: 950, pendingCreditHundredths: 0 }).lack).toBe(
      '距年度要求还差 8.00 学分',
    );
  });

  it('says so when the requirement is met', () => {
    const met = { effectiveCreditHundredths: 2500, effectiveHourTenths: 900, pendingCreditHundredths: 0 };
    expect(yearView({ ...ledger, ...met }).lack).toBe('本年度要求已经达到');
  });
});

it('puts month and day of a notice’s first day into its tile', () => {
  const [row] = noticeRowViews([
    {
      projectId: 'p1',
      projectNumber: '2025-11-01-033 (国)',
      title: '临床输血规范化培训班',
      creditLevel: 'provincial',
      creditHundredths: 200,
      hourTenths: 60,
      institutionName: '长沙市XX医院',
      venue: '报告厅',
      firstDay: '2025-12-06',
      lastDay: '2025-12-07',
    },
  ]);
  expect(row).toMatchObject({ month: '12月', day: '06', line: '省级 · 2.00 学分 · 报告厅' });
});

describe('a scan that waits for a registration', () => {
  const kept = {
    scannedAt: Date.UTC(2025, 10, 29, 0, 31, 26),
    until: Date.UTC(2025, 10, 29, 0, 41, 26),
    title: '培训班',
  };

  it('counts down by the phone’s own clock, however wrong that is', () => {
    const server = kept.until - 462_000;
    expect(keptView(kept, { server, phone: 1000 })).toMatchObject({ until: 463_000, title: '培训班', end: '08:41' });
  });

  it('is gone at its last millisecond', () => {
    expect(keptView(kept, { server: kept.until - 1, phone: 0 })).not.toBeNull();
    expect(keptView(kept, { server: kept.until, phone: 0 })).toBeNull();
    expect(keptView(null, { server: 0, phone: 0 })).toBeNull();
  });

  it('names the courses of which any one is enough, with what is left of each, and what may be left out', () => {
    const [first, second] = [
      { ...window('upcoming', '08:00:00', '10:00:00'), topics: ['耐药监测'], need: 'choice' as const },
      { ...window('upcoming', '13:30:00', '15:30:00'), topics: ['真菌鉴定'], need: 'choice' as const },
    ];
    const due = {
      ...dueFor([], []),
      strategy: 'anyCourseFull' as const,
      ways: [
        { topics: ['耐药监测'], windows: [spanOf(first)], days: [{ day: '2025-11-30', windows: tomorrow }] },
        { topics: ['真菌鉴定'], windows: [spanOf(second), ...tomorrow], days: [] },
      ],
      times: 2,
    };
    const card = cardFor([first, second], [], { due });
    expect(card?.due?.words).toBe(
      '以下课程任意一门签满，就得 2.00 学分：' +
        '《耐药监测》还差 1 个时段，最近的是今天 上午 08:00–10:00，另外明天（11-30 周日）签到一次（07:00–18:00）；' +
        '《真菌鉴定》还差 2 个时段，最近的是今天 下午 13:30–15:30。',
    );
    expect(card?.windows[0]).toMatchObject({ courses: '《耐药监测》', word: '可选' });
    expect(cardFor([first, second], [], { due, asking: 'byCourse' })?.due?.tone).toBe('late');
    const idle = cardFor([{ ...first, need: 'none' }, second], [], { due: { ...due, ways: due.ways.slice(1) } });
    expect(idle?.windows[0]).toMatchObject({ word: '不必签', tone: 'neutral' });
    expect(idle?.due?.words).toContain('《真菌鉴定》还差 2 个时段');
  });

  it('says that a scan was for another course', () => {
    expect(cardFor([{ ...window('missed'), otherCourse: true }])?.windows[0]).toMatchObject({ word: '签的是别的课' });
  });
});
