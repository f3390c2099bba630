import { rulingMake } from '../../../../contract/calls/attendance/ruling';
import { decideRuling, type Ruling } from '../../../../domain/attendance/ruling';
import { assertSeat } from '../../../attendance/seat-for-record';
import { addRuling, findOwnRecords, noteRuled } from '../../../data/record-rulings';
import { logProjectAct } from '../../../data/audit/office-log';
import type { AttendanceRecord, Seat } from '../../../data/documents';
import { getRecord } from '../../../data/attendance';
import { tell } from '../../../data/messages';
import { findPersons } from '../../../data/persons';
import { batchOf, findOwnProject } from '../../../data/projects';
import { doubtSeat, findSeatsIn } from '../../../data/seats';
import { getSession } from '../../../data/sessions';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { recordRuled } from '../../../message/evidence-events';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** 撤下签到, 恢复, 核实无误 (D10, D12; rules: "Rulings"). */
export const makeRuling = defineProcedure(rulingMake, async (context, input) => {
  const { db, at, caller } = context;
  const { institutionId, name } = caller.session;
  const { projectId, batchId, ruling, reason } = input;
  const earlier = await earlierAnswer(context, rulingMake);
  if (earlier) return earlier;
  await assertAcceptableTexts(context, [reason]);
  const project = await findOwnProject(db, { projectId, institutionId });
  batchOf(project, batchId);
  const recordIds = [...new Set(input.recordIds)];
  const batch = { institutionId, projectId, batchId };
  const records = await findOwnRecords(db, batch, recordIds);
  if (records.length < recordIds.length) return refuse('notFound');
  for (const record of records) {
    // Before anything is written or a seat taken; judged again in the transaction.
    const decision = decideRuling({ latest: record.ruling?.kind, ruling, reason });
    if (decision.kind === 'refuse') return context.refuse(decision.reason);
  }
  // Nobody vouches for their own check-in; taking one back is anybody's.
  if (ruling !== 'removed')
    for (const person of await findPersons(db, [...new Set(records.map(({ personId }) => personId))]))
      if (await isCallersOwn(context, person)) return context.refuse('ownRecord');
  const seats = await prepareSeats(context, records, ruling);
  return runIdempotent(context, rulingMake, async (tx) => {
    const ruled: string[] = [];
    for (const recordId of recordIds) {
      const record = (await getRecord(tx, recordId)) ?? refuse('notFound');
      const decision = decideRuling({ latest: record.ruling?.kind, ruling, reason });
      if (decision.kind === 'refuse') return context.refuse(decision.reason);
      if (decision.kind === 'standing') continue;
      const number = (record.ruling?.number ?? 0) + 1;
      await addRuling(tx, record, { kind: ruling, reason, at, by: name, number });
      if (ruling !== 'verified') await tell(tx, context, recordRuled(project, { record, ruling, number, reason }));
      ruled.push(recordId);
    }
    if (ruled.length > 0 && ruling === 'removed') for (const seat of seats) await doubtSeat(tx, seat, at);
    if (ruled.length > 0) {
      if (ruling !== 'verified') await noteRuled(tx, records, at);
      await logProjectAct(tx, context, {
        project: { projectId, institutionId },
        action: logged[ruling],
        subject: `batch:${batchId}`,
        note: reason,
        before: { records: ruled },
        after: { records: ruled, ruling },
      });
    }
    return { ruled: ruled.length, already: recordIds.length - ruled.length };
  });
});

const logged: Record<Ruling, string> = {
  removed: 'attendance.removed',
  restored: 'attendance.restored',
  verified: 'attendance.verified',
};

/** Of what is taken back the seats that may become free; who gets a record back has a seat first. */
async function prepareSeats(
  context: ContextOf<typeof rulingMake>,
  records: readonly AttendanceRecord[],
  ruling: Ruling,
): Promise<Seat[]> {
  const { db } = context;
  if (ruling === 'verified') return [];
  const seats: Seat[] = [];
  for (const sessionId of new Set(records.map((record) => record.sessionId))) {
    const own = records.filter((record) => record.sessionId === sessionId);
    const personIds = [...new Set(own.map(({ personId }) => personId))];
    if (ruling === 'removed') {
      seats.push(...(await findSeatsIn(db, { sessionId, personIds })));
      continue;
    }
    const session = await getSession(db, sessionId);
    if (session?.cap == null) continue;
    for (const person of await findPersons(db, personIds)) await assertSeat(context, { session, person });
  }
  return seats;
}
