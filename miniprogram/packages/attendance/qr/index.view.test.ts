import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { BLANK, type DisplayState } from './code-display';
import { changedFields, countView, displayView, spotView } from './index.view';

const live = (over: Partial<OutputOf<'attendance.live'>>): OutputOf<'attendance.live'> => ({
  headCount: 286,
  allSessions: null,
  batchCount: 286,
  cap: 300,
  open: true,
  rotationSeconds: 5,
  recentNames: ['张*'],
  spotCheck: null,
  arrivals: null,
  ...over,
});
const state = (over: Partial<DisplayState>): DisplayState => ({
  ...BLANK,
  ...over,
});
const view = (over: Partial<DisplayState>, now = 0) => displayView(state(over), now);

const session: NonNullable<DisplayState['session']> = {
  sessionId: 's1',
  projectId: 'p1',
  batchId: 'b1',
  number: 1,
  day: null,
  courseIds: ['c1'],
  title: '临床微生物学诊断与前沿学习',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '学术报告厅',
  open: true,
  cap: null,
  rotationSeconds: 5,
  acceptLate: true,
  place: null,
  faceCheck: false,
};

describe('the count', () => {
  it('stands beside the cap, and tells the places left from 95 % on', () => {
    expect(countView(live({}))).toMatchObject({ people: '286', unit: '/ 300 人', note: '还剩 14 个名额', full: false });
    expect(countView(live({ headCount: 284, batchCount: 284 })).note).toBe('');
  });

  it('says when it is full and where that is changed', () => {
    expect(countView(live({ headCount: 300, batchCount: 300 }))).toMatchObject({
      note: '已满 300 人，可在设置里调高',
      full: true,
    });
  });

  it('tells the people of all halls, each once, where there are others', () => {
    expect(countView(live({ allSessions: 400 })).ofBatch).toBe('各场合计 400 人');
    expect(countView(live({ allSessions: 400, headCount: 12 })).ofBatch).toBe('本场共 286 / 300 人 · 各场合计 400 人');
  });

  it('tells today’s people from those of all days on later ones', () => {
    expect(countView(live({ headCount: 12, batchCount: 290 }))).toMatchObject({
      people: '12',
      unit: '人',
      ofBatch: '本场共 290 / 300 人',
    });
  });

  it('needs no cap, and claims nothing before the first answer', () => {
    expect(countView(live({ cap: null, batchCount: null }))).toMatchObject({ unit: '人', capped: false, note: '' });
    expect(countView(null).people).toBe('–');
  });
});

describe('when people are to check in (M12)', () => {
  const window = (begin: string, end: string) => ({
    begin: instantOf('2025-11-29', begin),
    end: instantOf('2025-11-29', end),
  });
  const halves = [window('07:00:00', '12:00:00'), window('13:00:00', '18:00:00')];
  const periodAt = (clock: string, windows: DisplayState['windows']) =>
    view({ session, windows }, instantOf('2025-11-29', clock)).period;

  it('is today’s window, beside the place', () => {
    const windows = [window('07:00:00', '18:00:00')];
    expect(view({ session, windows }, instantOf('2025-11-29', '18:00:00'))).toMatchObject({
      period: '11-29 全天 07:00–18:00',
      place: '学术报告厅',
    });
    expect(periodAt('18:00:01', windows)).toBe('11-29 全天 07:00–18:00 · 已过');
  });

  it.each([
    ['12:00:00', '11-29 上午 07:00–12:00 · 第 1/2 段'],
    ['12:00:01', '11-29 下午 13:00–18:00 · 第 2/2 段 · 未到'],
    ['13:00:00', '11-29 下午 13:00–18:00 · 第 2/2 段'],
  ])('at %s of a day with two is %s', (clock, words) => {
    expect(periodAt(clock, halves)).toBe(words);
  });

  it('is the days of the batch when no window is known, and nothing without a session', () => {
    expect(periodAt('08:00:00', [])).toBe('11-29 至 11-30');
    expect(view({}).period).toBe('');
  });
});

describe('the cover', () => {
  it('is off while a code is shown, also in a gap', () => {
    const code = { text: 'T', until: 1, total: 1 };
    expect(view({ code }).cover).toBeNull();
    expect(view({ code, network: 'gap' }).cover).toBeNull();
  });

  it('says why there is no code', () => {
    expect(view({ network: 'gap' }).cover?.title).toBe('暂停：网络中断');
    expect(view({ refusal: 'sessionClosed' })).toMatchObject({
      paused: true,
      cover: { title: '考勤已暂停' },
    });
    expect(view({ refusal: 'outsideBatch' })).toMatchObject({
      paused: false,
      mayPause: false,
      cover: { title: '今天不在举办周期内' },
    });
  });

  const on = (day: string, begin: string, end: string) => ({
    begin: instantOf(day, begin),
    end: instantOf(day, end),
  });
  const session: NonNullable<DisplayState['session']> = {
    sessionId: 's1',
    projectId: 'p1',
    batchId: 'b1',
    number: 1,
    day: null,
    courseIds: ['c1'],
    title: '临床微生物学诊断与前沿学习',
    batchBegin: '2025-11-29',
    batchEnd: '2025-11-30',
    placeName: '学术报告厅',
    open: true,
    cap: null,
    rotationSeconds: 5,
    acceptLate: true,
    place: null,
    faceCheck: false,
  };
  const code = { text: 'T', until: 1, total: 1 };
  const windows = [on('2025-11-29', '07:00:00', '12:00:00'), on('2025-11-29', '13:00:00', '18:00:00')];
  const tomorrow = on('2025-11-30', '07:00:00', '12:00:00');
  const coverAt = (clock: string, over: Partial<DisplayState> = {}) =>
    view({ session, code, windows, next: tomorrow, ...over }, instantOf('2025-11-29', clock)).cover;

  it('says large that a scan counts for nothing outside the windows, and when the next one is', () => {
    expect(coverAt('06:59:59', { next: windows[0] ?? null })).toMatchObject({
      title: '上午 07:00 开始',
      advice: '现在扫码只记录，不计入。',
      action: 'showAnyway',
    });
    expect(coverAt('07:00:00', { next: windows[1] ?? null })).toBeNull();
    expect(coverAt('12:00:01', { next: windows[1] ?? null })).toMatchObject({
      title: '下午 13:00 开始',
      advice: '上午时段 12:00 已结束。现在扫码只记录，不计入。',
    });
    expect(coverAt('18:00:01')).toMatchObject({
      title: '今天的时段已结束',
      advice: '下一个时段：11-30 周日 07:00–12:00。现在扫码只记录，不计入。',
    });
    expect(coverAt('18:00:01', { next: null })?.title).toBe('时段已全部结束');
    expect(coverAt('09:00:00', { windows: [] })?.title).toBe('今天没有考勤时段');
    // Of a session that was opened before windows were kept nothing is claimed.
    expect(coverAt('03:00:00', { windows: [], next: null })).toBeNull();
  });

  it('says after the last day that the batch is over, and leads to its analysis', () => {
    const over = (day: string, of: Partial<typeof session> = {}) =>
      view({ session: { ...session, ...of }, refusal: 'outsideBatch' }, instantOf(day, '09:00:00'));
    expect(over('2025-12-01')).toMatchObject({
      title: session.title,
      paused: false,
      cover: { title: '本期已结束', action: 'analyse', button: '去考勤分析' },
    });
    expect(over('2025-11-28').cover?.title).toBe('还没到举办日期');
    expect(over('2025-11-30', { day: '2025-11-29' }).cover).toMatchObject({ title: '本场已结束', action: '' });
  });
});

describe('a spot check (D11g)', () => {
  const at = (time: string) => instantOf('2025-11-29', time);
  const check = { begin: at('10:00:00'), end: at('10:01:59'), asked: 312, came: 268 };

  it('counts down to its beginning, and to the end of its last second', () => {
    expect(spotView(check, at('09:59:00'))).toMatchObject({ ask: '请准备再扫一次，还有', left: '01:00', came: '' });
    expect(spotView(check, at('10:00:34'))).toEqual({
      title: '抽查点名',
      ask: '请再扫一次，还剩',
      left: '01:26',
      came: '268',
      asked: ' / 312',
    });
    expect(spotView(check, at('10:02:00') - 1)).not.toBeNull();
    expect(spotView(check, at('10:02:00'))).toBeNull();
    expect(spotView(null, 0)).toBeNull();
  });

  it('shows its code also between two windows, that were known before it began', () => {
    const noon = at('12:30:00');
    const outside = {
      session,
      windows: [{ begin: at('07:00:00'), end: at('12:00:00') }],
      next: { begin: at('13:00:00'), end: at('18:00:00') },
      code: { text: 'T', until: 1, total: 1 },
    };
    expect(view({ ...outside, live: live({}) }, noon).cover).not.toBeNull();
    const running = { begin: noon, end: noon + 119_000, asked: 2, came: 0 };
    expect(view({ ...outside, live: live({ spotCheck: running }) }, noon).cover).toBeNull();
    expect(view({ ...outside, live: live({ spotCheck: running }) }, noon + 120_000).cover).not.toBeNull();
  });
});

it('sends only what has changed', () => {
  const before = view({ live: live({}) });
  const after = view({ live: live({ recentNames: ['李**', '张*'] }) });
  expect(changedFields(before, before)).toEqual({});
  expect(changedFields(before, after)).toEqual({ names: '李**　张*' });
});
