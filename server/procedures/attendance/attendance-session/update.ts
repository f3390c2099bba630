import type * as z from 'zod/mini';
import { attendanceSessionUpdate } from '../../../../contract/calls/attendance/attendance-session';
import { checkSessionSettings, decideOpening, shownDays } from '../../../../domain/attendance/attendance-session';
import { canEditActivity } from '../../../../domain/credit/group-activity';
import { dayOf } from '../../../../domain/kernel/time';
import { isInBatch } from '../../../../domain/project/batch';
import { coursesOf, placeSettings } from '../../../attendance/make-session';
import { seatEverybody } from '../../../attendance/seat-everybody';
import { CAP_LAG_MS, isCapped } from '../../../attendance/seats';
import { sessionView } from '../../../attendance/session-view';
import { countPeopleOfSession } from '../../../data/attendance-counts';
import type { Transaction } from '../../../data/database';
import type { AttendanceSession } from '../../../data/documents';
import { findOwnActivity } from '../../../data/group-activities';
import { batchOf, findOwnProject } from '../../../data/projects';
import { countSeats } from '../../../data/seats';
import { findOwnSession, saveSession } from '../../../data/sessions';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertWorking } from './assert-working';
import { refuse } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';

type Input = z.output<typeof attendanceSessionUpdate.input>;

/** Changes settings of a session, pauses it or goes on (A5c). In force on every instance within five seconds. */
export const updateSession = defineProcedure(attendanceSessionUpdate, async (context, input) => {
  const { db, at, caller } = context;
  const { sessionId } = input;
  const { institutionId } = caller.session;
  await assertAcceptableTexts(context, [input.placeName ?? '', input.place?.name ?? '']);
  if (!(await earlierAnswer(context, attendanceSessionUpdate))) await askAboutLowCap(context, input);
  const answer = await runIdempotent(context, attendanceSessionUpdate, async (tx) => {
    if (input.open === true) await assertWorking(tx, context);
    const before = await findOwnSession(tx, { sessionId, institutionId });
    if (before.activity) await assertForActivity(tx, context, { before, input });
    // The clock of this very try: one that waited for others may have begun long before what it writes is known.
    const now = context.now();
    const after = await withExtent(tx, changed(before, input, now), input);
    if (input.open === true && dayOf(now) > shownDays(after).end) return context.refuse('outsideBatch');
    await saveSession(tx, after);
    await logProjectAct(tx, context, {
      project: { projectId: before.projectId, institutionId },
      action: actionOf(before, after),
      subject: `attendanceSession:${sessionId}`,
      before,
      after,
    });
    return { session: sessionView(after) };
  });
  // After the decision and on every repeat of it. A count that is missing would be made by the first scan, which should be quick.
  if (input.cap !== undefined && input.cap !== null) {
    const session = await findOwnSession(db, { sessionId, institutionId });
    if (isCapped(session)) await seatEverybody(db, { session, at });
  }
  return answer;
});

/**
 * The session of a group activity (M21) is open only while its list may be changed, and has no late scans, places, faces or courses.
 * @throws Refusal `wrongState`, `peopleGathering`; `invalidInput` for what is not for it
 */
async function assertForActivity(
  tx: Transaction,
  { refuse: refuseAs }: ContextOf<typeof attendanceSessionUpdate>,
  { before, input }: { before: AttendanceSession; input: Input },
): Promise<void> {
  const field = (['acceptLate', 'faceCheck', 'place', 'courseIds', 'day'] as const).find((name) => input[name]);
  if (field) return refuse('invalidInput', { fields: [{ field, problem: 'notForActivities' }] });
  if (input.open !== true) return;
  const activity = await findOwnActivity(tx, { activityId: before.projectId, institutionId: before.institutionId });
  if (!canEditActivity(activity.state)) refuseAs('wrongState', { state: activity.state });
  if (activity.gathering !== null) refuseAs('peopleGathering');
}

/**
 * A cap below the people who are there puts nobody out, but lets nobody in: whoever sets one should mean it (rules: "Cap is
 * exact").
 * @throws Refusal `capBelowPeople` with their number
 */
async function askAboutLowCap(
  context: ContextOf<typeof attendanceSessionUpdate>,
  { sessionId, cap, belowPeople = false }: Input,
): Promise<void> {
  if (cap === undefined || cap === null || belowPeople) return;
  const { db, caller } = context;
  const session = await findOwnSession(db, { sessionId, institutionId: caller.session.institutionId });
  if (session.cap !== null && cap >= session.cap) return;
  const people = isCapped(session) ? await countSeats(db, sessionId) : await countPeopleOfSession(db, session);
  if (cap < people) context.refuse('capBelowPeople', { people });
}

/** The session with the courses and the day that are given. @throws Refusal `invalidInput` where its batch does not have them */
async function withExtent(
  tx: Transaction,
  session: AttendanceSession,
  { courseIds, day }: Input,
): Promise<AttendanceSession> {
  if (courseIds === undefined && day === undefined) return session;
  const { day: dayBefore, ...everyDay } = session;
  const { projectId, institutionId, batchId } = session;
  const project = await findOwnProject(tx, { projectId, institutionId });
  if (day && !isInBatch(day, batchOf(project, batchId)))
    return refuse('invalidInput', { fields: [{ field: 'day', problem: 'outsideBatch' }] });
  const newDay = day === undefined ? dayBefore : day;
  return {
    ...everyDay,
    ...(newDay ? { day: newDay } : {}),
    courseIds: courseIds === undefined ? session.courseIds : coursesOf(project, courseIds),
  };
}

function changed({ place, ...rest }: AttendanceSession, input: Input, at: number): AttendanceSession {
  const before: AttendanceSession = { ...rest, ...(place && { place }) };
  const after: AttendanceSession = {
    ...rest,
    rotationSeconds: input.rotationSeconds ?? before.rotationSeconds,
    placeName: input.placeName ?? before.placeName,
    acceptLate: input.acceptLate ?? before.acceptLate,
    faceCheck: input.faceCheck ?? before.faceCheck,
    cap: input.cap === undefined ? before.cap : input.cap,
    ...(input.place === undefined ? place && { place } : placeSettings(input.place)),
    status: input.open === undefined ? before.status : input.open ? 'open' : 'closed',
  };
  const [problem] = checkSessionSettings(after);
  if (problem) return refuse('invalidInput', { fields: [{ field: FIELD_OF[problem], problem }] });
  if (before.status === 'open' && after.status === 'closed') after.closedAt = at;
  // An instance that does not know yet of a cap, nor of a pause just before it, may let in more than the cap allows.
  if (after.cap !== null && after.cap < (before.cap ?? Infinity)) {
    const acceptedAt = isAccepting(before, at) ? at : (before.closedAt ?? -Infinity);
    after.capInForceAt = Math.max(at, acceptedAt + CAP_LAG_MS);
  }
  return after;
}

const FIELD_OF = { rotationOutOfRange: 'rotationSeconds', capOutOfRange: 'cap', noCourse: 'courseIds' } as const;

function isAccepting(session: AttendanceSession, now: number): boolean {
  const { status, projectState, courseIds } = session;
  const opening = decideOpening({ projectState, batch: shownDays(session), courseIds, now });
  return status === 'open' && opening.kind === 'open';
}

function actionOf(before: AttendanceSession, after: AttendanceSession): string {
  if (before.status === after.status) return 'attendance.settingsChanged';
  return after.status === 'open' ? 'attendance.opened' : 'attendance.closed';
}
