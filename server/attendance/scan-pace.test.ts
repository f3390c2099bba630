import { ScanPace, SCANS_A_MINUTE } from './scan-pace';

const scans = (pace: ScanPace, count: number, { openid = 'o1', from = 0, at = 0 } = {}) =>
  Array.from({ length: count }, (_, index) => pace.admits({ openid, requestId: `request-${from + index}`, at }));

describe('the pace of scans', () => {
  it('lets twenty a minute through, and the next one a minute after the first', () => {
    const pace = new ScanPace();
    expect(scans(pace, SCANS_A_MINUTE)).not.toContain(false);
    expect(scans(pace, 1, { from: 100, at: 59_999 })).toEqual([false]);
    expect(scans(pace, 1, { from: 101, at: 60_000 })).toEqual([true]);
  });

  it('does not count the repeats of a request, and lets them through when the pace is too fast', () => {
    const pace = new ScanPace();
    const again = () => pace.admits({ openid: 'o1', requestId: 'request-0', at: 5 });
    expect(Array.from({ length: 100 }, again)).not.toContain(false);
    scans(pace, SCANS_A_MINUTE, { from: 1, at: 6 });
    expect(again()).toBe(true);
  });

  it('counts each person apart', () => {
    const pace = new ScanPace();
    scans(pace, SCANS_A_MINUTE);
    expect(scans(pace, 1, { openid: 'o2' })).toEqual([true]);
  });

  it('does not lock anybody out after the clock was set back', () => {
    const pace = new ScanPace();
    scans(pace, SCANS_A_MINUTE, { at: 10_000_000 });
    expect(scans(pace, 1, { from: 100, at: 0 })).toEqual([true]);
  });
});
