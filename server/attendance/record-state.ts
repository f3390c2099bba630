import type { AttendanceRecord } from '../data/documents';

/** How a record stands, as screens name it; whether it counts is the analysis' to say. */
export function recordState(
  { confirmed, provisional }: Pick<AttendanceRecord, 'confirmed' | 'provisional'>,
  { registrationWaits }: { registrationWaits: boolean },
): 'checkedIn' | 'provisional' | 'awaitsConfirmation' {
  if (!confirmed) return 'awaitsConfirmation';
  return provisional && registrationWaits ? 'provisional' : 'checkedIn';
}
