import type { ErrorCode, OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { CallFailure } from '../../../services/call';
import { BLANK, codeDisplay, type DisplayState } from './code-display';
import { changedFields, displayView } from './index.view';

const START = 1_000_000;
const session: OutputOf<'attendance.tokens'>['session'] = {
  sessionId: 's1',
  projectId: 'p1',
  batchId: 'b1',
  number: 1,
  day: null,
  courseIds: ['c1'],
  title: '临床微生物学诊断与前沿学习',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-29',
  placeName: '学术报告厅',
  open: true,
  cap: null,
  rotationSeconds: 5,
  acceptLate: true,
  place: null,
  faceCheck: false,
};
const failure = (code: ErrorCode) => new CallFailure(code, 'r1');

/** A server and a phone on one clock; what the phone asks is counted. */
function stage() {
  const server = {
    down: false,
    /** The display's pairing is over: the server answers it nothing any more. */
    ended: false,
    stopped: null as OutputOf<'attendance.tokens'>['stopped'],
    signedIn: true,
    open: true,
    headCount: 0,
    names: [] as string[],
    session,
  };
  const asked = { tokens: 0, live: 0 };
  const seen: { state?: DisplayState } = {};
  const now = () => Date.now();
  const answer = async <T>(make: () => T): Promise<T> => {
    if (server.down) throw failure('networkFailed');
    if (!server.signedIn) throw failure('notSignedIn');
    if (server.ended) throw failure('displayNotPaired');
    return make();
  };
  const display = codeDisplay({
    now,
    tokens: () => {
      asked.tokens += 1;
      return answer(() => {
        const rotation = server.session.rotationSeconds * 1000;
        const first = Math.floor(now() / rotation) * rotation;
        return {
          session: server.session,
          stopped: server.stopped,
          windows: [],
          next: null,
          tokens: Array.from({ length: server.stopped === null ? 120_000 / rotation : 0 }, (_, index) => ({
            from: first + index * rotation,
            token: `T${first + index * rotation}`,
          })),
        };
      });
    },
    live: () => {
      asked.live += 1;
      return answer(() => ({
        headCount: server.headCount,
        allSessions: null,
        batchCount: null,
        cap: null,
        open: server.open,
        rotationSeconds: server.session.rotationSeconds,
        recentNames: [],
        spotCheck: null,
        arrivals: null,
      }));
    },
    changed: (state) => {
      seen.state = { ...state };
    },
  });
  const state = (): DisplayState => seen.state ?? BLANK;
  const calls = () => asked.tokens + asked.live;
  return { server, display, state, calls, asked };
}

async function opened() {
  const all = stage();
  await all.display.load();
  all.display.start();
  await jest.advanceTimersByTimeAsync(0);
  return all;
}

beforeEach(() => {
  jest.useFakeTimers({ now: START });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('codes', () => {
  it('change by the clock without a call for each', async () => {
    const { state, asked } = await opened();
    expect(state().code).toMatchObject({ text: `T${START}`, until: START + 5000 });
    await jest.advanceTimersByTimeAsync(5000);
    expect(state().code?.text).toBe(`T${START + 5000}`);
    expect(asked.tokens).toBe(1);
  });

  it('go on through a gap in the network for what is at hand, then stop', async () => {
    const { server, state } = await opened();
    server.down = true;
    await jest.advanceTimersByTimeAsync(100_000);
    expect(state()).toMatchObject({ network: 'gap', holdsUntil: START + 120_000 });
    expect(state().code?.text).toBe(`T${START + 100_000}`);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(state().code).toBeNull();
  });

  it('come back within seconds once the network does', async () => {
    const { server, state } = await opened();
    server.down = true;
    await jest.advanceTimersByTimeAsync(150_000);
    server.down = false;
    server.headCount = 7;
    await jest.advanceTimersByTimeAsync(5000);
    expect(state()).toMatchObject({ network: 'ok', live: { headCount: 7 } });
    expect(state().code).not.toBeNull();
  });

  it('are gone at once when the session is paused here, and back when it is resumed', async () => {
    const { server, display, state } = await opened();
    await display.changedTo({ ...session, open: false });
    expect(state()).toMatchObject({ code: null, refusal: 'sessionClosed' });
    // The counting side still knows the session as paused for some seconds.
    server.open = false;
    await display.changedTo(session);
    await jest.advanceTimersByTimeAsync(3000);
    expect(state().refusal).toBe('');
    expect(state().code).not.toBeNull();
  });

  it('follow a pause and a resumption on another phone', async () => {
    const { server, state } = await opened();
    await jest.advanceTimersByTimeAsync(10_000);
    Object.assign(server, { open: false, stopped: 'sessionClosed' });
    await jest.advanceTimersByTimeAsync(3000);
    expect(state()).toMatchObject({ code: null, refusal: 'sessionClosed' });
    Object.assign(server, { open: true, stopped: null });
    await jest.advanceTimersByTimeAsync(12_000);
    expect(state().code).not.toBeNull();
  });

  it('keep another rhythm as soon as it was set on another phone', async () => {
    const { server, state, asked } = await opened();
    await jest.advanceTimersByTimeAsync(10_000);
    const before = asked.tokens;
    server.session = { ...session, rotationSeconds: 30 };
    await jest.advanceTimersByTimeAsync(12_000);
    expect(asked.tokens).toBe(before + 1);
    expect(state().session?.rotationSeconds).toBe(30);
    expect(state().code?.until).toBe((Math.floor(Date.now() / 30_000) + 1) * 30_000);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(asked.tokens).toBe(before + 1);
  });

  it('belong to the new day within a second of midnight, and so does the count', async () => {
    jest.setSystemTime(instantOf('2025-11-29', '23:59:00'));
    const { asked } = await opened();
    // Nobody has come in a while: the count is asked for every twelve seconds, the codes every minute.
    await jest.advanceTimersByTimeAsync(45_000);
    while (asked.live === 0 || Date.now() < instantOf('2025-11-29', '23:59:59'))
      await jest.advanceTimersByTimeAsync(500);
    const before = { ...asked };
    await jest.advanceTimersByTimeAsync(1_100);
    expect(asked).toEqual({ tokens: before.tokens + 1, live: before.live + 1 });
  });

  it('are fetched anew when the clock has jumped past them', async () => {
    const { state } = await opened();
    jest.setSystemTime(START + 86_400_000);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(state().code).not.toBeNull();
  });

  it('are refused with a reason on a day outside the batch, and asked for again later', async () => {
    const { server, display, state } = stage();
    server.stopped = 'outsideBatch';
    await display.load();
    display.start();
    // Which session it is is known all the same.
    expect(state()).toMatchObject({ refusal: 'outsideBatch', code: null, session: { title: session.title } });
    server.stopped = null;
    await jest.advanceTimersByTimeAsync(61_000);
    expect(state().code).not.toBeNull();
  });

  it('last as long as the new setting says from the moment it is changed', async () => {
    const { server, display, state } = await opened();
    server.session = { ...session, rotationSeconds: 10 };
    await display.changedTo(server.session);
    expect(state().code).toMatchObject({ text: `T${START}`, until: START + 10_000, total: 10_000 });
  });

  it('are gone within seconds once the pairing of a display was ended, and the count is not asked for any more', async () => {
    const { server, state, asked } = await opened();
    server.ended = true;
    await jest.advanceTimersByTimeAsync(3_000);
    expect(state()).toMatchObject({ refusal: 'displayNotPaired', code: null });
    const before = asked.live;
    await jest.advanceTimersByTimeAsync(50_000);
    expect(asked.live).toBe(before);
  });

  it('that were never there leave the failure to the page', async () => {
    const { server, display } = stage();
    server.down = true;
    await expect(display.load()).rejects.toMatchObject({ code: 'networkFailed' });
  });
});

describe('calls a minute', () => {
  /** Counts the calls of one minute after `quietMs` without anything. */
  async function perMinute(
    all: Awaited<ReturnType<typeof opened>>,
    quietMs: number,
    arrivals: boolean,
  ): Promise<number> {
    await jest.advanceTimersByTimeAsync(quietMs);
    const before = all.calls();
    for (let second = 0; second < 60; second += 1) {
      if (arrivals) all.server.headCount += 1;
      await jest.advanceTimersByTimeAsync(1000);
    }
    return all.calls() - before;
  }

  it('are at most 6 when nobody scans', async () => {
    const calls = await perMinute(await opened(), 120_000, false);
    expect(calls).toBeGreaterThanOrEqual(5);
    expect(calls).toBeLessThanOrEqual(6);
  });

  it('are at most 30 while people scan, and the count is at most 3 s old', async () => {
    const all = await opened();
    expect(await perMinute(all, 60_000, true)).toBeLessThanOrEqual(30);
    all.server.headCount += 1;
    await jest.advanceTimersByTimeAsync(3000);
    expect(all.state().live?.headCount).toBe(all.server.headCount);
  });

  it('carry less than 2 KB a second to the screen while people scan', async () => {
    const all = await opened();
    let shown = {};
    let bytes = 0;
    for (let step = 0; step < 600; step += 1) {
      all.server.headCount += 3;
      all.server.names = [`张*${step}`, '欧阳**', '李**', '王*', '陈**', '刘*'];
      await jest.advanceTimersByTimeAsync(100);
      const next = displayView(all.state(), Date.now());
      const sent = changedFields(shown, next);
      if (step > 0) bytes += Buffer.byteLength(JSON.stringify(sent));
      shown = next;
    }
    expect(bytes).toBeGreaterThan(0);
    expect(bytes / 60).toBeLessThan(2048);
  });

  it('are none while the page is hidden', async () => {
    const all = await opened();
    all.display.stop();
    expect(await perMinute(all, 0, true)).toBe(0);
  });
});

describe('a sign-in that ends', () => {
  it('leaves the two minutes of codes that are at hand, and asks nothing any more', async () => {
    const { server, state, calls } = await opened();
    server.headCount = 7;
    await jest.advanceTimersByTimeAsync(12_000);
    server.signedIn = false;
    await jest.advanceTimersByTimeAsync(48_500);
    expect(state()).toMatchObject({ signedOut: true, network: 'ok', live: { headCount: 7 } });
    expect(state().countedAt).toBeLessThan(START + 60_500);
    const until = state().holdsUntil;
    expect(until - Date.now()).toBeGreaterThan(55_000);
    const asked = calls();
    await jest.advanceTimersByTimeAsync(until - Date.now() - 1);
    expect(state().code).not.toBeNull();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(state().code).toBeNull();
    expect(displayView(state(), Date.now()).cover).toMatchObject({ title: '登录已到期' });
    expect(calls()).toBe(asked);
  });

  it('goes on with new codes and the count once somebody has signed in and the page is seen again', async () => {
    const { server, state, display } = await opened();
    server.signedIn = false;
    await jest.advanceTimersByTimeAsync(61_000);
    display.stop();
    server.signedIn = true;
    server.headCount = 9;
    await jest.advanceTimersByTimeAsync(300_000);
    display.start();
    await jest.advanceTimersByTimeAsync(100);
    expect(state()).toMatchObject({ signedOut: false, live: { headCount: 9 } });
    expect(state().code).not.toBeNull();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(displayView(state(), Date.now()).stoppedAt).toBe('');
  });

  it('is told by whatever finds it out first', async () => {
    const { state, display } = await opened();
    display.lost();
    expect(displayView(state(), Date.now())).toMatchObject({ signedOut: true, cover: null });
  });

  it('says so in place of the page when there are no codes at hand', async () => {
    const { server, display } = stage();
    server.signedIn = false;
    await expect(display.load()).rejects.toMatchObject({ code: 'notSignedIn' });
  });
});
