/**
 * Who sits an exam that asks for it (M22; rules: "Exam and evaluation"): a face, compared when an attempt begins and once at a moment of
 * chance, or the word of somebody who supervises. Never the face alone, and it takes nothing away by itself.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { MINUTE_MS } from '../kernel/time';

/** A face that was shown serves an attempt that begins so soon. */
export const FACE_SERVES_MS = 10 * MINUTE_MS;
/** Pictures that somebody may try with for one attempt: the next one needs a supervisor. */
export const FACES_AN_ATTEMPT = 6;

/** What a comparison said: clearly the same person, or not clear enough to tell. Somebody else is refused. */
export const faceShown = ['same', 'grey'] as const;
export type FaceShown = (typeof faceShown)[number];
/** How somebody was known: by their face, or by whoever supervises. */
export type KnownBy = FaceShown | 'vouched';

/** What is known of who somebody is, for one exam. */
export type ExamIdentity = {
  face: { at: number; shown: FaceShown } | null;
  /** A supervisor's word holds for all attempts of the exam. */
  vouched: { at: number; by: string } | null;
};

/** How whoever begins now is known; undefined when that is still to be shown. */
export function knownBy(identity: ExamIdentity | undefined, now: number): KnownBy | undefined {
  if (!identity) return undefined;
  if (identity.vouched) return 'vouched';
  const { face } = identity;
  return face && now - face.at <= FACE_SERVES_MS ? face.shown : undefined;
}

/** What an attempt remembers of it. */
export type AttemptIdentity = {
  began: KnownBy;
  /** When the face is asked for once more; null for whom somebody has vouched. */
  againAt: number | null;
  /** What it came to; missing until then. */
  again?: KnownBy;
};

/** The second look comes in the middle part of an attempt: at its edges everybody would expect it. */
const [EARLIEST, LATEST] = [20, 80];
/** Another chance than the one that draws the questions, from the same seed. */
const SECOND_LOOK = 0x5eed;

/** When the face is asked for again in an attempt. The same seed gives the same moment. */
export function secondLookAt({ startedAt, endsAt, seed }: { startedAt: number; endsAt: number; seed: number }): number {
  const percent = uniformInt(xoroshiro128plus(seed ^ SECOND_LOOK), EARLIEST, LATEST);
  return startedAt + Math.round(((endsAt - startedAt) * percent) / 100);
}

/** An attempt with a second look that has just been taken, or with the word of a supervisor instead; the same where none was due. */
export function lookedAgain(identity: AttemptIdentity, by: KnownBy, now: number): AttemptIdentity {
  if (by === 'vouched') return identity.againAt === null ? identity : { ...identity, again: by };
  return identity.againAt === null || now < identity.againAt ? identity : { ...identity, again: by };
}

/** What somebody should look at: the second look was due and did not happen, or a face was never clear. */
export function identityDoubt(
  identity: AttemptIdentity | undefined,
  endedAt: number,
): 'faceMissed' | 'faceUnclear' | undefined {
  if (!identity || identity.again === 'vouched' || identity.began === 'vouched') return undefined;
  const { began, againAt, again } = identity;
  if (againAt !== null && again === undefined && endedAt > againAt) return 'faceMissed';
  return began === 'grey' || again === 'grey' ? 'faceUnclear' : undefined;
}
