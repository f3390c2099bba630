import type { ErrorCode, ErrorDetails, OutputOf } from '../../contract/index';
import type { CallFailure } from './call';

type Recorded = OutputOf<'attendance.checkIn'>;

/** What became of one scan. */
export type ScanOutcome =
  | { kind: 'recorded'; record: Recorded; late: boolean; awaitsConfirmation: boolean }
  | { kind: 'refused'; code: ErrorCode; details: ErrorDetails; requestId: string }
  /** The picture was not clear: an administrator looks at it. */
  | { kind: 'faceWaits' }
  /** Not sent yet: kept by the scan queue under this id. */
  | { kind: 'queued'; requestId: string }
  /** Kept for ten minutes and never delivered. */
  | { kind: 'lapsed'; scannedAt: number };

export const recordedNow = (record: Recorded): ScanOutcome => ({
  kind: 'recorded',
  record,
  late: false,
  awaitsConfirmation: false,
});

export const recordedLate = ({
  late,
  awaitsConfirmation,
  ...record
}: OutputOf<'attendance.checkInLate'>): ScanOutcome => ({ kind: 'recorded', record, late, awaitsConfirmation });

export const refused = ({
  code,
  details,
  requestId,
}: Pick<CallFailure, 'code' | 'details' | 'requestId'>): ScanOutcome => ({
  kind: 'refused',
  code,
  details,
  requestId,
});
