/** An invitation to act for an institution: a code that lets one person in, once, within its life. */
import { DAY_MS } from '../kernel/time';

/** Long enough for a week with a holiday in it; a code that was forgotten in a chat lets nobody in for ever. */
export const INVITATION_MS = 7 * DAY_MS;
/** Open ones of an institution: more are a mistake, or somebody who makes accounts. */
export const OPEN_INVITATIONS_AT_MOST = 50;

export const invitationStates = ['open', 'used', 'revoked', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** What of an invitation says whether it still lets somebody in. `expiresAt` itself is too late. */
export function invitationState(
  { expiresAt, usedAt, revokedAt }: { expiresAt: number; usedAt: number | null; revokedAt: number | null },
  now: number,
): InvitationState {
  if (usedAt !== null) return 'used';
  if (revokedAt !== null) return 'revoked';
  return now < expiresAt ? 'open' : 'expired';
}

/** 16 characters of Crockford's base32: 80 bits, nothing that could be guessed. */
const CODE_CHARACTERS = 16;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code from a digest in hex, of which its first 80 bits count. */
export function invitationCodeOf(digest: string): string {
  const bits = BigInt(`0x${digest.slice(0, (CODE_CHARACTERS * 5) / 4)}`);
  return Array.from({ length: CODE_CHARACTERS }, (_, index) =>
    ALPHABET.charAt(Number((bits >> BigInt(5 * (CODE_CHARACTERS - 1 - index))) & 31n)),
  ).join('');
}

/** A code as somebody types or pastes it: in groups, in small letters, with letters that look like digits. */
export const foldInvitationCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** Easier to read out and to type: in groups of four. */
export const groupedInvitationCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
