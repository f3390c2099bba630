import { createHmac } from 'node:crypto';
import { mintToken } from '../../domain/attendance/token';
import { instantOf, SECOND_MS } from '../../domain/kernel/time';
import type { OutputOf } from '../../contract';

type Tokens = OutputOf<'attendance.tokens'>;
type Live = OutputOf<'attendance.live'>;

/** What the hall is like. */
interface Hall {
  paired?: boolean;
  /** The batch is over. */
  over?: boolean;
  stopped?: Tokens['stopped'];
  headCount?: number;
  allSessions?: number;
  cap?: number;
  spotCheck?: NonNullable<Live['spotCheck']>;
}

export interface Answers {
  /** The envelope without its time; undefined where nothing comes through. */
  answer(call: string, now: number): object | undefined;
  disconnect(): void;
  connect(): void;
  /** The administrator ends the display. */
  end(): void;
}

const ROTATION_SECONDS = 5;
const HELD_SECONDS = 120;
const MADE_AT = instantOf('2025-11-29', '00:00:00');
const macOf = (body: string) => createHmac('sha256', 'any key').update(body).digest();

const days = ['2025-11-29', '2025-11-30', '2025-12-01'];
const windowsOf = (day: string) =>
  [
    ['08:00:00', '12:00:00'],
    ['13:00:00', '18:00:00'],
  ].map(([begin = '', end = '']) => ({ begin: instantOf(day, begin), end: instantOf(day, end) }));

/** The function `attendance` as one display sees it: a meeting of three days with a morning and an afternoon each. */
export function shown(hall: Hall): Answers {
  let [connected, paired] = [true, hall.paired ?? true];
  const refusal = (code: string) => ({ ok: false, error: { code, requestId: 'request-1' } });
  const data: Record<string, (now: number) => object> = {
    'display.begin': () => ({ pass: 'p'.repeat(43), code: '7K3M9QPXABCDEFGH' }),
    'display.mine': () => ({ sessionId: 's1', until: instantOf('2025-12-02') }),
    'attendance.tokens': (now): Tokens => tokensAt(now, hall),
    'attendance.live': (): Live => liveOf(hall),
  };
  return {
    answer(call, now) {
      if (!connected) return undefined;
      if (call !== 'display.begin' && hall.over) return refusal('displayOver');
      if (call !== 'display.begin' && !paired) return refusal('displayNotPaired');
      return { ok: true, data: data[call]?.(now) };
    },
    disconnect: () => void (connected = false),
    connect: () => void (connected = true),
    end: () => void (paired = false),
  };
}

function tokensAt(now: number, { stopped = null, cap = null }: Omit<Hall, 'cap'> & { cap?: number | null }): Tokens {
  const today = days.find((day) => now >= instantOf(day) && now < instantOf(day) + 24 * 3600 * SECOND_MS) ?? '';
  const first = Math.floor((now - MADE_AT) / SECOND_MS / ROTATION_SECONDS) * ROTATION_SECONDS;
  const seconds = Array.from({ length: HELD_SECONDS / ROTATION_SECONDS }, (_, n) => first + n * ROTATION_SECONDS);
  return {
    session: {
      ...{ sessionId: 's1', projectId: 'p1', batchId: 'b1', number: 1, day: null, courseIds: ['c1'] },
      ...{ title: '临床检验新进展培训班', batchBegin: days[0] ?? '', batchEnd: days.at(-1) ?? '' },
      ...{ placeName: '学术报告厅', open: stopped === null, cap, rotationSeconds: ROTATION_SECONDS },
      ...{ acceptLate: true, place: null, faceCheck: false },
    },
    stopped,
    windows: today === '' ? [] : windowsOf(today),
    next: days.flatMap(windowsOf).find(({ begin }) => begin > now) ?? null,
    tokens:
      stopped === null
        ? seconds.map((second) => ({
            from: MADE_AT + second * SECOND_MS,
            token: mintToken({ claims: { keyVersion: 1, sessionCode: '7K3M9QPX', second }, macOf }),
          }))
        : [],
  };
}

const liveOf = ({ headCount = 0, allSessions, cap, stopped = null, spotCheck }: Hall): Live => ({
  ...{ headCount, allSessions: allSessions ?? null, batchCount: cap === undefined ? null : headCount + 120 },
  ...{ cap: cap ?? null, open: stopped === null, rotationSeconds: ROTATION_SECONDS },
  recentNames: ['欧*静', '上*云', '陈*琳', '张*', '彭*', '阿依**提'],
  ...{ spotCheck: spotCheck ?? null, arrivals: null },
});
