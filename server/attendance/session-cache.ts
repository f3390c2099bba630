import type { Database } from '../data/database';
import type { AttendanceSession } from '../data/documents';
import { findSessionByCode, getSession } from '../data/sessions';
import { perInstance } from './per-instance';

/** A change of settings is in force everywhere after this time. */
export const SESSION_CACHE_MS = 5000;
const REMEMBERED_SESSIONS = 200;

interface Remembered {
  session: AttendanceSession;
  readAt: number;
}

/** Sessions as this instance last read them, so that a scan needs no read for what hardly ever changes. */
class SessionCache {
  readonly #byCode = new Map<string, Remembered>();
  readonly #codes = new Map<string, string>();

  fresh(code: string | undefined, at: number): AttendanceSession | undefined {
    const known = code === undefined ? undefined : this.#byCode.get(code);
    // A clock that was set back makes an entry look like one of the future: read again.
    return known && at >= known.readAt && at - known.readAt <= SESSION_CACHE_MS ? known.session : undefined;
  }

  codeOf(sessionId: string): string | undefined {
    return this.#codes.get(sessionId);
  }

  remember(session: AttendanceSession, readAt: number): void {
    if (this.#byCode.size >= REMEMBERED_SESSIONS) {
      this.#byCode.clear();
      this.#codes.clear();
    }
    this.#byCode.set(session.code, { session, readAt });
    this.#codes.set(session._id, session.code);
  }
}

const cacheOf = perInstance(() => new SessionCache());

/** The session with this code, at most 5 s old. Ask only with the code of a genuine token: others would cost a read each. */
export async function sessionByCode(db: Database, code: string, at: number): Promise<AttendanceSession | undefined> {
  const cache = cacheOf(db);
  const known = cache.fresh(code, at);
  if (known) return known;
  const session = await findSessionByCode(db, code);
  if (session) cache.remember(session, at);
  return session;
}

/** The session with this id, at most 5 s old. */
export async function sessionById(db: Database, sessionId: string, at: number): Promise<AttendanceSession | undefined> {
  const cache = cacheOf(db);
  const known = cache.fresh(cache.codeOf(sessionId), at);
  if (known) return known;
  return readSession(db, sessionId, at);
}

/** The session as it is now; what was remembered of it is replaced. */
export async function readSession(db: Database, sessionId: string, at: number): Promise<AttendanceSession | undefined> {
  const session = await getSession(db, sessionId);
  if (session) cacheOf(db).remember(session, at);
  return session;
}
