import { DEFAULT_FACE_LIMITS, type FaceLimits } from '../../domain/attendance/face';

/**
 * `FACE_LIMITS`, optional: `<same>:<other>`, between which an administrator compares two faces.
 * @throws Error that names the variable
 */
export function faceLimitsIn(text: string | undefined): FaceLimits {
  if (text === undefined || text.trim() === '') return DEFAULT_FACE_LIMITS;
  const [same = NaN, other = NaN, ...more] = text.split(':').map(Number);
  if (!(same > 0 && other > same) || more.length > 0)
    throw new Error('environment variable FACE_LIMITS is not <same>:<other>');
  return { same, other };
}
