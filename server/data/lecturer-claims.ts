/** Which hours of the courses of a batch were granted to lecturers (M20): a document a course, written with the entries. */
import type { ClaimedHours, HourClaim } from '../../domain/credit/lecturer';
import { reversalEntryId } from '../../domain/credit/ledger';
import { idOf } from '../../domain/kernel/id';
import type { Database, Transaction } from './database';
import { findReversed } from './reversals';

interface OfBatch {
  projectId: string;
  batchId: string;
}

const claimsIdOf = ({ projectId, batchId }: OfBatch, courseId: string): string => idOf(projectId, batchId, courseId);

/** What stands of the courses of a batch: a claim whose entry was reversed keeps nothing. Two requests. */
export async function findClaims(
  db: Pick<Database, 'getMany'>,
  batch: OfBatch,
  courseIds: readonly string[],
): Promise<ClaimedHours> {
  const stored = await db.getMany(
    'lecturerClaims',
    courseIds.map((courseId) => claimsIdOf(batch, courseId)),
  );
  const reversed = await findReversed(
    db,
    stored.flatMap(({ claims }) => claims.map(({ entryId }) => entryId)),
  );
  return new Map(
    stored.map(({ courseId, claims }) => [courseId, claims.filter(({ entryId }) => !reversed.has(entryId))]),
  );
}

/** The same of one course, in the transaction that adds to it. */
export async function claimsOfCourse(
  tx: Pick<Transaction, 'get'>,
  batch: OfBatch,
  courseId: string,
): Promise<HourClaim[]> {
  const stored = await tx.get('lecturerClaims', claimsIdOf(batch, courseId));
  const standing: HourClaim[] = [];
  for (const claim of stored?.claims ?? [])
    if (!(await tx.get('ledgerEntries', reversalEntryId(claim.entryId)))) standing.push(claim);
  return standing;
}

/** Keeps the claims of a course: all of them that stand, with the new ones. */
export const saveClaims = (
  db: Pick<Transaction, 'put'>,
  batch: OfBatch,
  { courseId, claims }: { courseId: string; claims: HourClaim[] },
): Promise<void> => db.put('lecturerClaims', { _id: claimsIdOf(batch, courseId), ...batch, courseId, claims });
