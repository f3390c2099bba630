import { attendanceSessionOpen } from '../../../../contract/calls/attendance/attendance-session';
import { checkSessionSettings, decideOpening } from '../../../../domain/attendance/attendance-session';
import { DEFAULT_ROTATION_SECONDS, sessionCodeFrom } from '../../../../domain/attendance/token';
import { sessionView } from '../../../attendance/session-view';
import type { Context } from '../../../call/context';
import type { AttendanceSession, Project } from '../../../data/documents';
import { batchOf, findOwnProject } from '../../../data/projects';
import { findSessionByCode, findSessionOfBatch, plannedOf, saveSession, sessionIdOf } from '../../../data/sessions';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertWorking } from './assert-working';
import { refuse, type Refusing } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';

const SESSION_CODE_BYTES = 5;

/**
 * Opens QR attendance of a batch (M11, M12); its session is made the first time and opened again after that. A repeat that
 * arrives after somebody else's pause opens nothing.
 */
export const openSession = defineProcedure(attendanceSessionOpen, async (context, input) => {
  const { db, caller } = context;
  const { projectId, batchId } = input;
  const { institutionId } = caller.session;
  await assertAcceptableTexts(context, [input.placeName ?? '']);
  const sessionId = sessionIdOf({ projectId, batchId });
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
      subject: `attendanceSession:${sessionId}`,
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
  const all = project.courses.map(({ courseId }) => courseId);
  const courseIds = options.courseIds ?? before?.courseIds ?? all;
  if (courseIds.some((courseId) => !all.includes(courseId))) return wrongCourses('unknown');
  const opening = decideOpening({ projectState: project.state, batch, courseIds, now: at });
  if (opening.kind === 'refuse')
    return opening.reason === 'noCourse' ? wrongCourses('required') : context.refuse(opening.reason);
  const session: AttendanceSession = {
    _id: sessionIdOf({ projectId: project._id, batchId }),
    code,
    projectId: project._id,
    batchId,
    institutionId: project.institutionId,
    createdAt: at,
    rotationSeconds: DEFAULT_ROTATION_SECONDS,
    cap: null,
    capInForceAt: at,
    faceCheck: false,
    acceptLate: true,
    placePolicy: 'off',
    closedAt: null,
    ...before,
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    planned: plannedOf(batch, project.courses),
    projectState: project.state,
    courseIds,
    placeName: options.placeName ?? before?.placeName ?? project.form.venue,
    status: 'open',
  };
  const [problem] = checkSessionSettings(session);
  if (problem) throw new Error(`a session with ${problem}`);
  return session;
}

function wrongCourses(problem: string): never {
  return refuse('invalidInput', { fields: [{ field: 'courseIds', problem }] });
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

/** Codes are 40 random bits and unique by index; a taken one is drawn again. */
async function unusedCode(context: Context): Promise<string> {
  for (;;) {
    const code = sessionCodeFrom(context.randomBytes(SESSION_CODE_BYTES));
    if (!(await findSessionByCode(context.db, code))) return code;
  }
}
