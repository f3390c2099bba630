import { idOf } from '../../domain/kernel/id';
import type { OwnBatch } from './attendance';
import type { Database, Reader, Transaction } from './database';
import type { FaceCheck, FaceEnrolment, FaceTicket } from './documents';
import { eachPortion, type Going } from './each-portion';
import { findPage, type Page, type PageRequest } from './paging';
import { sealedWith } from '../guard/personal-data';

export const getEnrolment = (db: Reader, personId: string): Promise<FaceEnrolment | undefined> =>
  db.get('faceEnrolments', personId);

export const putEnrolment = (tx: Transaction, enrolment: FaceEnrolment): Promise<void> =>
  tx.put('faceEnrolments', enrolment);

export async function noteUsed(db: Database, personId: string, usedAt: number): Promise<void> {
  await db.update('faceEnrolments', personId, { set: { usedAt } });
}

/** Takes away everything of a person's face. @returns whether there was anything */
export async function removeFaces(db: Database, personId: string): Promise<boolean> {
  const removed = await db.remove('faceEnrolments', personId);
  const waiting = await db.removeWhere('faceChecks', { personId });
  return removed || waiting > 0;
}

export const faceTicketId = ({ openid, sessionCode, second }: Pick<FaceTicket, 'openid' | 'sessionCode' | 'second'>) =>
  idOf(openid, sessionCode, second);

/** Keeps a scan for its picture; the same code scanned again is the same ticket, with its first moment and its tries. */
export async function keepFaceTicket(db: Database, ticket: Omit<FaceTicket, '_id' | 'tries'>): Promise<void> {
  await db.add('faceTickets', { _id: faceTicketId(ticket), ...ticket, tries: 0 });
}

export const getFaceTicket = (db: Reader, ticketId: string): Promise<FaceTicket | undefined> =>
  db.get('faceTickets', ticketId);

/** Counts a try before it is made. @returns false when there are no more */
export async function countTry(db: Database, ticketId: string, most: number): Promise<boolean> {
  const counted = await db.updateWhere(
    'faceTickets',
    { _id: ticketId, tries: { lt: most } },
    { increment: { tries: 1 } },
  );
  return counted === 1;
}

export async function removeFaceTicket(db: Database, ticketId: string): Promise<void> {
  await db.remove('faceTickets', ticketId);
}

export const addFaceCheck = (db: Database, check: FaceCheck): Promise<'added' | 'exists'> =>
  db.add('faceChecks', check);

export const getFaceCheck = (db: Reader, checkId: string): Promise<FaceCheck | undefined> =>
  db.get('faceChecks', checkId);

export const removeFaceCheck = (tx: Transaction, checkId: string): Promise<void> => tx.remove('faceChecks', checkId);

/** What waits of a batch, the oldest first. */
export const listFaceChecks = (db: Database, batch: OwnBatch, request: PageRequest): Promise<Page<FaceCheck>> => {
  const { institutionId, projectId, batchId } = batch;
  return findPage(db, 'faceChecks', {
    where: { institutionId, projectId, batchId },
    orderBy: ['evidenceAt', 'asc'],
    request,
  });
};

const FACES_A_READ = 20;

/** For an upgrade: faces from before it was noted which key had sealed them. May run again at any time. */
export async function noteFaceKeys(db: Database, going: Going): Promise<string | undefined> {
  // The place of a run begins with the collection that it is in.
  const [first = '', after = ''] = going.after.split(' ');
  for (const collection of ['faceChecks', 'faceEnrolments'] as const) {
    if (first > collection) continue;
    const from = { ...going, after: first === collection ? after : '' };
    const left = await eachPortion(db, collection, { size: FACES_A_READ }, from, async (faces) => {
      for (const { _id, sealed, keyId } of faces)
        if (keyId === undefined)
          await db.updateWhere(collection, { _id, sealed }, { set: { keyId: sealedWith(sealed) } });
    });
    if (left !== undefined) return `${collection} ${left}`;
  }
  return undefined;
}
