import { dayNumberOf, SECOND_MS } from '../../../../domain/kernel/time';
import type { ErrorCode, OutputOf } from '../../../../contract/index';
import { CallFailure } from '../../../services/call';
import { codeAt, lastsUntil, type ShownCode, type SignedCode } from './codes';

type Tokens = OutputOf<'attendance.tokens'>;
type Live = OutputOf<'attendance.live'>;

/** What the display knows; the page draws it. */
export interface DisplayState {
  session: Tokens['session'] | null;
  /** When people are to check in today, in order of time. */
  windows: Tokens['windows'];
  /** The next of them that has not begun, on whatever day. */
  next: Tokens['next'];
  code: ShownCode | null;
  live: Live | null;
  network: 'ok' | 'gap';
  /** Epoch ms until which the codes at hand last. */
  holdsUntil: number;
  /** Why the server gives no codes now; '' when it does. */
  refusal: ErrorCode | '';
  /** The sign-in is over: the codes at hand go on, nothing else is known any more. */
  signedOut: boolean;
  /** When the count was last told, epoch ms. */
  countedAt: number;
}

/** Before anything is known. */
export const BLANK: DisplayState = {
  session: null,
  windows: [],
  next: null,
  code: null,
  live: null,
  network: 'ok',
  holdsUntil: 0,
  refusal: '',
  signedOut: false,
  countedAt: 0,
};

export interface DisplayPorts {
  tokens(): Promise<Tokens>;
  live(): Promise<Live>;
  /** The server's time, epoch ms. */
  now(): number;
  /** Told after every change. */
  changed(state: DisplayState): void;
}

export interface CodeDisplay {
  /** Fetches codes. @throws {CallFailure} when there are none at hand and the display is not over */
  load(): Promise<void>;
  /** The page is seen: codes change, the count is asked. */
  start(): void;
  /** The page is not seen: nothing is asked any more. */
  stop(): void;
  /** The session was changed here; what it is now is told, and codes that fit it are fetched. */
  changedTo(session: Tokens['session']): Promise<void>;
  /** Something else on the page has found the sign-in over. */
  lost(): void;
}

/**
 * Calls cost money, so the count is asked often only while people scan: at most 27 calls a minute then, 6 when nothing
 * happens (5 counts and 1 for codes), none while the page is hidden.
 */
const BURST_POLL_MS = 2300;
const IDLE_POLL_MS = 12_000;
/** Someone scanned, or the page was opened, this recently: more will come. */
const BURST_MS = 30_000;
/** Codes last two minutes; fetched every minute, a display always holds one minute of them at least. */
const REFRESH_MS = 60_000;
const GAP_RETRY_MS = 5000;
/** The counting side may know the session 5 s late: what it says of open or paused is believed only after that. */
const SETTLING_MS = 6000;

/** Refusals that end a display: the screen explains them in place of the code. */
const OVER: readonly ErrorCode[] = ['displayNotPaired', 'displayOver'];
/** Refusals that are not the network's. */
const HARD_REFUSALS: readonly ErrorCode[] = [...OVER, 'notFound', 'forbidden'];

export const isSignedOut = (error: unknown): boolean => error instanceof CallFailure && error.code === 'notSignedIn';

/** Keeps a display of rotating codes going (M12): codes by the server's clock, through gaps in the network, and the count. */
export function codeDisplay(ports: DisplayPorts): CodeDisplay {
  const state: DisplayState = { ...BLANK };
  const timers: Record<'code' | 'tokens' | 'live', ReturnType<typeof setTimeout> | undefined> = {
    code: undefined,
    tokens: undefined,
    live: undefined,
  };
  let codes: readonly SignedCode[] = [];
  let running = false;
  let busyUntil = 0;
  let settledAt = 0;
  /** The day of the codes, windows and count on the screen. */
  let today = dayNumberOf(ports.now());

  const rotationMs = () => (state.session?.rotationSeconds ?? 0) * 1000;
  const tell = (change: Partial<DisplayState>) => ports.changed(Object.assign(state, change));
  function cancel(name: keyof typeof timers): void {
    const timer = timers[name];
    if (timer !== undefined) clearTimeout(timer);
  }
  function later(name: keyof typeof timers, act: () => void, ms: number): void {
    cancel(name);
    timers[name] = running ? setTimeout(act, ms) : undefined;
  }

  function showCode(): void {
    const now = ports.now();
    if (dayNumberOf(now) !== today) return beginDay(now);
    const code = codeAt(codes, rotationMs(), now) ?? null;
    if (code?.text !== state.code?.text || code?.until !== state.code?.until) tell({ code });
    // Looked at every second at least: a clock that is put right, or a phone that slept, must not leave an old code standing.
    if (code !== null) later('code', showCode, Math.min(SECOND_MS, Math.max(20, code.until - now)));
    // The clock has jumped past all codes, or they ran out while nobody looked.
    else if (state.refusal === '' && state.network === 'ok' && !state.signedOut)
      later('tokens', () => void refresh(), 1000);
  }

  /** After midnight: another day's windows, and nobody has checked in yet. */
  function beginDay(now: number): void {
    today = dayNumberOf(now);
    showCode();
    later('tokens', () => void refresh(), 0);
    later('live', () => void poll(), 0);
  }

  function hold(answer: Tokens): void {
    codes = answer.tokens;
    settledAt = ports.now() + SETTLING_MS;
    const { session, windows, next, stopped } = answer;
    if (stopped !== null) return withoutCodes(stopped, { session, windows, next, signedOut: false });
    tell({
      session,
      windows,
      next,
      refusal: '',
      network: 'ok',
      signedOut: false,
      holdsUntil: lastsUntil(codes, answer.session.rotationSeconds * 1000),
    });
    showCode();
    later('tokens', () => void refresh(), REFRESH_MS);
  }

  function withoutCodes(refusal: ErrorCode, more: Partial<DisplayState> = {}): void {
    codes = [];
    tell({ ...more, refusal, network: 'ok', code: null, holdsUntil: 0 });
    later('tokens', () => void refresh(), REFRESH_MS);
  }

  function gap(): void {
    if (state.network !== 'gap') tell({ network: 'gap' });
    cancel('live');
    later('tokens', () => void refresh(), GAP_RETRY_MS);
  }

  /** Nothing is asked any more until somebody has signed in and the page is seen again. */
  function lose(): void {
    cancel('tokens');
    cancel('live');
    tell({ signedOut: true, network: 'ok' });
    showCode();
  }

  async function refresh(): Promise<void> {
    const wasGap = state.network === 'gap';
    try {
      hold(await ports.tokens());
    } catch (error) {
      if (isSignedOut(error)) return lose();
      if (error instanceof CallFailure && HARD_REFUSALS.includes(error.code)) withoutCodes(error.code);
      else return gap();
    }
    if (wasGap) void poll();
  }

  async function poll(): Promise<void> {
    const asked = ports.now();
    try {
      const live = await ports.live();
      const now = ports.now();
      if (live.headCount > (state.live?.headCount ?? live.headCount)) busyUntil = now + BURST_MS;
      tell({ live, countedAt: now });
      if (now >= settledAt) follow(live);
      if (state.code === null) showCode();
    } catch (error) {
      if (isSignedOut(error)) return lose();
      if (!(error instanceof CallFailure && HARD_REFUSALS.includes(error.code))) return gap();
      // Not only at the next codes: somebody stands at the display and wonders.
      if (OVER.includes(error.code)) return withoutCodes(error.code);
    }
    const now = ports.now();
    later(
      'live',
      () => void poll(),
      Math.max(0, (now < busyUntil ? BURST_POLL_MS : IDLE_POLL_MS) - Math.max(0, now - asked)),
    );
  }

  /** Somebody else paused or resumed the session, or set another rhythm: codes of the old one would soon be refused. */
  function follow({ open, rotationSeconds }: Live): void {
    if (!open && state.refusal === '') return withoutCodes('sessionClosed');
    const resumed = open && state.refusal === 'sessionClosed';
    const changedRhythm = codes.length > 0 && rotationSeconds !== state.session?.rotationSeconds;
    if (resumed || changedRhythm) later('tokens', () => void refresh(), 0);
  }

  return {
    async load() {
      try {
        hold(await ports.tokens());
      } catch (error) {
        if (error instanceof CallFailure && OVER.includes(error.code)) withoutCodes(error.code);
        else if (codes.length === 0) throw error;
        else if (isSignedOut(error)) lose();
        else gap();
      }
    },
    lost: lose,
    start() {
      if (running) return;
      running = true;
      busyUntil = ports.now() + BURST_MS;
      showCode();
      later(
        'tokens',
        () => void refresh(),
        codes.length > 0 && !state.signedOut && state.holdsUntil - ports.now() > REFRESH_MS ? REFRESH_MS : 0,
      );
      void poll();
    },
    stop() {
      running = false;
      cancel('code');
      cancel('tokens');
      cancel('live');
    },
    async changedTo(session) {
      tell({ session });
      if (!session.open) return withoutCodes('sessionClosed');
      busyUntil = ports.now() + BURST_MS;
      await refresh();
    },
  };
}
