import type { Ruling } from '../../domain/attendance/ruling';
import { idOf } from '../../domain/kernel/id';
import type { OwnBatch } from './attendance';
import { addOrRunAgain, type Database, type Transaction } from './database';
import type { AttendanceRecord, RulingMade } from './documents';
import { doubtKeys } from './doubts';

/** Those of some records that belong to a batch of the caller's own institution, in no particular order. */
export async function findOwnRecords(
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  recordIds: readonly string[],
): Promise<AttendanceRecord[]> {
  const found = await db.getMany('attendanceRecords', recordIds);
  return found.filter(
    (record) => record.institutionId === institutionId && record.projectId === projectId && record.batchId === batchId,
  );
}

/** What a ruling leaves on the record, for lists and counts. */
const marks: Record<Ruling, { set: Partial<AttendanceRecord>; unset: (keyof AttendanceRecord)[] }> = {
  removed: { set: { removed: true }, unset: ['verified', 'doubts'] },
  restored: { set: {}, unset: ['removed', 'verified'] },
  verified: { set: { verified: true }, unset: ['removed', 'doubts'] },
};

/** Writes a ruling, and what it makes of the record. */
export async function addRuling(
  tx: Transaction,
  { _id: recordId, sessionId, projectId, batchId, institutionId, personId, flags }: AttendanceRecord,
  ruling: RulingMade & { number: number },
): Promise<void> {
  const { number, ...made } = ruling;
  await addOrRunAgain(tx, 'recordRulings', {
    _id: idOf(recordId, number),
    recordId,
    sessionId,
    projectId,
    batchId,
    institutionId,
    personId,
    ...made,
  });
  await tx.update('attendanceRecords', recordId, {
    // What is put back is as it was: whoever has looked into it says so anew.
    set: { ruling, ...marks[ruling.kind].set, ...(ruling.kind === 'restored' && doubtKeys({ sessionId, flags })) },
    unset: marks[ruling.kind].unset,
  });
}

/** Whoever counts the people of these sessions counts anew. */
export async function noteRuled(
  tx: Transaction,
  records: readonly Pick<AttendanceRecord, 'sessionId'>[],
  at: number,
): Promise<void> {
  for (const sessionId of new Set(records.map((record) => record.sessionId)))
    if (await tx.get('attendanceSessions', sessionId))
      await tx.update('attendanceSessions', sessionId, { set: { ruledAt: at } });
}
