import { attendanceConfirmLate } from '../../../../contract/calls/attendance/attendance';
import { isCapped, takeSeat } from '../../../attendance/seats';
import { confirmRecords, findUnconfirmedLate } from '../../../data/attendance';
import type { AttendanceRecord } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { findPersons } from '../../../data/persons';
import { batchOf, findOwnProject } from '../../../data/projects';
import { findOwnSession } from '../../../data/sessions';
import { lateConfirmed } from '../../../message/project-events';
import { addToProgress, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';

type ConfirmContext = ContextOf<typeof attendanceConfirmLate>;
type Waiting = Pick<AttendanceRecord, '_id' | 'personId' | 'sessionId'>;

/** Records a transaction takes: with a message for each of their people, well below the hundred documents it may touch. */
const SLICE = 40;
/** What one read gives at most: beyond so many without a seat the rest waits as well. */
const MOST_WITHOUT_SEAT = 900;

/**
 * Confirms late records, so that they count (rules: "Weak network"). Each slice is confirmed and logged in one
 * transaction: broken off, the repeat goes on with those that are left. Under a cap a confirmed record needs a seat; whose
 * person gets none waits on (rules: "Cap is exact").
 */
export const confirmLate = defineProcedure(attendanceConfirmLate, async (context, input) => {
  const { db, caller } = context;
  const { projectId, batchId } = input;
  const { institutionId } = caller.session;
  const earlier = await earlierAnswer(context, attendanceConfirmLate);
  if (earlier) return earlier;
  const project = await findOwnProject(db, { projectId, institutionId });
  batchOf(project, batchId);
  const batch = { institutionId, projectId, batchId };
  const only = input.records === 'all' ? {} : { recordIds: input.records };
  const withoutSeat = new Set<string>();
  while (withoutSeat.size < MOST_WITHOUT_SEAT) {
    const found = await findUnconfirmedLate(db, batch, { ...only, limit: SLICE + withoutSeat.size });
    const slice = found.filter(({ _id }) => !withoutSeat.has(_id)).slice(0, SLICE);
    if (slice.length === 0) break;
    const seated = await seat(context, slice);
    for (const { _id } of slice) if (!seated.includes(_id)) withoutSeat.add(_id);
    if (seated.length === 0) continue;
    await db.transaction(async (tx) => {
      // Again, in the transaction: a colleague, or this command come twice, may have been faster.
      const confirmed = await confirmRecords(tx, seated);
      const recordIds = confirmed.map(({ _id }) => _id);
      if (recordIds.length === 0) return;
      for (const event of lateConfirmed(project, confirmed)) await tell(tx, context, event);
      await logProjectAct(tx, context, {
        project: { projectId, institutionId },
        action: 'attendance.lateConfirmed',
        subject: `batch:${batchId}`,
        before: { recordIds, confirmed: false },
        after: { recordIds, confirmed: true },
      });
      await addToProgress(tx, context, attendanceConfirmLate.name, recordIds.length);
    });
  }
  return runIdempotent(context, attendanceConfirmLate, async (tx) => ({
    confirmed: await addToProgress(tx, context, attendanceConfirmLate.name, 0),
    ...(withoutSeat.size === 0 ? {} : { withoutSeat: withoutSeat.size }),
  }));
});

/** Those of some records whose people hold a seat in the session of the record, or get one now; all where there is no cap. */
async function seat(context: ConfirmContext, records: readonly Waiting[]): Promise<string[]> {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const seated: string[] = [];
  for (const sessionId of new Set(records.map((record) => record.sessionId))) {
    const session = await findOwnSession(db, { sessionId, institutionId });
    const own = records.filter((record) => record.sessionId === sessionId);
    const holders = isCapped(session) ? await holdersOf(context, session, own) : undefined;
    seated.push(...own.filter(({ personId }) => holders?.has(personId) ?? true).map(({ _id }) => _id));
  }
  return seated;
}

/** Whose people have a seat, or get one now. */
async function holdersOf(
  context: ConfirmContext,
  session: Parameters<typeof takeSeat>[1]['session'],
  records: readonly Waiting[],
): Promise<Set<string>> {
  const persons = await findPersons(context.db, [...new Set(records.map(({ personId }) => personId))]);
  const holders = new Set<string>();
  for (const person of persons) {
    // Of this very moment: a seat that is not used soon is given back.
    const { holdsPlace } = await takeSeat({ ...context, at: context.now() }, { session, person });
    if (holdsPlace) holders.add(person._id);
  }
  return holders;
}
