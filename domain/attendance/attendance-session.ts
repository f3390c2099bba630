/** An attendance session: QR attendance of one batch for one or more of its courses (M11, M12). */
import { isInBatch } from '../project/batch';
import type { Batch } from '../project/batch';
import { canBeHeld } from '../project/project-state';
import type { ProjectState } from '../project/project-state';
import { dayOf, type Day } from '../kernel/time';
import type { PlacePolicy, SessionPlace } from './place';
import {
  DEFAULT_ROTATION_SECONDS,
  MAX_ROTATION_SECONDS,
  MIN_ROTATION_SECONDS,
  SLOW_NETWORK_ROTATION_SECONDS,
} from './token';

/** Characters of a place name: it may be the venue of its project. */
export const MAX_PLACE_LENGTH = 60;

/** Halls, groups of courses and days: more than any batch needs, few enough to be walked through in one transaction. */
export const MAX_SESSIONS_OF_BATCH = 20;

/** The ways to change the code that screens offer: strict, usual, and for a hall with a slow network. */
export const rotationPresets = [
  { name: '严格', seconds: MIN_ROTATION_SECONDS },
  { name: '标准', seconds: DEFAULT_ROTATION_SECONDS },
  { name: '慢网', seconds: SLOW_NETWORK_ROTATION_SECONDS },
] as const;

export const sessionStatuses = ['open', 'closed'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

export type SessionSettings = {
  /** How long one code is shown, 3–30 s. */
  rotationSeconds: number;
  /** At most this many people of the session, 1–100000; null for no cap. */
  cap: number | null;
  faceCheck: boolean;
  /** Whether a scan that could not be sent may be sent again for up to 10 minutes (rules: "Weak network"). */
  acceptLate: boolean;
  placePolicy: PlacePolicy;
  /** Where it is held; there with every policy but `off`. */
  place?: SessionPlace | undefined;
};

/** What the check-in decision must know of a session. */
export type AttendanceSession = SessionSettings & {
  sessionId: string;
  /** Epoch ms; the token's seconds count from here. */
  createdAt: number;
  status: SessionStatus;
  /** Epoch ms of the last closing; null while it was never closed. */
  closedAt: number | null;
};

export const sessionProblems = ['rotationOutOfRange', 'capOutOfRange', 'noCourse'] as const;
export type SessionProblem = (typeof sessionProblems)[number];

const MIN_CAP = 1;
const MAX_CAP = 100_000;

function isIntegerWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Every setting that is out of its range; empty when all are good. */
export function checkSessionSettings(settings: Pick<SessionSettings, 'rotationSeconds' | 'cap'>): SessionProblem[] {
  const problems: SessionProblem[] = [];
  if (!isIntegerWithin(settings.rotationSeconds, MIN_ROTATION_SECONDS, MAX_ROTATION_SECONDS))
    problems.push('rotationOutOfRange');
  if (settings.cap !== null && !isIntegerWithin(settings.cap, MIN_CAP, MAX_CAP)) problems.push('capOutOfRange');
  return problems;
}

/** The days on which a session can be shown: all of its batch, or the one it is for. */
export function shownDays({
  batchBegin,
  batchEnd,
  day,
}: {
  batchBegin: Day;
  batchEnd: Day;
  day?: Day | null | undefined;
}): Pick<Batch, 'begin' | 'end'> {
  return day ? { begin: day, end: day } : { begin: batchBegin, end: batchEnd };
}

export const openingRefusals = ['projectNotApproved', 'outsideBatch', 'noCourse'] as const;
export type OpeningRefusal = (typeof openingRefusals)[number];

/** Whether QR attendance may be opened now: project approved (M4), today in the batch (M8), at least one of its courses. */
export function decideOpening({
  projectState,
  batch,
  courseIds,
  now,
}: {
  projectState: ProjectState;
  batch: Pick<Batch, 'begin' | 'end'>;
  courseIds: readonly string[];
  now: number;
}): { kind: 'open' } | { kind: 'refuse'; reason: OpeningRefusal } {
  if (!canBeHeld(projectState)) return { kind: 'refuse', reason: 'projectNotApproved' };
  if (!isInBatch(dayOf(now), batch)) return { kind: 'refuse', reason: 'outsideBatch' };
  if (courseIds.length === 0) return { kind: 'refuse', reason: 'noCourse' };
  return { kind: 'open' };
}
