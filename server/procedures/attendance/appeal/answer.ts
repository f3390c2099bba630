import { appealAnswer } from '../../../../contract/calls/attendance/appeal';
import { decideAppeal } from '../../../../domain/attendance/appeal';
import { evidenceIn } from '../../../../domain/attendance/manual-check-in';
import { isOpenToHand, slotsOf } from '../../../../domain/attendance/slots';
import { spotChecksOf } from '../../../../domain/attendance/spot-check';
import { checkInStanding } from '../../../../domain/person/standing';
import { madeRecord } from '../../../attendance/made-record';
import { slotRecords } from '../../../attendance/person-slots';
import { assertSeat } from '../../../attendance/seat-for-record';
import { findOwnAppeal, getAppeal, saveDecidedAppeal } from '../../../data/appeals';
import { addMadeRecord, recordsOfPersonIn } from '../../../data/attendance';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Appeal, AttendanceRecord, Person } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { getPerson } from '../../../data/persons';
import { batchOf, findOwnProject } from '../../../data/projects';
import { sessionsOfBatch } from '../../../data/sessions';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { appealAnswered } from '../../../message/appeal-events';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { sessionsOfDay } from './sessions';

type AnswerContext = ContextOf<typeof appealAnswer>;

/**
 * Answers an appeal, early or late (D7b). Granted about attendance, each of its slots in which nothing of its person counts gets a record,
 * as a manual check-in would make it. About an outcome or a reversal the answer is the institution's word: what follows from it is granted
 * in a round of its own.
 */
export const answerAppeal = defineProcedure(appealAnswer, async (context, input) => {
  const { db, at, caller } = context;
  const { institutionId, name } = caller.session;
  const { appealId, answer, reason, sessionId } = input;
  const repeated = await earlierAnswer(context, appealAnswer);
  if (repeated) return repeated;
  const appeal = await findOwnAppeal(db, { appealId, institutionId });
  const person = (await getPerson(db, appeal.personId)) ?? refuse('notFound');
  const act = { kind: answer, reason, own: await isCallersOwn(context, person) };
  // Before a seat is taken; judged again in the transaction.
  const early = decideAppeal(appeal.state, act);
  if (early.kind === 'refuse') return context.refuse(early.reason);
  await assertAcceptableTexts(context, [reason]);
  const made = { reason, by: name };
  const records = answer === 'grant' ? await recordsFor(context, { appeal, person, sessionId, made }) : [];
  return runIdempotent(context, appealAnswer, async (tx) => {
    const before = (await getAppeal(tx, appealId)) ?? refuse('notFound');
    const step = decideAppeal(before.state, act);
    if (step.kind === 'refuse') return context.refuse(step.reason);
    const after: Appeal = { ...before, state: step.to, answered: { by: name, at, reason } };
    await saveDecidedAppeal(tx, after);
    const written: string[] = [];
    for (const record of records) if (await addMadeRecord(tx, record)) written.push(record._id);
    await tell(tx, context, appealAnswered(after));
    const { projectId, batchId } = after;
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: step.to === 'granted' ? 'appeal.granted' : 'appeal.refused',
      subject: `batch:${batchId}`,
      note: reason,
      before,
      after: { ...after, records: written },
    });
    return { state: step.to, recorded: written.length };
  });
});

/** What an appeal that is granted makes: a record in each of its slots that has none. Its person has a seat then, if there is a cap. */
async function recordsFor(
  context: AnswerContext,
  options: { appeal: Appeal; person: Person; sessionId: string | undefined; made: { reason: string; by: string } },
): Promise<AttendanceRecord[]> {
  const { db, at } = context;
  const { appeal, person, sessionId, made } = options;
  if (appeal.kind !== 'attendance') return [];
  const { projectId, batchId, institutionId } = appeal;
  const standing = checkInStanding(person);
  if (standing === 'registrationReturned') return context.refuse('attendeeReturned');
  if (standing === 'registrationLeft') return context.refuse('attendeeLeft');
  const [project, records, sessions] = await Promise.all([
    findOwnProject(db, { projectId, institutionId }),
    recordsOfPersonIn(db, { institutionId, projectId, batchId }, person._id),
    sessionsOfBatch(db, { projectId, batchId }),
  ]);
  const batch = batchOf(project, batchId);
  const planned = slotsOf({
    batch,
    courses: project.courses,
    spotChecks: spotChecksOf(project, batchId),
    records: slotRecords(records, person),
    now: at,
  });
  const windows = planned.map(({ window }) => window);
  // A slot that is planned no more is still what was asked about.
  const wanted = appeal.windows.filter(({ begin, end }) => {
    const slot = planned.find(({ window }) => window.begin === begin && window.end === end);
    return slot === undefined || isOpenToHand(slot);
  });
  const possible = sessionsOfDay(appeal, sessions, records);
  // A record counts for what its session covers: one of the slots' own courses before any other.
  const asking = new Set(
    planned
      .filter(({ window }) => wanted.some(({ begin, end }) => window.begin === begin && window.end === end))
      .flatMap(({ courseIds }) => courseIds),
  );
  const covering = possible.find(({ courseIds }) => courseIds.some((courseId) => asking.has(courseId)));
  const session = sessionId === undefined ? (covering ?? possible[0]) : possible.find(({ _id }) => _id === sessionId);
  if (!session && (wanted.length > 0 || sessionId !== undefined)) return context.refuse('noSessionOfDay');
  if (!session || wanted.length === 0) return [];
  await assertSeat(context, { session, person });
  return wanted.map((slot) => {
    const evidenceAt = evidenceIn(slot, { windows, now: at });
    return madeRecord(context, { session, person, records, slot, evidenceAt, origin: 'appeal', made });
  });
}
