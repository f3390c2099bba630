import type { ScanFacts } from '../../domain/attendance/check-in';
import type { Context } from '../call/context';
import type { AttendanceSession } from '../data/documents';
import { refuse } from '../call/refusal';
import { scanPaceOf } from './scan-pace';
import { sessionByCode } from './session-cache';
import { sessionFacts } from './session-view';
import { checkScan } from './token-signing';

/** A scan before anything is decided: what its token says, and the session it names. */
export interface Scan {
  facts: ScanFacts;
  /** Missing for a forged token, and for a code no session has. */
  session: AttendanceSession | undefined;
}

export type ScannerContext = Context<{ kind: 'wechatUser'; openid: string }>;

/**
 * Reads what a camera saw, without I/O while the instance knows the session.
 * @throws Refusal `tooFrequent`
 */
export async function readScan(context: ScannerContext, qrText: string): Promise<Scan> {
  const { db, secrets, settings, caller, at } = context;
  if (!scanPaceOf(db).admits({ openid: caller.openid, at })) refuse('tooFrequent');
  const token = checkScan(secrets.tokenKeys, { qrText, urlPrefix: settings.scanUrlPrefix });
  const session = token.kind === 'genuine' ? await sessionByCode(db, token.claims.sessionCode, at) : undefined;
  return scanOf({ token, session, now: at });
}

/** The facts of a scan whose token and session are at hand. */
export function scanOf({
  token,
  session,
  now,
  ticketIssuedAt,
}: Pick<ScanFacts, 'token' | 'now' | 'ticketIssuedAt'> & { session: AttendanceSession | undefined }): Scan {
  return {
    session,
    facts: {
      now,
      token,
      session: session && sessionFacts(session),
      // Without a session the token is refused before anybody asks for these two.
      projectState: session?.projectState ?? 'draft',
      batch: session ? { begin: session.batchBegin, end: session.batchEnd } : { begin: '', end: '' },
      ...(ticketIssuedAt === undefined ? {} : { ticketIssuedAt }),
    },
  };
}
