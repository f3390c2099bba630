import { checkInRefusals } from '../../../../domain/attendance/check-in';
import type { ScanOutcome } from '../../../services/scan-outcome';
import { dayView, outcomeView, queuedView } from './index.view';

const evidenceAt = Date.parse('2025-11-29T13:04:26+08:00');
type Recorded = Extract<ScanOutcome, { kind: 'recorded' }>;

const recorded = (changed: Partial<Recorded['record']> = {}, late: Partial<Recorded> = {}): Recorded => ({
  kind: 'recorded',
  late: false,
  awaitsConfirmation: false,
  record: {
    recordId: 'r1',
    projectId: 'p1',
    batchId: 'b1',
    title: '临床微生物学诊断与前沿学习',
    placeName: '学术报告厅',
    evidenceAt,
    batchEnd: '2025-11-29',
    provisional: false,
    inWindow: true,
    next: null,
    repeat: false,
    ...changed,
  },
  ...late,
});

const refusal = (
  code: Extract<ScanOutcome, { kind: 'refused' }>['code'],
  details = {},
): ScanOutcome & { kind: 'refused' } => ({
  kind: 'refused',
  code,
  details,
  requestId: 'request-12345678',
});

describe('a scan that was recorded', () => {
  it('shows the time that counts, to the second', () => {
    expect(outcomeView(recorded())).toMatchObject({
      tone: 'ok',
      headline: '签到成功',
      fact: '13:04:26',
      lines: ['2025-11-29 周六'],
      action: 'done',
    });
  });

  it('outside every window is amber, never a success, and says when the next one is', () => {
    const next = { begin: Date.parse('2025-11-30T07:00:00+08:00'), end: Date.parse('2025-11-30T12:00:00+08:00') };
    expect(outcomeView(recorded({ inWindow: false, next }))).toMatchObject({
      tone: 'late',
      headline: '已记录，暂不计入',
      note: '这次扫码不在考勤时段内。下一个时段：11-30 周日 07:00–12:00。',
    });
    expect(outcomeView(recorded({ inWindow: false })).note).toBe('这次扫码不在考勤时段内，本期已没有时段。');
    // Of a session whose windows nobody knows nothing is claimed.
    expect(outcomeView(recorded({ inWindow: null }))).toMatchObject({ tone: 'ok', headline: '签到成功' });
  });

  it('says that a repeat made no second record', () => {
    expect(outcomeView(recorded({ repeat: true })).lines).toContain('刚才已经签到过，没有重复记录');
  });

  it('tells one who waits for approval that it does not count yet', () => {
    const view = outcomeView(recorded({ provisional: true }));
    expect(view).toMatchObject({ tone: 'pend', headline: '签到已记上，待审核', fact: '13:04:26' });
    expect(view.note).toContain('审核');
  });

  it('tells that a late one waits for the administrator', () => {
    expect(outcomeView(recorded({}, { late: true, awaitsConfirmation: true }))).toMatchObject({
      tone: 'late',
      headline: '补传成功，待管理员确认',
    });
  });

  it('counts a late one at once when its code was still fresh', () => {
    expect(outcomeView(recorded({}, { late: true, awaitsConfirmation: false }))).toMatchObject({
      tone: 'ok',
      headline: '补传成功',
    });
  });
});

describe('a scan that was refused', () => {
  it('gives the age of an expired code', () => {
    expect(outcomeView(refusal('codeExpired', { ageSeconds: 22 })).happened).toContain('22 秒前');
  });

  it('leads an unregistered person to registration and says that the scan is kept', () => {
    const view = outcomeView(refusal('notRegistered'));
    expect(view).toMatchObject({ action: 'register', actionText: '去注册' });
    expect(view.lines).toEqual(['这次扫码已为您保留 10 分钟']);
    // Whoever has a new WeChat would lose it: their institution does not decide within ten minutes.
    expect(view.steps.join()).toContain('先用原来的微信签到');
  });

  it('leads one whose registration was returned to its correction', () => {
    expect(outcomeView(refusal('registrationReturned')).action).toBe('correct');
  });

  it.each(checkInRefusals.filter((code) => code !== 'outsidePlace'))('has a cause and a next step for %s', (code) => {
    const view = outcomeView(refusal(code));
    expect(view.happened).not.toBe(`${view.headline}。`);
    expect(view.steps.length).toBeGreaterThan(0);
  });

  it('gives the number the support asks for when the system broke', () => {
    expect(outcomeView(refusal('internal')).note).toContain('12345678');
  });
});

describe('a scan that is still kept', () => {
  const scan = { requestId: 'q1', qrText: 'T', scannedAt: evidenceAt, keptAt: 1_000_000, attempts: 3 };

  it('runs out ten minutes after it was kept', () => {
    expect(queuedView(scan, false)).toMatchObject({
      until: 1_600_000,
      total: 600_000,
      progress: '已尝试 3 次，会继续自动重试',
    });
  });

  it('says so while an attempt is under way', () => {
    expect(queuedView(scan, true).progress).toBe('正在第 3 次重试…');
  });

  it('says what to do when the ten minutes are over', () => {
    expect(outcomeView({ kind: 'lapsed', scannedAt: evidenceAt })).toMatchObject({ tone: 'ret', action: 'scan' });
  });
});

describe('what is still to be done after a check-in', () => {
  type Today = Parameters<typeof dayView>[0];
  type Row = Today['rows'][number];
  const plain = { need: 'none' as const, topics: [], otherCourse: false };
  const usual = {
    day: '2025-11-29',
    begin: '07:00:00',
    end: '18:00:00',
    state: 'done' as const,
    at: evidenceAt,
    ...plain,
  };
  const on = (clock: string, day = '2025-11-29') => Date.parse(`${day}T${clock}+08:00`);
  const nothingDue = {
    strategy: 'anyCourseFull' as const,
    ways: [],
    times: 0,
    missedDays: [],
    missed: [],
    cost: 'none' as const,
    creditHundredths: 300,
  };
  const tomorrowsWindow = { begin: on('07:00:00', '2025-11-30'), end: on('18:00:00', '2025-11-30') };
  const afternoon = { begin: on('13:00:00'), end: on('18:00:00') };
  const still = (...windows: (typeof afternoon)[]) => ({
    ...nothingDue,
    times: windows.length,
    ways: [{ topics: [], windows, days: [] }],
  });
  const today = (changed: Partial<Row> = {}): Today => ({
    today: '2025-11-29',
    rows: [
      {
        projectId: 'p1',
        batchId: 'b1',
        exam: null,
        title: 't',
        venue: 'v',
        creditHundredths: 300,
        batchBegin: '2025-11-29',
        batchEnd: '2025-11-30',
        windows: [usual],
        due: still(tomorrowsWindow),
        asking: 'onceADay' as const,
        ...changed,
      },
    ],
  });
  const record = { batchId: 'b1', evidenceAt };
  const dueOf = (changed: Partial<Row>) => dayView(today(changed), record)?.due ?? null;

  it('is tomorrow, with its time and what is at stake', () => {
    expect(dueOf({})).toEqual({
      appeal: false,
      tone: 'late',
      words: '明天（11-30 周日）07:00–18:00 还要签到，缺一天没有学分。',
    });
  });

  it('is a later day by its date alone', () => {
    const later = { begin: on('08:00:00', '2025-12-01'), end: on('12:00:00', '2025-12-01') };
    expect(dueOf({ due: still(later) })?.words).toBe('12-01 周一 08:00–12:00 还要签到，缺一天没有学分。');
  });

  it('is the rest of today first', () => {
    const windows = [
      { ...usual, end: '12:00:00' },
      {
        day: '2025-11-29',
        begin: '13:00:00',
        end: '18:00:00',
        state: 'open' as const,
        ...plain,
        need: 'must' as const,
      },
    ];
    const all = still(afternoon, tomorrowsWindow);
    expect(dueOf({ windows, due: all, asking: 'everyWindow' as const })?.words).toBe(
      '本期还差 2 个时段，最近的是今天 下午 13:00–18:00。全部签到，才能得 3.00 学分。',
    );
    expect(dueOf({ windows, due: all })?.words).toBe(
      '今天还要签到一次（13:00–18:00），明天（11-30 周日）也要签到。每个授课日签到一次，才能得 3.00 学分。',
    );
  });

  it('is nothing on the last day, once its windows are met', () => {
    expect(dueOf({ due: nothingDue })).toBeNull();
  });

  it('says at once what a missed day costs, until when to object, and that the rest is still to be done', () => {
    const due = { ...nothingDue, creditHundredths: 0, missed: [afternoon] };
    expect(dueOf({ due: { ...due, missedDays: ['2025-11-29'], cost: 'all' } })).toEqual({
      appeal: true,
      tone: 'ret',
      words:
        '11-29 周六没有签到，缺一天，就没有本期的 3.00 学分。当时在场的，最迟 12-03 申诉。后面的时段仍请照常签到。',
    });
    const share = { ...still(tomorrowsWindow), missed: [afternoon], cost: 'share' as const, creditHundredths: 150 };
    expect(dueOf({ due: share })?.words).toContain('缺的那门课没有学分，其他课照算，最多还能得 1.50 学分');
  });

  it('is told from the answer alone while the windows are not known', () => {
    expect(outcomeView(recorded({ batchEnd: '2025-11-30' })).due?.words).toBe(
      '举办到 11-30 周日，每个授课日都要签到，缺一天没有学分。',
    );
    expect(outcomeView(recorded()).due).toBeNull();
  });

  it('comes with the windows of the batch that was checked in to, and the one the check-in lies in', () => {
    const [row] = today().rows;
    const exam = { opensAt: on('16:00:00'), closesAt: on('00:00:00', '2025-12-08') };
    const told = (at: string, day?: string) =>
      dayView(today({ exam }), { batchId: 'b1', evidenceAt: on(at, day) })?.exam;
    expect(told('08:00:00')).toBe('考试 16:00 开放');
    expect(told('16:00:00')).toBe('考试已开放，12-07 23:59 前完成');
    expect(told('08:00:00', '2025-11-28')).toBe('考试 11-29 16:00 开放');
    expect(told('00:00:00', '2025-12-08')).toBe('');
    const both: Today = { today: '2025-11-29', rows: [{ ...(row as Row), batchId: 'other', windows: [] }, row as Row] };
    expect(dayView(both, record)).toMatchObject({ slot: '全天 07:00–18:00', summary: '今日 1 个时段，已签到 1 个' });
    expect(dayView(today(), { ...record, batchId: 'elsewhere' })).toBeNull();
  });

  it('tells apart what is done and what waits', () => {
    const windows = [{ ...usual, state: 'provisional' as const }];
    expect(dayView(today({ windows }), record)?.summary).toBe('今日 1 个时段，已签到 0 个，待审核 1 个');
  });

  it('says so when the check-in lies in no window, or on a day without any', () => {
    const early = { ...record, evidenceAt: Date.parse('2025-11-29T06:59:59+08:00') };
    expect(dayView(today({ windows: [{ ...usual, state: 'upcoming' }] }), early)).toMatchObject({
      slot: '不在考勤时段内',
      due: { tone: 'late' },
    });
    expect(dayView(today({ windows: [] }), record)?.summary).toBe('今天没有考勤时段');
  });
});
