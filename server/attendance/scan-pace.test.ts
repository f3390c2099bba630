import { ScanPace, SCANS_A_MINUTE } from './scan-pace';

const scans = (pace: ScanPace, count: number, { openid = 'o1', at = 0 } = {}) =>
  Array.from({ length: count }, () => pace.admits({ openid, at }));

describe('the pace of scans', () => {
  it('lets twenty a minute through, and the next one a minute after the first', () => {
    const pace = new ScanPace();
    expect(scans(pace, SCANS_A_MINUTE)).not.toContain(false);
    expect(scans(pace, 1, { at: 59_999 })).toEqual([false]);
    expect(scans(pace, 1, { at: 60_000 })).toEqual([true]);
  });

  it('does not let the refused ones put the next one off', () => {
    const pace = new ScanPace();
    scans(pace, SCANS_A_MINUTE);
    expect(scans(pace, 100, { at: 30_000 })).not.toContain(true);
    expect(scans(pace, 1, { at: 60_000 })).toEqual([true]);
  });

  it('counts each person apart', () => {
    const pace = new ScanPace();
    scans(pace, SCANS_A_MINUTE);
    expect(scans(pace, 1, { openid: 'o2' })).toEqual([true]);
  });

  it('remembers nobody for longer than a minute, whoever goes on scanning', () => {
    const pace = new ScanPace();
    for (let second = 0; second < 300; second += 1) {
      scans(pace, 1, { openid: `o${second}`, at: second * 1000 });
      scans(pace, 1, { openid: 'always', at: second * 1000 });
    }
    expect(pace.size).toBe(61);
  });

  it('does not lock anybody out after the clock was set back', () => {
    const pace = new ScanPace();
    scans(pace, SCANS_A_MINUTE, { at: 10_000_000 });
    expect(scans(pace, 1, { at: 0 })).toEqual([true]);
  });
});
