import { manualRecord } from '../../../../contract/calls/attendance/manual';
import { decideManual, manualReasonText } from '../../../../domain/attendance/manual-check-in';
import { slotsOf } from '../../../../domain/attendance/slots';
import { spotChecksOf } from '../../../../domain/attendance/spot-check';
import { dayOf } from '../../../../domain/kernel/time';
import { checkInStanding } from '../../../../domain/person/standing';
import { findAttendee } from '../../../attendance/attendee';
import { madeRecord } from '../../../attendance/made-record';
import { slotRecords } from '../../../attendance/person-slots';
import { assertSeat } from '../../../attendance/seat-for-record';
import { logProjectAct } from '../../../data/audit/office-log';
import { addMadeRecord } from '../../../data/attendance';
import { tell } from '../../../data/messages';
import { batchOf, findOwnProject } from '../../../data/projects';
import { findOwnSession } from '../../../data/sessions';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { manualCheckIn } from '../../../message/evidence-events';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/**
 * 现场补签 (D8; rules: "Manual check-in and appeal"). One record a slot, whose `_id` is made of session, person and slot: two administrators
 * at once write it once. Under a cap its person needs a seat like everybody else.
 */
export const recordManual = defineProcedure(manualRecord, async (context, input) => {
  const { db, at, caller } = context;
  const { institutionId, name } = caller.session;
  const { sessionId, who, slots: chosen, reason, note } = input;
  const earlier = await earlierAnswer(context, manualRecord);
  if (earlier) return earlier;
  await assertAcceptableTexts(context, [note]);
  const session = await findOwnSession(db, { sessionId, institutionId });
  const { projectId, batchId } = session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const batch = batchOf(project, batchId);
  const { person, records } = await findAttendee(context, { who, batch: { institutionId, projectId, batchId } });
  const decision = decideManual({
    projectState: project.state,
    registration: checkInStanding(person),
    // A session has the slots of its courses, and one that is shown on one day those of that day.
    slots: slotsOf({
      batch,
      courses: project.courses,
      spotChecks: spotChecksOf(project, batchId),
      records: slotRecords(records, person),
      now: at,
    }).filter(
      ({ window, courseIds }) =>
        (session.day === undefined || session.day === dayOf(window.begin)) &&
        courseIds.some((courseId) => session.courseIds.includes(courseId)),
    ),
    chosen,
    reason,
    note,
    now: at,
  });
  if (decision.kind === 'refuse') return context.refuse(decision.reason);
  if (decision.entries.length > 0) await assertSeat(context, { session, person });
  const made = { reason: manualReasonText({ reason, note }), by: name };
  return runIdempotent(context, manualRecord, async (tx) => {
    const written = [];
    for (const { slot, evidenceAt } of decision.entries) {
      const record = madeRecord(context, { session, person, records, slot, evidenceAt, origin: 'manual', made });
      if (await addMadeRecord(tx, record)) written.push(record);
    }
    if (written.length > 0) {
      await tell(tx, context, manualCheckIn(project, { records: written, made }));
      await logProjectAct(tx, context, {
        project: { projectId, institutionId },
        action: 'attendance.manual',
        subject: `batch:${batchId}`,
        note: made.reason,
        before: null,
        after: { records: written.map(({ _id }) => _id) },
      });
    }
    return {
      recorded: written.length,
      already: new Set(chosen).size - written.length,
      provisional: decision.provisional,
    };
  });
});
