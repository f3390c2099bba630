import { personalCodeFor, readPersonalCode, type PersonalCodeCheck } from '../../domain/attendance/personal-code';
import type { Services } from '../call/context';
import { keyedDigest } from './personal-data';

const macOf =
  (services: Pick<Services, 'secrets'>) =>
  (body: string): Uint8Array =>
    Buffer.from(keyedDigest(services, 'personalCode', body), 'hex');

/** Somebody's personal code of this moment. */
export const signPersonalCode = (services: Pick<Services, 'secrets'>, personNumber: string, at: number): string =>
  personalCodeFor({ personNumber, at }, macOf(services));

/** Whose personal code was scanned. */
export const checkPersonalCode = (
  services: Pick<Services, 'secrets'>,
  scanned: string,
  at: number,
): PersonalCodeCheck => readPersonalCode(scanned, at, macOf(services));
