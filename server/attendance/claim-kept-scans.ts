import { admitLateScan } from '../../domain/attendance/check-in';
import type { Context } from '../call/context';
import type { Person, ScanTicket } from '../data/documents';
import { findSessionByCode } from '../data/sessions';
import { findTickets, removeTicket } from '../data/tickets';
import { scanOf } from './read-scan';
import { recordCheckIn } from './record-check-in';

/**
 * Turns the scans that a WeChat made while it was nobody's, up to ten minutes ago, into records of its person, who has
 * registered since or was rebound to it (rules: "Kept scan"). They are provisional while the institution has not
 * approved them. Harmless to repeat: one whose record was written before a crash meets its own `_id`.
 *
 * @returns how many scans are on record now, and how to forget them once that was told
 */
export async function claimKeptScans(
  context: Context,
  person: Person,
): Promise<{ claimed: number; forget: () => Promise<void> }> {
  const { db } = context;
  // The call may have waited for others since it began, and a record says when it was really written.
  const now = { ...context, at: context.now() };
  const tickets = await findTickets(db, { openid: person.openid, at: context.at });
  let claimed = 0;
  for (const ticket of tickets) if (await claim(now, person, ticket)) claimed += 1;
  return {
    claimed,
    async forget() {
      for (const ticket of tickets) await removeTicket(db, ticket._id);
    },
  };
}

async function claim(context: Context, person: Person, ticket: ScanTicket): Promise<boolean> {
  const { db, at } = context;
  const { second, sessionCode, receivedAt } = ticket;
  if (person.accountSince !== undefined && receivedAt < person.accountSince) return false;
  const session = await findSessionByCode(db, sessionCode);
  if (!session) return false;
  // The signature was checked when the ticket was made.
  const { facts } = scanOf({ session, second, now: at, ticketIssuedAt: receivedAt });
  // The late door too: the ticket of a scan that came late waits for the administrator like any other late scan.
  const scan = admitLateScan(facts);
  if (scan.kind === 'refuse') return false;
  // Where it was made was looked at when it came; the session may have begun to ask since.
  const place = ticket.place ?? 'notAsked';
  const outcome = await recordCheckIn(context, {
    session,
    scan,
    person,
    place,
    faceVerified: false,
    fromAlbum: false,
    looksElsewhere: true,
  });
  return outcome.kind === 'recorded';
}
