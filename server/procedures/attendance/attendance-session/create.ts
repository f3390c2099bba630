import { attendanceSessionCreate } from '../../../../contract/calls/attendance/attendance-session';
import { MAX_SESSIONS_OF_BATCH } from '../../../../domain/attendance/attendance-session';
import { isInBatch } from '../../../../domain/project/batch';
import { dayOf } from '../../../../domain/kernel/time';
import { canBeHeld } from '../../../../domain/project/project-state';
import { coursesOf, newSession, placeSettings, unusedCode } from '../../../attendance/make-session';
import { sessionView } from '../../../attendance/session-view';
import { batchOf, findOwnProject } from '../../../data/projects';
import { markSiblings, saveSession, sessionsOfBatch } from '../../../data/sessions';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { assertWorking } from './assert-working';

/**
 * One more session of a batch (M11): a hall, a group of courses, a day. It may be made before the batch begins, and its code can be
 * shown on its days. Two administrators who make one at the same moment make two, with numbers of their own.
 */
export const createSession = defineProcedure(attendanceSessionCreate, async (context, input) => {
  const { projectId, batchId, day, placeName, cap = null, ...settings } = input;
  const { institutionId } = context.caller.session;
  await assertAcceptableTexts(context, [placeName, settings.place?.name ?? '']);
  const code = await unusedCode(context);
  return runIdempotent(context, attendanceSessionCreate, async (tx) => {
    await assertWorking(tx, context);
    const project = await findOwnProject(tx, { projectId, institutionId });
    const batch = batchOf(project, batchId);
    if (!canBeHeld(project.state)) return context.refuse('projectNotApproved');
    if (dayOf(context.at) > (day ?? batch.end)) return context.refuse('outsideBatch');
    if (day !== undefined && !isInBatch(day, batch))
      return refuse('invalidInput', { fields: [{ field: 'day', problem: 'outsideBatch' }] });
    const others = await sessionsOfBatch(tx, { projectId, batchId });
    if (others.length >= MAX_SESSIONS_OF_BATCH) return context.refuse('tooManySessions');
    const session = newSession({
      project,
      batch,
      number: others.length + 1,
      code,
      at: context.at,
      courseIds: coursesOf(project, settings.courseIds),
      placeName,
      day,
      settings: {
        cap,
        ...(settings.rotationSeconds === undefined ? {} : { rotationSeconds: settings.rotationSeconds }),
        ...(settings.acceptLate === undefined ? {} : { acceptLate: settings.acceptLate }),
        ...(settings.faceCheck === undefined ? {} : { faceCheck: settings.faceCheck }),
        ...(settings.place === undefined ? {} : placeSettings(settings.place)),
      },
    });
    await saveSession(tx, session);
    await markSiblings(tx, others);
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'attendance.sessionAdded',
      subject: `attendanceSession:${session._id}`,
      before: null,
      after: session,
    });
    return { session: sessionView(session) };
  });
});
