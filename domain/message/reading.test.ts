import * as fc from 'fast-check';
import {
  allReadUntil,
  countUnread,
  isUnread,
  MESSAGE_KEPT_MS,
  MOST_OPENED,
  MOST_UNREAD_COUNTED,
  nothingRead,
  unreadAfter,
  withOpened,
  type Opened,
} from './reading';

const NOW = 1_764_400_000_000;
const told = (n: number): Opened => ({ messageId: `m${n}`, at: NOW - 1000 + n });

describe('a marker of what was read', () => {
  it('reads everything up to its instant, and nothing a millisecond later', () => {
    const marker = allReadUntil(nothingRead, told(5).at);
    expect(isUnread(told(5), marker)).toBe(false);
    expect(isUnread(told(6), marker)).toBe(true);
  });

  it('reads one message that was opened and leaves those before it unread', () => {
    const marker = withOpened(nothingRead, told(2));
    expect(isUnread(told(2), marker)).toBe(false);
    expect(isUnread(told(1), marker)).toBe(true);
    expect(countUnread(3, marker, NOW)).toBe(2);
  });

  it('stays as it is when a message is opened again', () => {
    const marker = withOpened(nothingRead, told(2));
    expect(withOpened(marker, told(2))).toBe(marker);
  });

  it('never moves back', () => {
    const marker = allReadUntil(nothingRead, told(9).at);
    expect(allReadUntil(marker, told(3).at).until).toBe(told(9).at);
  });

  it('remembers a hundred, and then moves on to the oldest of them', () => {
    let marker = nothingRead;
    for (let n = 1; n <= MOST_OPENED; n += 1) marker = withOpened(marker, told(n * 2));
    expect(marker.until).toBe(0);
    marker = withOpened(marker, told(MOST_OPENED * 2 + 2));
    expect(marker.until).toBe(told(2).at);
    expect(marker.opened).toHaveLength(MOST_OPENED);
  });

  it('does not count what was taken away after a year', () => {
    expect(unreadAfter(nothingRead, NOW)).toBe(NOW - MESSAGE_KEPT_MS);
    const old = { messageId: 'old', at: NOW - MESSAGE_KEPT_MS };
    expect(countUnread(1, withOpened(nothingRead, old), NOW)).toBe(1);
  });

  it('counts no further than what is shown', () => {
    expect(countUnread(5000, nothingRead, NOW)).toBe(MOST_UNREAD_COUNTED);
  });

  it('counts exactly those that it calls unread, whatever was opened in whatever order', () => {
    const message = fc.integer({ min: 0, max: 30 }).map(told);
    const act = fc.oneof(
      message.map((each) => (marker: typeof nothingRead) => withOpened(marker, each)),
      message.map(
        ({ at }) =>
          (marker: typeof nothingRead) =>
            allReadUntil(marker, at),
      ),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const marker = acts.reduce<typeof nothingRead>((each, next) => next(each), nothingRead);
        const all = Array.from({ length: 31 }, (_, n) => told(n));
        const after = all.filter(({ at }) => at > unreadAfter(marker, NOW)).length;
        expect(countUnread(after, marker, NOW)).toBe(all.filter((each) => isUnread(each, marker)).length);
      }),
    );
  });
});
