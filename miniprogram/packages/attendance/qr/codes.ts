import { countdown } from '../../../services/format';

/** A signed code and the instant (epoch ms, the server's) from which it is shown. */
export interface SignedCode {
  from: number;
  token: string;
}

/** The code on the screen and for how long. Instants are epoch ms of the server's clock. */
export interface ShownCode {
  text: string;
  until: number;
  /** ms it is shown in all. */
  total: number;
}

/** When the last of the codes at hand is over; 0 without any. */
export function lastsUntil(codes: readonly SignedCode[], rotationMs: number): number {
  const last = codes[codes.length - 1];
  return last === undefined ? 0 : last.from + rotationMs;
}

/** The code of this moment: each is shown until the next one's beginning, the last for one rotation. */
export function codeAt(codes: readonly SignedCode[], rotationMs: number, now: number): ShownCode | undefined {
  for (let index = codes.length - 1; index >= 0; index -= 1) {
    const code = codes[index];
    if (code === undefined || code.from > now) continue;
    const until = codes[index + 1]?.from ?? code.from + rotationMs;
    return now < until ? { text: code.token, until, total: until - code.from } : undefined;
  }
  return undefined;
}

/** How long the codes at hand still last, `1:42`; '' when they are used up. */
export function heldFor(until: number, now: number): string {
  return until <= now ? '' : countdown(until - now).replace(/^0/, '');
}
