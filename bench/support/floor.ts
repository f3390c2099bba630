/**
 * The floor of `npm run bench -- checkin`: what a check-in cannot do without. The same two calls of the SDK, through the same
 * adapter, and nothing decided. Its database is a stub (`stub.ts`), so its time is that of the SDK, the worker and HTTP.
 */
import { openDatabase } from '../../cloudfunctions/shared/database';
import { cloud } from '../../cloudfunctions/shared/sdk';
import { addRecord } from '../../server/data/attendance';
import type { AttendanceRecord, Person } from '../../server/data/documents';
import { findPersonByOpenid } from '../../server/data/persons';

const db = openDatabase(cloud.database({ throwOnNotFound: false }));

/** What the floor is told of a scan. */
export interface FloorScan {
  sessionId: string;
  projectId: string;
  batchId: string;
  second: number;
  requestId: string;
}

export interface FloorAnswer {
  recordId: string;
  repeat: boolean;
}

export async function main(scan: FloorScan): Promise<FloorAnswer> {
  const person = await findPersonByOpenid(db, cloud.getWXContext().OPENID ?? '');
  if (!person) throw new Error('the stub knows nobody');
  const record = recordOf(scan, person);
  return { recordId: record._id, repeat: (await addRecord(db, record)) === 'exists' };
}

/** As large as the record of a check-in. */
function recordOf({ sessionId, projectId, batchId, second, requestId }: FloorScan, person: Person): AttendanceRecord {
  const { _id: personId, name, personNumber, institutionId, institutionName, departmentName } = person;
  const now = Date.now();
  return {
    _id: `${sessionId}:${personId}:${second}`,
    ...{ sessionId, projectId, batchId, institutionId, personId, requestId },
    courseIds: ['c1'],
    who: { name, personNumber, institutionId, institutionName, departmentName },
    day: '2025-11-29',
    ...{ evidenceAt: now, receivedAt: now, ageMs: 0 },
    placeName: '学术报告厅',
    origin: 'scan',
    ...{ provisional: false, confirmed: true, flags: [], flagged: false, rotationSeconds: 5 },
  };
}
