/** What institutions ask the centre to change of an approved project. */
import type { ChangeState } from '../../../domain/project/change-request';
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { Batch } from '../../../domain/project/batch';
import type { Course, DocumentKind, ProjectForm } from '../../../domain/project/project';
import type { ReviewHold } from '../../../domain/project/review-hold';
import type { Base, Review, StoredFile } from './base';

export interface StoredContent {
  form: ProjectForm;
  courses: Course[];
  batches: Batch[];
}

/** 变更申请. `_id`: project and number. */
export interface ChangeRequest extends Base {
  projectId: string;
  institutionId: string;
  /** Copied from the project for the centre's list. */
  institutionName: string;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  number: number;
  state: ChangeState;
  /** Rises with every change of it; a page that loaded an older one is refused. */
  revision: number;
  /** Who wrote on it last, and when; as of a project. */
  edited?: { by: string; at: number };
  /** What the project was when it was begun, and what it is to be. */
  base: StoredContent;
  asked: StoredContent;
  /** Only those that take the place of others. */
  documents: Partial<Record<DocumentKind, StoredFile>>;
  reason: string;
  submittedAt: number | null;
  timesSubmitted: number;
  /** Who handed it in last. */
  by: string;
  reviews: Review[];
  inReview?: ReviewHold | null;
}
