import { pairingCodeFrom } from '../../domain/attendance/display';
import type { Services } from '../call/context';
import { keyedDigest } from './personal-data';

/** The pairing code of a pass, under which its display is kept: whoever reads the database or the screen cannot pass for it. */
export function pairingCodeOf(services: Pick<Services, 'secrets' | 'randomBytes'>, pass: string): string {
  return pairingCodeFrom(Buffer.from(keyedDigest(services, 'display', pass), 'hex'));
}
