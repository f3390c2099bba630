/** What was decided, for the centre's history. */
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { Found } from './base';

export type DecisionKind = 'project' | 'change' | 'materials' | 'cancel';

/** A decision of the centre, or a cancellation by an institution. `_id`: kind, what it was about, and when. */
export interface DecisionNote extends Found {
  kind: DecisionKind;
  /** The project, the change request or the round. */
  subjectId: string;
  decision: 'approve' | 'return' | 'cancel';
  at: number;
  by: string;
  reason: string;
  projectId: string;
  institutionName: string;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  /** Of an approved project: its paper originals (M10) have not come. */
  paperMissing: boolean;
}
