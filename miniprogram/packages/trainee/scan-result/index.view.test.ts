import { checkInRefusals } from '../../../../domain/check-in';
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
    provisional: false,
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

  it('says that a repeat made no second record', () => {
    expect(outcomeView(recorded({ repeat: true })).lines).toContain('刚才已经签到过，没有重复记录');
  });

  it('tells one who waits for approval that it does not count yet', () => {
    const view = outcomeView(recorded({ provisional: true }));
    expect(view).toMatchObject({ tone: 'pend', fact: '13:04:26' });
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

describe('the windows of today below a result', () => {
  const row = {
    projectId: 'p1',
    batchId: 'b1',
    title: 't',
    venue: 'v',
    creditHundredths: 200,
    batchBegin: '2025-11-29',
    batchEnd: '2025-11-29',
    windows: [
      { day: '2025-11-29', begin: '07:00:00', end: '12:00:00', state: 'done' as const, at: evidenceAt },
      { day: '2025-11-29', begin: '13:00:00', end: '18:00:00', state: 'open' as const },
    ],
  };

  it('are those of the batch that was checked in to', () => {
    expect(dayView([{ ...row, batchId: 'other', windows: [] }, row], 'b1')?.summary).toBe('今日 2 个时段，已签到 1 个');
    expect(dayView([row], 'elsewhere')).toBeNull();
  });
});
