import { checksOfHall, spotChecksOf } from '../../domain/attendance/spot-check';
import { checkSessionSettings, type SessionSettings } from '../../domain/attendance/attendance-session';
import { DEFAULT_ROTATION_SECONDS, sessionCodeFrom } from '../../domain/attendance/token';
import type { Batch } from '../../domain/project/batch';
import type { Day } from '../../domain/kernel/time';
import type { OutputOf } from '../../contract';
import type { Context } from '../call/context';
import { refuse } from '../call/refusal';
import type { AttendanceSession, Project } from '../data/documents';
import { findSessionByCode, plannedOf, sessionIdOf } from '../data/sessions';

const SESSION_CODE_BYTES = 5;

/** A session as it begins (M11): the usual settings, but for those that are given. */
export function newSession({
  project,
  batch,
  number,
  code,
  at,
  courseIds,
  placeName,
  day,
  settings,
}: {
  project: Project;
  batch: Batch;
  number: number;
  code: string;
  at: number;
  courseIds: string[];
  placeName: string;
  day?: Day | undefined;
  settings?: Partial<
    Pick<SessionSettings, 'cap' | 'rotationSeconds' | 'acceptLate' | 'placePolicy' | 'place' | 'faceCheck'>
  >;
}): AttendanceSession {
  const session: AttendanceSession = {
    _id: sessionIdOf({ projectId: project._id, batchId: batch.batchId, number }),
    code,
    projectId: project._id,
    batchId: batch.batchId,
    institutionId: project.institutionId,
    number,
    createdAt: at,
    rotationSeconds: settings?.rotationSeconds ?? DEFAULT_ROTATION_SECONDS,
    cap: settings?.cap ?? null,
    capInForceAt: at,
    faceCheck: settings?.faceCheck ?? false,
    acceptLate: settings?.acceptLate ?? true,
    placePolicy: settings?.placePolicy ?? 'off',
    ...(settings?.place && { place: settings.place }),
    closedAt: null,
    courseIds,
    placeName,
    status: 'open',
    ...(day === undefined ? {} : { day }),
    ...(number > 1 ? { hasSiblings: true } : {}),
    ...copiedOf(project, batch, sessionIdOf({ projectId: project._id, batchId: batch.batchId, number })),
  };
  const [problem] = checkSessionSettings(session);
  if (problem) throw new Error(`a session with ${problem}`);
  return session;
}

/** The two settings of a session that say where it is held, as a call gives them: `null` for places that are not looked at. */
export function placeSettings(
  given: OutputOf<'attendanceSession.open'>['session']['place'],
): Pick<SessionSettings, 'placePolicy' | 'place'> {
  if (given === null) return { placePolicy: 'off' };
  const { policy, ...place } = given;
  return { placePolicy: policy, place };
}

/** What a session copies of its project, so that a scan and a display read one document. */
export function copiedOf(
  project: Project,
  batch: Batch,
  sessionId: string,
): Pick<AttendanceSession, 'title' | 'batchBegin' | 'batchEnd' | 'planned' | 'spotChecks' | 'projectState'> {
  const spotChecks = checksOfHall(spotChecksOf(project, batch.batchId), sessionId);
  return {
    ...(spotChecks.length > 0 ? { spotChecks } : {}),
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    planned: plannedOf(batch, project.courses),
    projectState: project.state,
  };
}

/** The courses of a session, in the order of the project. @throws Refusal `invalidInput` for none, and for one that it does not have */
export function coursesOf({ courses }: Pick<Project, 'courses'>, wanted: readonly string[]): string[] {
  const known = courses.map(({ courseId }) => courseId);
  const problem = wanted.some((courseId) => !known.includes(courseId)) ? 'unknown' : 'required';
  const chosen = known.filter((courseId) => wanted.includes(courseId));
  return problem === 'unknown' || chosen.length === 0
    ? refuse('invalidInput', { fields: [{ field: 'courseIds', problem }] })
    : chosen;
}

/** Codes are 40 random bits and unique by index; a taken one is drawn again. */
export async function unusedCode({ db, randomBytes }: Pick<Context, 'db' | 'randomBytes'>): Promise<string> {
  for (;;) {
    const code = sessionCodeFrom(randomBytes(SESSION_CODE_BYTES));
    if (!(await findSessionByCode(db, code))) return code;
  }
}
