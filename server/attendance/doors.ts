import {
  admitLateScan,
  admitScan,
  decideCheckIn,
  decideLateCheckIn,
  mayBeRepeat,
  type CheckInRefusal,
} from '../../domain/attendance/check-in';
import { findElsewhere } from '../data/attendance';
import { tokenInstant } from '../../domain/attendance/token';
import type { Door } from './answer-scan';

/** The way in for a code that is on display now. */
export const frontDoor: Door = {
  refusalOf({ facts }) {
    const scan = admitScan(facts);
    return scan.kind === 'refuse' ? scan.reason : undefined;
  },
  decide: decideCheckIn,
  mayBeRepeat,
};

/** Reasons of the front door that may still let a scan in late. */
const LATE_CHANCES: readonly CheckInRefusal[] = ['codeExpired', 'sessionClosed', 'outsideBatch'];

/** The way in for a scan that could not be sent in time (rules: "Weak network"). */
export const lateDoor: Door = {
  refusalOf(scan) {
    const atOnce = frontDoor.refusalOf(scan);
    if (!atOnce || !LATE_CHANCES.includes(atOnce)) return atOnce;
    const late = admitLateScan(scan.facts);
    return late.kind === 'refuse' ? late.reason : undefined;
  },
  decide: decideLateCheckIn,
  // A session may stop accepting late scans after it has taken this one.
  mayBeRepeat: (reason) => reason === 'lateNotAccepted' || mayBeRepeat(reason),
  // A forwarded picture could come through here: worth a read that the front door does without.
  elsewhere: ({ db }, person, { session, second }) =>
    findElsewhere(db, {
      personId: person._id,
      sessionId: session._id,
      evidenceAt: tokenInstant({ second, sessionCreatedAt: session.createdAt }),
    }),
};
