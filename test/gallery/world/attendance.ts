/** Check-ins through the product's own calls. Each of them has a second of its own, so that their order is always the same. */
import type { LocalCloud } from '../../../local/cloud';
import type { Actor } from '../../../sample/actor';

export interface Scanning {
  cloud: LocalCloud;
  /** Of the institution that holds the session. */
  administrator: Actor;
  sessionId: string;
}

/** A code is shown for five seconds, and sessions are opened at whole minutes: in the middle no delay changes the code. */
const MIDDLE_MS = 2500;

/** The code on the display in the five seconds that begin at an instant; the clock stands in their middle afterwards. */
export async function codeAt({ cloud, administrator, sessionId }: Scanning, at: number): Promise<string> {
  const now = at + MIDDLE_MS;
  cloud.clock.moveTo(now);
  const { tokens } = await administrator.do('attendance.tokens', { sessionId });
  const shown = tokens.filter(({ from }) => from <= now).at(-1);
  if (!shown) throw new Error(`no code is shown at ${new Date(at).toISOString()}`);
  return shown.token;
}

/** These people scan one after the other, `apartMs` apart (whole five seconds), from an instant on. */
export async function scanIn(
  scanning: Scanning,
  people: readonly Actor[],
  from: number,
  apartMs = 35_000,
): Promise<void> {
  for (const [index, person] of people.entries()) {
    const qrText = await codeAt(scanning, from + index * apartMs);
    await person.do('attendance.checkIn', { qrText });
  }
}

/** A scan of `at` that the phone could only send four minutes later. */
export async function scanInLate(scanning: Scanning, person: Actor, at: number): Promise<void> {
  const qrText = await codeAt(scanning, at);
  scanning.cloud.clock.moveTo(at + 4 * 60_000);
  await person.do('attendance.checkInLate', { qrText });
}

/** A scan of a picture, as far as WeChat tells. */
export async function scanFromAlbum(scanning: Scanning, person: Actor, at: number): Promise<void> {
  const qrText = await codeAt(scanning, at);
  await person.do('attendance.checkIn', { qrText, source: 'album' });
}
