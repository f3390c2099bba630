import fc from 'fast-check';
import { instantOf, MINUTE_MS, SECOND_MS } from '../kernel/time';
import { isInWindow } from '../project/attendance-window';
import {
  checksOfHall,
  decideSpotCheck,
  isBoundBy,
  MOST_SPOT_CHECKS_A_DAY,
  spotCheckAt,
  spotCheckNow,
  withSpotChecks,
} from './spot-check';

const at = (time: string, day = '2025-11-29') => instantOf(day, time);
const batch = { begin: '2025-11-29', end: '2025-11-30' };
const decided = (changes: Partial<Parameters<typeof decideSpotCheck>[0]> = {}) =>
  decideSpotCheck({
    projectState: 'approved',
    batch,
    isShown: true,
    earlier: [],
    planned: [],
    noticeMinutes: 0,
    now: at('10:00:00'),
    ...changes,
  });

describe('a spot check', () => {
  it('is two minutes to the second, from now or from its announcement on', () => {
    const now = spotCheckAt(at('10:00:00') + 400, 0);
    expect(now).toEqual({ begin: at('10:00:00'), end: at('10:01:59') });
    expect(isInWindow(at('10:02:00') - 1, now)).toBe(true);
    expect(isInWindow(at('10:02:00'), now)).toBe(false);
    expect(spotCheckAt(at('10:00:00'), 3).begin).toBe(at('10:03:00'));
  });

  it('is refused outside the batch, past midnight, and while another one goes on', () => {
    expect(decided()).toMatchObject({ kind: 'open' });
    expect(decided({ now: at('10:00:00', '2025-12-01') })).toEqual({ kind: 'refuse', reason: 'outsideBatch' });
    expect(decided({ now: at('23:58:30') })).toEqual({ kind: 'refuse', reason: 'outsideBatch' });
    expect(decided({ projectState: 'cancelled' })).toMatchObject({ reason: 'projectNotApproved' });
    expect(decided({ isShown: false })).toMatchObject({ reason: 'spotCheckWithoutCode' });
    const running = spotCheckAt(at('09:58:01'), 0);
    expect(decided({ earlier: [running] })).toMatchObject({ reason: 'spotCheckRunning' });
    expect(decided({ earlier: [running], now: running.end + SECOND_MS })).toMatchObject({ kind: 'open' });
  });

  it('is one of a few a day, and of as many windows as an analysis has room for', () => {
    const earlier = Array.from({ length: MOST_SPOT_CHECKS_A_DAY }, (_, index) =>
      spotCheckAt(at('08:00:00') + index * 10 * MINUTE_MS, 0),
    );
    expect(decided({ earlier })).toMatchObject({ reason: 'tooManySpotChecks' });
    expect(decided({ earlier, now: at('10:00:00', '2025-11-30') })).toMatchObject({ kind: 'open' });
    const planned = Array.from({ length: 40 }, () => spotCheckAt(at('07:00:00'), 0));
    expect(decided({ planned })).toMatchObject({ reason: 'tooManySpotChecks' });
  });

  it('goes on to the last millisecond of its last second', () => {
    const window = spotCheckAt(at('10:00:00'), 0);
    expect(spotCheckNow([window], at('10:02:00') - 1)).toBe(window);
    expect(spotCheckNow([window], at('10:02:00'))).toBeUndefined();
  });

  const seen = (time: string, sessionId?: string, day?: string) => ({ at: at(time, day), sessionId });

  it('binds whoever was seen that day before it began, and nobody else', () => {
    const window = spotCheckAt(at('10:00:00'), 0);
    expect(isBoundBy(window, [seen('09:59:59')])).toBe(true);
    expect(isBoundBy(window, [seen('10:00:00'), seen('11:00:00')])).toBe(false);
    expect(isBoundBy(window, [seen('23:59:59', undefined, '2025-11-28')])).toBe(false);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * 86_400 })), (seconds) => {
        const moments = seconds.map((second) => at('00:00:00', '2025-11-28') + second * SECOND_MS);
        const before = moments.filter((moment) => moment >= at('00:00:00') && moment < window.begin);
        const all = moments.map((moment) => ({ at: moment }));
        expect(isBoundBy(window, all)).toBe(before.length > 0);
      }),
    );
  });

  it('binds in its own hall alone: whoever was last seen in another one is not asked', () => {
    const check = { ...spotCheckAt(at('10:00:00'), 0), sessionId: 'A' };
    expect(isBoundBy(check, [seen('09:00:00', 'A')])).toBe(true);
    expect(isBoundBy(check, [seen('09:00:00', 'B')])).toBe(false);
    expect(isBoundBy(check, [seen('08:00:00', 'A'), seen('09:00:00', 'B')])).toBe(false);
    expect(isBoundBy(check, [seen('08:00:00', 'B'), seen('09:00:00', 'A'), seen('10:30:00', 'B')])).toBe(true);
    // In both at one second, or in a hall that nobody knows: they may have been there.
    expect(isBoundBy(check, [seen('09:00:00', 'A'), seen('09:00:00', 'B')])).toBe(true);
    expect(isBoundBy(check, [seen('09:00:00')])).toBe(true);
  });

  it('is a window of the courses of its hall, on days on which they have one', () => {
    const check = { ...spotCheckAt(at('10:00:00'), 0), sessionId: 'A', courseIds: ['c1'] };
    const day = { begin: at('07:00:00'), end: at('18:00:00') };
    expect(withSpotChecks([day], [check], 'c1')).toHaveLength(2);
    expect(withSpotChecks([day], [check], 'c2')).toEqual([day]);
    expect(withSpotChecks([day], [check])).toHaveLength(2);
    expect(withSpotChecks([], [check], 'c1')).toEqual([]);
    expect(checksOfHall([check], 'B')).toEqual([]);
    expect(checksOfHall([check, spotCheckAt(at('11:00:00'), 0)], 'A')).toHaveLength(2);
  });
});
