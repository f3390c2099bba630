import { attendanceSessionOpen } from '../../../../contract/calls/attendance/attendance-session';
import { decideOpening, shownDays } from '../../../../domain/attendance/attendance-session';
import { copiedOf, coursesOf, newSession, unusedCode } from '../../../attendance/make-session';
import { sessionView } from '../../../attendance/session-view';
import type { Context } from '../../../call/context';
import type { AttendanceSession, Project } from '../../../data/documents';
import { batchOf, findOwnProject } from '../../../data/projects';
import { findSessionOfBatch, saveSession, sessionIdOf } from '../../../data/sessions';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertWorking } from './assert-working';
import type { Refusing } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';

/**
 * Opens QR attendance of a batch (M11, M12): its first session is made the first time and opened again after that. A repeat that
 * arrives after somebody else's pause opens nothing.
 */
export const openSession = defineProcedure(attendanceSessionOpen, async (context, input) => {
  const { db, caller } = context;
  const { projectId, batchId } = input;
  const { institutionId } = caller.session;
  await assertAcceptableTexts(context, [input.placeName ?? '']);
  const ownBatch = { projectId, batchId, institutionId };
  const code = (await findSessionOfBatch(db, ownBatch))?.code ?? (await unusedCode(context));
  return runIdempotent(context, attendanceSessionOpen, async (tx) => {
    await assertWorking(tx, context);
    const project = await findOwnProject(tx, { projectId, institutionId });
    const before = await findSessionOfBatch(tx, ownBatch);
    const after = opened(context, { project, before, code, ...input });
    if (before && isSame(before, after)) return { session: sessionView(before) };
    await saveSession(tx, after);
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'attendance.opened',
      subject: `attendanceSession:${after._id}`,
      before: before ?? null,
      after,
    });
    return { session: sessionView(after) };
  });
});

/** The session as it will be. @throws Refusal when it may not be opened now */
function opened(
  context: Pick<Context, 'at'> & Refusing<'projectNotApproved' | 'outsideBatch'>,
  options: {
    project: Project;
    before: AttendanceSession | undefined;
    code: string;
    batchId: string;
    courseIds?: string[] | undefined;
    placeName?: string | undefined;
  },
): AttendanceSession {
  const { at } = context;
  const { project, before, code, batchId } = options;
  const batch = batchOf(project, batchId);
  const wanted = options.courseIds ?? before?.courseIds ?? project.courses.map(({ courseId }) => courseId);
  const courseIds = coursesOf(project, wanted);
  const placeName = options.placeName ?? before?.placeName ?? project.form.venue;
  const session: AttendanceSession = {
    ...newSession({ project, batch, number: 1, code, at, courseIds, placeName }),
    ...before,
    ...copiedOf(project, batch, sessionIdOf({ projectId: project._id, batchId })),
    courseIds,
    placeName,
    status: 'open',
  };
  const opening = decideOpening({ projectState: project.state, batch: shownDays(session), courseIds, now: at });
  // Its courses were looked at above.
  if (opening.kind === 'refuse' && opening.reason !== 'noCourse') return context.refuse(opening.reason);
  return session;
}

function isSame(before: AttendanceSession, after: AttendanceSession): boolean {
  return (
    before.status === after.status &&
    before.placeName === after.placeName &&
    before.courseIds.join() === after.courseIds.join() &&
    JSON.stringify(before.planned) === JSON.stringify(after.planned) &&
    before.projectState === after.projectState
  );
}
