import { faceDecide } from '../../../../contract/calls/attendance/face';
import type { AdmittedScan } from '../../../../domain/attendance/check-in';
import { recordCheckIn } from '../../../attendance/record-check-in';
import { sessionFacts } from '../../../attendance/session-view';
import { logProjectAct } from '../../../data/audit/office-log';
import { getFaceCheck, removeFaceCheck } from '../../../data/faces';
import type { AttendanceSession, FaceCheck } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { getPerson } from '../../../data/persons';
import { findOwnProject } from '../../../data/projects';
import { getSession } from '../../../data/sessions';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { faceDecided } from '../../../message/evidence-events';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { ownCheck } from './own-check';

/**
 * 是本人 or 不是本人 (D5d). Of the same person the scan becomes the record that it would have been; both pictures go either way. Two
 * administrators at once: the record is one by its key, and the second is told.
 */
export const decideFace = defineProcedure(
  faceDecide,
  async (context, { projectId, batchId, checkId, same, reason }) => {
    const { db, caller } = context;
    const { institutionId } = caller.session;
    const earlier = await earlierAnswer(context, faceDecide);
    if (earlier) return earlier;
    if (!same && reason.trim() === '') return context.refuse('reasonRequired');
    await assertAcceptableTexts(context, [reason]);
    const check = (await ownCheck(context, { projectId, batchId, checkId })) ?? context.refuse('faceDecided');
    const project = await findOwnProject(db, { projectId, institutionId });
    const recorded = same && (await record(context, check));
    return runIdempotent(context, faceDecide, async (tx) => {
      if (!(await getFaceCheck(tx, checkId))) return context.refuse('faceDecided');
      await removeFaceCheck(tx, checkId);
      await tell(tx, context, faceDecided(project, { check, same: recorded, reason }));
      await logProjectAct(tx, context, {
        project: { projectId, institutionId },
        action: same ? 'attendance.faceConfirmed' : 'attendance.faceRejected',
        subject: `person:${check.personId}`,
        note: reason,
        before: { checkId },
        after: { checkId, recorded },
      });
      return { recorded };
    });
  },
);

/** @returns whether it is on record now: not of somebody whose registration has been returned, or who has left */
async function record(context: ContextOf<typeof faceDecide>, check: FaceCheck): Promise<boolean> {
  const { db } = context;
  const [session, person] = await Promise.all([getSession(db, check.sessionId), getPerson(db, check.personId)]);
  if (!session || !person) return false;
  const outcome = await recordCheckIn(context, {
    session,
    scan: scanOf(check, session, context.at),
    person,
    place: check.place ?? 'notAsked',
    faceVerified: true,
    fromAlbum: check.fromAlbum,
    looksElsewhere: true,
  });
  if (outcome.kind === 'recorded') return true;
  if (outcome.reason === 'capReached') return context.refuse('seatsFull');
  return false;
}

/** The scan as it was admitted when its picture came. */
const scanOf = (check: FaceCheck, session: AttendanceSession, receivedAt: number): AdmittedScan => ({
  kind: 'admit',
  session: sessionFacts(session),
  second: check.second,
  late: check.late,
  evidenceAt: check.evidenceAt,
  tokenAgeMs: check.tokenAgeMs,
  receivedAt,
});
