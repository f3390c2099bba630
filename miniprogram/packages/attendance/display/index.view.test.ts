import { pairingCodeIn } from '../../../../domain/attendance/display';
import { instantOf } from '../../../../domain/kernel/time';
import { BLANK, type DisplayState } from '../qr/code-display';
import { hallView, pairingView } from './index.view';

const live: NonNullable<DisplayState['live']> = {
  headCount: 300,
  allSessions: null,
  batchCount: 300,
  cap: 300,
  open: true,
  rotationSeconds: 5,
  recentNames: ['张*', '李**'],
  spotCheck: null,
  arrivals: null,
};

describe('the big display', () => {
  it('speaks to those before it: nobody there can resume or set anything', () => {
    const paused = hallView({ ...BLANK, refusal: 'sessionClosed' }, 0);
    expect(paused.cover).toMatchObject({
      title: '考勤已暂停',
      advice: expect.not.stringContaining('点「继续」') as string,
    });
    expect(hallView({ ...BLANK, live }, 0).count).toMatchObject({ full: true, note: '已满 300 人' });
    expect(hallView({ ...BLANK, live: { ...live, batchCount: 290 } }, 0).count.note).toBe('还剩 10 个名额');
  });

  it('tells how the hall filled, once somebody came', () => {
    expect(hallView({ ...BLANK, live }, 0).arrivals).toBeNull();
    const arrivals = { begin: instantOf('2025-11-29', '08:00:00'), stepMinutes: 2, people: [1, 4, 9], lately: 5 };
    const now = instantOf('2025-11-29', '08:05:30');
    expect(hallView({ ...BLANK, live: { ...live, arrivals } }, now).arrivals).toEqual({
      people: [1, 4, 9],
      lately: '近 5 分钟 +5',
      from: '08:00',
      until: '08:05',
    });
  });

  it('has the window that goes on or comes next, and what of a cap is said, in a few words', () => {
    const at = (clock: string) => instantOf('2025-11-29', clock);
    const windows = [
      { begin: at('08:00:00'), end: at('12:00:00') },
      { begin: at('13:00:00'), end: at('18:00:00') },
    ];
    const windowAt = (clock: string) => hallView({ ...BLANK, windows }, at(clock)).window;
    expect(['07:00:00', '12:00:00', '12:00:01', '19:00:00'].map(windowAt)).toEqual([
      ...['上午 08:00–12:00', '上午 08:00–12:00', '下午 13:00–18:00', '下午 13:00–18:00'],
    ]);
    const places = (more: object) => hallView({ ...BLANK, live: { ...live, ...more } }, 0).places;
    expect(places({})).toBe('已满 300 人');
    expect(places({ batchCount: 290 })).toBe('还剩 10 个名额');
    expect(places({ headCount: 200, batchCount: 200 })).toBe('上限 300');
    expect(places({ headCount: 100, batchCount: 200 })).toBe('名额 200/300');
    expect(places({ cap: null, batchCount: null })).toBe('');
  });

  it('explains a day outside the batch as the phone does', () => {
    expect(hallView({ ...BLANK, refusal: 'outsideBatch' }, 0).cover?.title).toBe('今天不在举办周期内');
  });

  it('says how often the code changes once that is known', () => {
    expect(hallView(BLANK, 0).rhythm).toBe('');
  });
});

describe('a device that waits to be paired', () => {
  it('shows what the administrator’s scanner takes for a pairing code', () => {
    const { text, resting } = pairingView('0123456789ABCDEF');
    expect(pairingCodeIn(text)).toBe('0123456789ABCDEF');
    expect(resting).toBe(false);
  });
});
