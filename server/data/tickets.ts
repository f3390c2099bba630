import { idOf } from '../../domain/kernel/id';
import { TICKET_MS } from '../../domain/attendance/check-in';
import type { Database } from './database';
import type { ScanTicket } from './documents';

/** Keeps a scan for its person; the same code scanned again is the same ticket, with its first moment. */
export async function keepTicket(db: Database, ticket: Omit<ScanTicket, '_id'>): Promise<void> {
  const { openid, sessionCode, second } = ticket;
  await db.add('scanTickets', { _id: idOf(openid, sessionCode, second), ...ticket });
}

/** The scans kept for an openid that are still good (10 minutes), oldest first. */
export function findTickets(db: Database, { openid, at }: { openid: string; at: number }): Promise<ScanTicket[]> {
  return db.find('scanTickets', {
    where: { openid, receivedAt: { gte: at - TICKET_MS } },
    orderBy: [['receivedAt', 'asc']],
    limit: 100,
  });
}

export async function removeTicket(db: Database, ticketId: string): Promise<void> {
  await db.remove('scanTickets', ticketId);
}
