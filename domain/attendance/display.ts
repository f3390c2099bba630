import { encodeBytes } from '../kernel/crockford';
import { addDays, instantOf } from '../kernel/time';

/**
 * A display that shows the rotating code of one session without anybody being signed in on it: the computer at the
 * projector, a phone at a second door (M12). It holds a secret, its pass; on its screen stands the pairing code that was
 * made from the pass and does not lead back to it. An administrator scans that code, and from then on the pass shows this
 * one session and can do nothing else.
 */

/** Bytes of a pass: 160 random bit. */
export const PASS_BYTES = 20;
/** Bytes of the digest of a pass that its pairing code carries: 80 bit. */
const CODE_BYTES = 10;
/** Tells a pairing code from the code of a check-in. */
const PREFIX = 'JJTD';
const CODE_SHAPE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** As many as a session may have at once: one a door, and what somebody forgot to end. */
export const MAX_DISPLAYS = 10;

/** The 32 characters of a pass. @throws RangeError for another number of bytes than {@link PASS_BYTES} */
export function passFrom(bytes: Uint8Array): string {
  if (bytes.length !== PASS_BYTES) throw new RangeError('a pass is made of 20 bytes');
  return encodeBytes(bytes);
}

/** The 16 characters that stand for a pass, out of its digest. @throws RangeError for a digest below 80 bit */
export function pairingCodeFrom(digest: Uint8Array): string {
  if (digest.length < CODE_BYTES) throw new RangeError('digest shorter than 80 bit');
  return encodeBytes(digest.subarray(0, CODE_BYTES));
}

/** What a display shows to be scanned; capitals and digits, which make a small QR code. */
export const pairingText = (code: string): string => PREFIX + code;

/** The pairing code in what a scanner read; undefined for everything else. */
export function pairingCodeIn(scanned: string): string | undefined {
  const text = scanned.trim();
  const code = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  return CODE_SHAPE.test(code) ? code : undefined;
}

/** The pairing code that somebody typed: capitals or not, in groups, in full width, and O, I and L for the figures that they look like. */
export function typedPairingCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.·]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return CODE_SHAPE.test(code) ? code : pairingCodeIn(code);
}

/** A pairing code as a screen shows it: in fours. */
export const inFours = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ');

/** What a display is allowed, and until when; instants in epoch ms. */
export interface Pairing {
  sessionId: string;
  /** The end of the batch's last day; from then on it shows nothing. */
  until: number;
  /** When somebody ended it; null while nobody has. */
  endedAt: number | null;
}

/** Whether a display may show its session now. */
export const isShowing = ({ until, endedAt }: Pairing, now: number): boolean => endedAt === null && now < until;

export type PairingDecision =
  | { kind: 'pair' | 'standing'; until: number }
  | { kind: 'refuse'; reason: 'outsideBatch' | 'displayCodeUsed' | 'tooManyDisplays' };

/**
 * Whether a display may be paired with a session. A pairing code serves once: one that was ended, or belongs to another
 * session, is refused, and the display asks for a new one.
 * @param known the pairing that this code has already
 * @param showing how many displays show the session now
 */
export function decidePairing(options: {
  sessionId: string;
  batchEnd: string;
  known: Pairing | undefined;
  showing: number;
  now: number;
}): PairingDecision {
  const { sessionId, batchEnd, known, showing, now } = options;
  const until = instantOf(addDays(batchEnd, 1));
  if (now >= until) return { kind: 'refuse', reason: 'outsideBatch' };
  if (known) {
    return known.sessionId === sessionId && isShowing(known, now)
      ? { kind: 'standing', until: known.until }
      : { kind: 'refuse', reason: 'displayCodeUsed' };
  }
  return showing < MAX_DISPLAYS ? { kind: 'pair', until } : { kind: 'refuse', reason: 'tooManyDisplays' };
}
