/** Holdings made of the catalogue. */
import type { SpotCheck } from '../../../domain/attendance/spot-check';
import type { Batch } from '../../../domain/project/batch';
import type { Course, DocumentKind, ProjectForm } from '../../../domain/project/project';
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { ProjectState } from '../../../domain/project/project-state';
import type { GrantRoundState } from '../../../domain/credit/grant';
import type { ChangeState } from '../../../domain/project/change-request';
import type { PaperOriginals } from '../../../domain/project/paper-originals';
import type { ReviewHold } from '../../../domain/project/review-hold';
import type { Day } from '../../../domain/kernel/time';
import type { StoredContent } from './changes';
import type { Found, Review, StoredFile } from './base';

export interface Project extends Found {
  institutionId: string;
  institutionName: string;
  catalogueEntryId: string;
  /** Locked to the catalogue entry, copied at creation. */
  year: number;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  creditHundredths: number;
  hourTenths: number;
  state: ProjectState;
  /** Rises with every change of content; a page that loaded an older one is refused. */
  revision: number;
  /** Who changed its content last, and when: told to a second person whose page is older. Missing of what was saved before that was noted. */
  edited?: { by: string; at: number };
  addedAt: number;
  submittedAt: number | null;
  timesSubmitted: number;
  /** Of what was handed in last, where that was late: by how many days, and why. */
  late?: { days: number; reason: string } | null;
  form: ProjectForm;
  courses: Course[];
  batches: Batch[];
  /** Spot checks (抽查点名) of its batches, as they were opened; missing while there was none. */
  spotChecks?: SpotCheck[];
  documents: Partial<Record<DocumentKind, StoredFile>>;
  reviews: Review[];
  /** Whether all of {@link papers} have come. */
  paperReceived: boolean;
  /** Which have, each noted by itself (domain/project/paper-originals.ts); missing of projects from before that. */
  papers?: PaperOriginals;
  /** Who noted that last, and when. */
  paperNoted?: { by: string; at: number };
  /** Which reviewer has the submission in hand; missing or over when nobody has. */
  inReview?: ReviewHold | null;
  /** What it said when the centre decided last, to show what is different since. Missing of decisions from before it was kept. */
  reviewedContent?: StoredContent;
  /** The change request that is on its way; and how many were begun. */
  change?: { changeId: string; state: ChangeState } | null;
  changesBegun?: number;
  /** What the centre has approved last that concerns those who come, in words of the notice. Missing of changes from before it was kept. */
  lastChange?: { words: string; at: number };
  /** How it ended, by whom and why. */
  ended?: { from: ProjectState; reason: string; by: string; at: number };
  /** First and last day over all batches; for lists. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** Whether somebody still has to do something about it (M4); written with everything that decides it. Missing of older ones until the upgrade. */
  unfinished?: boolean;
  /** Newest first; kept here so that a list needs no second read. */
  rounds: { roundId: string; batchId: string; state: GrantRoundState; role?: 'lecturer' }[];
}
