/** The catalogue, and the holdings made of it. */
import type { Batch } from '../../../domain/project/batch';
import type {
  CatalogueEntry as CatalogueFacts,
  Course,
  DocumentKind,
  ProjectForm,
} from '../../../domain/project/project';
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { EntryEventKind, EntryFact } from '../../../domain/project/catalogue';
import type { ProjectState } from '../../../domain/project/project-state';
import type { GrantRoundState } from '../../../domain/credit/grant';
import type { ChangeState } from '../../../domain/project/change-request';
import type { ReviewHold } from '../../../domain/project/review-hold';
import type { Day } from '../../../domain/kernel/time';
import type { StoredContent } from './changes';
import type { Base, Found, Review, StoredFile } from './base';

export type CatalogueEntry = Found &
  CatalogueFacts & {
    /** Year and number as they are compared; missing of what an older version stored until the upgrade. */
    numberKey?: string;
    /** Rises with every change; missing of one that never changed. */
    revision?: number;
    /** The centre offers it no more; what was made of it goes on. Missing, or null, while it is offered. */
    withdrawn?: { at: number; by: string; reason: string } | null;
    /** Rises whenever a project is made of it, so that nobody changes what binds the project at that very moment. */
    picks?: number;
  };

/** What happened to an entry. `_id` = entry and revision. */
export interface CatalogueEvent extends Base {
  catalogueEntryId: string;
  at: number;
  by: string;
  kind: EntryEventKind;
  /** Why it was withdrawn; '' otherwise. */
  reason: string;
  /** In words, as they were then. */
  changes: { fact: EntryFact; before: string; after: string }[];
}

/** 项目目录 as a whole; one document. The centre's commands meet at it, so that a number is given once. */
export interface Catalogue extends Base {
  /** Rises with every change of any entry by hand. */
  changes: number;
}

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
  addedAt: number;
  submittedAt: number | null;
  timesSubmitted: number;
  /** Of what was handed in last, where that was late: by how many days, and why. */
  late?: { days: number; reason: string } | null;
  form: ProjectForm;
  courses: Course[];
  batches: Batch[];
  documents: Partial<Record<DocumentKind, StoredFile>>;
  reviews: Review[];
  paperReceived: boolean;
  /** Who noted that last, and when. */
  paperNoted?: { by: string; at: number };
  /** Which reviewer has the submission in hand; missing or over when nobody has. */
  inReview?: ReviewHold | null;
  /** What it said when the centre decided last, to show what is different since. Missing of decisions from before it was kept. */
  reviewedContent?: StoredContent;
  /** The change request that is on its way; and how many were begun. */
  change?: { changeId: string; state: ChangeState } | null;
  changesBegun?: number;
  /** How it ended, by whom and why. */
  ended?: { from: ProjectState; reason: string; by: string; at: number };
  /** First and last day over all batches; for lists. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** Whether somebody still has to do something about it (M4); written with everything that decides it. Missing of older ones until the upgrade. */
  unfinished?: boolean;
  /** Newest first; kept here so that a list needs no second read. */
  rounds: { roundId: string; batchId: string; state: GrantRoundState }[];
}
