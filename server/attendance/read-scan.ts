import { shownDays } from '../../domain/attendance/attendance-session';
import type { ScanFacts } from '../../domain/attendance/check-in';
import { readPlaceMark } from '../../domain/attendance/place';
import type { Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import type { AttendanceSession } from '../data/documents';
import { scanPaceOf } from './scan-pace';
import { sessionByCode } from './session-cache';
import { sessionFacts } from './session-view';
import { checkScan } from './token-signing';

/** A scan of a session that exists, before anything is decided. */
export interface Scan {
  session: AttendanceSession;
  facts: ScanFacts;
}

export type ScannerContext = Context<{ kind: 'wechatUser'; openid: string }>;

/**
 * Reads what a camera saw, without I/O while the instance knows the session.
 * @throws Refusal `tooFrequent`; `codeInvalid` for a forged token, and for a code that no session has
 */
export async function readScan(
  context: ScannerContext & Refusing<'tooFrequent' | 'codeInvalid'>,
  qrText: string,
): Promise<Scan> {
  const { db, secrets, settings, caller, at } = context;
  if (!scanPaceOf(db).admits({ openid: caller.openid, at })) context.refuse('tooFrequent');
  const { text } = readPlaceMark(qrText);
  const token = checkScan(secrets.tokenKeys, { qrText: text, urlPrefix: settings.scanUrlPrefix });
  if (token.kind === 'invalid') return context.refuse('codeInvalid');
  const session = await sessionByCode(db, token.claims.sessionCode, at);
  if (!session) return context.refuse('codeInvalid');
  return scanOf({ session, second: token.claims.second, now: at });
}

/** A scan whose token was found genuine. */
export function scanOf({
  session,
  ...given
}: Pick<ScanFacts, 'second' | 'now' | 'ticketIssuedAt'> & { session: AttendanceSession }): Scan {
  return {
    session,
    facts: {
      ...given,
      session: sessionFacts(session),
      projectState: session.projectState,
      batch: shownDays(session),
    },
  };
}
