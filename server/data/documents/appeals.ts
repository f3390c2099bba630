/** What people say against their attendance, an outcome or a reversal. */
import type { AppealKind, AppealState } from '../../../domain/attendance/appeal';
import type { ManualReason } from '../../../domain/attendance/manual-check-in';
import type { AttendanceWindow } from '../../../domain/project/attendance-window';
import type { AttendanceRecord } from './attendance';
import type { Found, StoredFile } from './base';

/** An appeal (申诉), and what became of it. */
export interface Appeal extends Found {
  kind: AppealKind;
  /** The institution that holds the project, and answers. */
  institutionId: string;
  projectId: string;
  batchId: string;
  title: string;
  personId: string;
  /** Copied for lists; no phone, no national ID. */
  who: AttendanceRecord['who'];
  /** What it is about: day of a batch, round, or entry (domain/attendance/appeal.ts). */
  subject: string;
  /** The subject while it waits, then its own `_id`: one at a time about each. */
  slot: string;
  /** Of attendance; else none. */
  windows: AttendanceWindow[];
  reason: ManualReason;
  note: string;
  files: StoredFile[];
  askedAt: number;
  state: AppealState;
  /** By name. */
  answered: { by: string; at: number; reason: string } | null;
}
