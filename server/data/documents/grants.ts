/** Acts of granting, and what came of everybody. */
import type { HourClaim } from '../../../domain/credit/lecturer';
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { GrantStrategy } from '../../../domain/project/grant-strategy';
import type { GrantRoundState } from '../../../domain/credit/grant';
import type { ConditionCode, GrantFilters, OutcomeReason } from '../../../domain/credit/grant-decision';
import type { ProfessionalTitle, Specialty } from '../../../domain/person/profession';
import type { ActivityKind } from '../../../domain/credit/group-activity';
import type { GeneratedMaterial, MadeFigure } from '../../../domain/credit/generated-materials';
import type { LedgerRole } from '../../../domain/credit/ledger-role';
import type { UploadedMaterial } from '../../../domain/credit/materials';
import type { Day } from '../../../domain/kernel/time';
import type { Base, Review, StoredFile } from './base';

/** What rounds from before several values a filter have: one value each. */
export interface FormerFilters {
  professionalTitle?: ProfessionalTitle | undefined;
  specialty?: Specialty | undefined;
  departmentName?: string | undefined;
  placeName?: string | undefined;
}

/** What every act of granting has. */
interface Round extends Base {
  /** The reversal that took back all of it. */
  reversedBy?: string;
  /** The holding; of a group activity its own id. */
  projectId: string;
  /** '' of a group activity. */
  batchId: string;
  institutionId: string;
  institutionName: string;
  /** What is granted once a year to each; of a group activity its own id. */
  catalogueEntryId: string;
  year: number;
  /** '' of a group activity. */
  projectNumber: string;
  title: string;
  state: GrantRoundState;
  activityDate: Day;
  startedAt: number;
  /** The administrator who granted, or who handed the activity in, and the name shown. */
  byId: string;
  by: string;
  /** People to deal with, and how many of them the job has dealt with. */
  total: number;
  done: number;
  granted: number;
  alreadyGranted: number;
  excluded: number;
  absent: number;
  creditHundredths: number;
  /** Its materials and their review; of a group activity nothing, as they lie with the activity. */
  files: (StoredFile & { kind: UploadedMaterial })[];
  submittedAt: number | null;
  /** What the institution said to a return, in words, when it handed the materials in again. */
  answer?: string;
  reviews: Review[];
}

/** One act of granting with its materials and the centre's review. */
export interface GrantRound extends Round {
  /** As what its people are granted; missing of attendees. */
  role?: 'lecturer';
  creditLevel: CreditLevel;
  analysisId: string;
  strategy: GrantStrategy;
  filters: GrantFilters | FormerFilters;
  /** `byCourseHours` without daily duty: why. The centre reads it. */
  dutyWaivedFor?: string;
  /** A supplementary round: why. It needs no materials. */
  supplementFor?: string;
  /** Somebody stops it after the slice that is in hand. */
  stopped?: { at: number; by: string };
  personIds: string[] | null;
  /** What is asked besides attendance, with who had not done it when the round was begun; missing when nothing is. */
  conditions?: { code: ConditionCode; unmetIds: string[] }[];
  /** Who lectured at the holding when it was begun; missing of rounds from before people were pointed out. */
  lecturerIds?: string[];
  /** Where the job is: the chunk of the analysis, and how many people lie before that chunk. */
  chunk: number;
  chunkStart: number;
  /** What the system made for it; as it is when the materials are handed in, it stays. Missing until something is made. */
  made?: MadeMaterial[];
  /** Who has asked for that, while a job makes it. */
  making?: { at: number; byId: string; by: string } | null;
  /** The institution's own words in the report on the holding. */
  summary?: { text: string; at: number; by: string };
}

/** Something that the system made for a round: a file, or several where it is long. */
export interface MadeMaterial {
  item: GeneratedMaterial;
  /** From what it was made, as one text (domain/credit/generated-materials.ts). */
  basis: string;
  madeAt: number;
  figures: MadeFigure[];
  files: StoredFile[];
  /** Where the making of a long one goes on; missing of a whole one. */
  next?: { day: Day; part: number };
}

/** The grant of a group activity, begun by the centre's approval: what was reviewed lies with the activity. */
export interface ActivityRound extends Round {
  role: 'groupActivity';
  /** The last attendee that the job has dealt with; '' before the first. */
  after: string;
}

/** Immutable. `_id` is made of catalogue entry, year, role, person and generation (domain/credit/ledger.ts). */
export interface LedgerEntry extends Base {
  roundId: string;
  projectId: string;
  institutionId: string;
  catalogueEntryId: string;
  personId: string;
  who: { name: string; personNumber: string; institutionName: string; departmentName: string };
  year: number;
  activityDate: Day;
  role: LedgerRole;
  /** Null of a group activity. */
  creditLevel: CreditLevel | null;
  /** Of a group activity alone. */
  activityKind?: ActivityKind;
  projectNumber: string;
  title: string;
  creditHundredths: number;
  hourTenths: number;
  at: number;
  /** Set on a reversal: the entry it takes back. */
  reverses?: string;
  /** Of a reversal: why, in words for the person. */
  reversedFor?: string;
}

/** Why somebody of a round got no credit. `_id` = `<roundId>:<personId>`. */
export interface GrantOutcome extends Base {
  roundId: string;
  projectId: string;
  personId: string;
  year: number;
  activityDate: Day;
  title: string;
  /** When its round was started: the latest outcome of a project is the one that holds. */
  at: number;
  reason: OutcomeReason;
  /** By which rule their round granted; missing of rounds from before it was kept. */
  strategy?: GrantStrategy;
  missedWindows: { begin: number; end: number }[];
  /** Teaching days without a check-in in a window, where that is the reason. */
  lackedDays?: Day[];
}

/** Which hours of a course were granted in a batch (M20). What was reversed is left in it until the next grant. */
export interface LecturerClaims extends Base {
  projectId: string;
  batchId: string;
  courseId: string;
  claims: HourClaim[];
}
