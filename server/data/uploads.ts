import type { Database, Reader, Transaction } from './database';
import type { UploadTicket } from './documents';

export const addTicket = (tx: Transaction, ticket: UploadTicket): Promise<void> => tx.add('uploadTickets', ticket);

export const getTicket = (db: Reader, uploadId: string): Promise<UploadTicket | undefined> =>
  db.get('uploadTickets', uploadId);

/** Says what is about to be stored for an upload, and where: a try that ends here leaves something for the sweep. */
export async function noteKeeping(
  db: Database,
  uploadId: string,
  keeping: NonNullable<UploadTicket['keeping']>,
): Promise<void> {
  await db.update('uploadTickets', uploadId, { set: { keeping } });
}

/** The upload is kept: whoever attaches it again is given what was found in it. */
export async function noteKept(db: Database, uploadId: string, digest: string): Promise<void> {
  await db.update('uploadTickets', uploadId, { set: { digest } });
}
