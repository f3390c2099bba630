import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { BLANK, type DisplayState } from './code-display';
import { changedFields, countView, displayView } from './index.view';

const live = (over: Partial<OutputOf<'attendance.live'>>): OutputOf<'attendance.live'> => ({
  headCount: 286,
  batchCount: 286,
  cap: 300,
  open: true,
  rotationSeconds: 5,
  recentNames: ['张*'],
  arrivals: null,
  ...over,
});
const state = (over: Partial<DisplayState>): DisplayState => ({
  ...BLANK,
  ...over,
});
const view = (over: Partial<DisplayState>, now = 0) => displayView(state(over), now);

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

  it('tells today’s people from the batch’s on later days', () => {
    expect(countView(live({ headCount: 12, batchCount: 290 }))).toMatchObject({
      people: '12',
      unit: '人',
      ofBatch: '本期 290 / 300 人',
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
  const session: NonNullable<DisplayState['session']> = {
    sessionId: 's1',
    projectId: 'p1',
    batchId: 'b1',
    courseIds: ['c1'],
    title: '临床微生物学诊断与前沿学习',
    batchBegin: '2025-11-29',
    batchEnd: '2025-11-30',
    placeName: '学术报告厅',
    open: true,
    cap: null,
    rotationSeconds: 5,
    acceptLate: true,
  };
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
      cover: { title: '今天不在举办周期内' },
    });
  });
});

it('sends only what has changed', () => {
  const before = view({ live: live({}) });
  const after = view({ live: live({ recentNames: ['李**', '张*'] }) });
  expect(changedFields(before, before)).toEqual({});
  expect(changedFields(before, after)).toEqual({ names: '李**　张*' });
});
