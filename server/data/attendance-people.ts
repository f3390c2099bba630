import type { DueEvidence } from '../../domain/attendance/due';
import type { OwnBatch } from './attendance';
import type { Database } from './database';

/** Somebody of a batch, with their check-ins that count or may come to count. */
export interface EvidenceOfPerson {
  personId: string;
  evidence: DueEvidence[];
}

const RECORDS_A_READ = 1000;

/** The next people of a batch with all their check-ins, in the order of their ids; what was taken back is left out. */
export async function findEvidenceAfter(
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  { after, limit }: { after: string; limit: number },
): Promise<EvidenceOfPerson[]> {
  const found = await db.find('attendanceRecords', {
    where: { projectId, batchId, institutionId, personId: { gt: after } },
    orderBy: [['personId', 'asc']],
    fields: ['personId', 'evidenceAt', 'courseIds', 'sessionId', 'removed'],
    limit: RECORDS_A_READ,
  });
  const people = new Map<string, EvidenceOfPerson>();
  for (const { personId, evidenceAt: at, courseIds, sessionId, removed } of found) {
    const person = people.get(personId) ?? { personId, evidence: [] };
    if (!removed) person.evidence.push({ at, courseIds, sessionId });
    people.set(personId, person);
  }
  const all = [...people.values()];
  // A full read may end in the middle of somebody, unless it is all theirs.
  const whole = found.length < RECORDS_A_READ || all.length === 1 ? all : all.slice(0, -1);
  return whole.slice(0, limit);
}
