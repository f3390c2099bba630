/** The face check of a session (M11; rules: "Face"): what a photograph must be, and what two of them say. Never the only way. */
import { MINUTE_MS } from '../kernel/time';

/** A scan waits this long for its picture, and is judged by the moment the server first had it. */
export const FACE_TICKET_MS = 3 * MINUTE_MS;
/** Pictures that one scan may be tried with. */
export const MOST_PICTURES_A_SCAN = 6;
/** Enrolments of a WeChat account on one day: somebody who changes faces all day is stopped. */
export const MOST_ENROLMENTS_A_DAY = 5;
/** An enrolment that was not used for so long is no wish any more. */
export const ENROLMENT_KEPT_DAYS = 365;
/** A picture that waits for an administrator who never looks. */
export const PICTURE_KEPT_DAYS = 30;

/** Why a photograph says nothing about a face, in the order in which one of them is told. */
export const photoFaults = [
  'unreadable',
  'noFace',
  'severalFaces',
  'tooSmall',
  'tilted',
  'tooDark',
  'tooBright',
  'blurred',
  'sameFile',
] as const;
export type PhotoFault = (typeof photoFaults)[number];

/** What is measured on the photograph of one face. */
export type FaceMeasures = {
  faces: number;
  /** Width of the face in pixels of the photograph. */
  widthPixels: number;
  /** How far the line of the eyes is from level, degrees. */
  rollDegrees: number;
  /** How far the nose is from the middle of the eyes, as a share of their distance: 0 for somebody who looks straight. */
  turn: number;
  /** Mean brightness of the face, 0–255. */
  luma: number;
  /** Variance of the Laplacian over the face at a fixed size: low where edges are missing. */
  sharpness: number;
};

const MIN_FACE_PIXELS = 90;
export const MAX_ROLL_DEGREES = 25;
const MAX_TURN = 0.45;
const MIN_LUMA = 50;
const MAX_LUMA = 225;
export const MIN_SHARPNESS = 40;

/** What is wrong with a photograph; undefined for one that can be compared. */
export function faultOf({
  faces,
  widthPixels,
  rollDegrees,
  turn,
  luma,
  sharpness,
}: FaceMeasures): PhotoFault | undefined {
  if (faces === 0) return 'noFace';
  if (faces > 1) return 'severalFaces';
  if (widthPixels < MIN_FACE_PIXELS) return 'tooSmall';
  if (Math.abs(rollDegrees) > MAX_ROLL_DEGREES || turn > MAX_TURN) return 'tilted';
  if (luma < MIN_LUMA) return 'tooDark';
  if (luma > MAX_LUMA) return 'tooBright';
  return sharpness < MIN_SHARPNESS ? 'blurred' : undefined;
}

/** Of a whole picture: what is sharp in it has more. */
const MIN_SHARPNESS_OF_ALL = 15;

/** Why nobody is found on a photograph: its light where that is the reason, else there is nobody. */
export function faultWithoutFace({ luma, sharpness }: Pick<FaceMeasures, 'luma' | 'sharpness'>): PhotoFault {
  if (luma < MIN_LUMA) return 'tooDark';
  if (luma > MAX_LUMA) return 'tooBright';
  return sharpness < MIN_SHARPNESS_OF_ALL ? 'blurred' : 'noFace';
}

/** Up to `same` it is the same person, from `other` on it is another one; between them a person decides. */
export type FaceLimits = { same: number; other: number };
/**
 * Of the descriptor of face-api (dlib's network), Euclidean. Measured on photographs of people of few origins: a deployment
 * checks them with its own people and sets its own.
 */
export const DEFAULT_FACE_LIMITS: FaceLimits = { same: 0.48, other: 0.6 };

export type FaceVerdict = 'same' | 'grey' | 'other';

export function compareFaces(a: readonly number[], b: readonly number[], { same, other }: FaceLimits): FaceVerdict {
  if (a.length !== b.length || a.length === 0) return 'grey';
  const distance = Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0));
  if (distance <= same) return 'same';
  return distance < other ? 'grey' : 'other';
}
