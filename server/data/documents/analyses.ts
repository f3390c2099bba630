/** Frozen analyses, and who is left out of a grant. */
import type { AttendanceFlag } from '../../../domain/attendance/attendance-record';
import type { ProfessionalTitle, Specialty } from '../../../domain/person/profession';
import type { Day } from '../../../domain/kernel/time';
import type { NearMiss } from '../../../domain/attendance/analysis-figures';
import type { WindowCell } from '../../../domain/attendance/window-cell';
import type { Base } from './base';

/** A frozen, numbered analysis of a batch. Its people lie in chunks. `_id` = `<projectId>:<batchId>:<number>`. */
export interface Analysis extends Base {
  projectId: string;
  batchId: string;
  institutionId: string;
  number: number;
  at: number;
  by: string;
  ruleVersion: number;
  /** Digest of the records and windows it was made from. */
  inputDigest: string;
  /** The windows of all courses, each once, in order of time. */
  windows: { begin: number; end: number }[];
  daysWithoutWindow: Day[];
  people: number;
  valid: number;
  absent: number;
  records: number;
  courses: AnalysedCourse[];
  /** What rule version 2 tells of the batch; missing before it. */
  batch?: BatchFigures;
  chunks: number;
  /** Missing of an analysis from before there were any. */
  indexes?: number;
}

export interface AnalysedCourse {
  courseId: string;
  topic: string;
  hourTenths: number;
  people: number;
  valid: number;
  /** Where its windows lie among those of the analysis. Missing before rule version 2, when each course had all of them. */
  windows?: number[];
  open?: number;
  windowPeople?: number[];
  missedOne?: number;
}

/** Daily duty over all courses, and who came near (domain/attendance/analysis-figures.ts). */
export interface BatchFigures {
  dutyKept: number;
  dutyLacked: number;
  dutyOpen: number;
  outsideRecords: number;
  days: { day: Day; windows: number; lacked: number }[];
  nearMisses: (NearMiss & { name: string })[];
}

export interface AnalysedPerson {
  personId: string;
  name: string;
  personNumber: string;
  institutionId: string;
  institutionName: string;
  departmentName: string;
  professionalTitle: ProfessionalTitle;
  specialty: Specialty;
  approved: boolean;
  valid: boolean;
  validCourseIds: string[];
  /** One cell a window, over all courses. */
  windows: WindowCell[];
  /** The rest is of rule version 2. One text a course, in the order of the analysis: a letter a window of the course. */
  courseCells?: string[];
  /** Windows of a course that were missed on a day on which they were there, by places; seconds are negative when too early. */
  misses?: { course: number; window: number; seconds: number }[];
  /** Valid there as soon as their late records are confirmed. */
  openCourseIds?: string[];
  /** Teaching days without a record in any window. */
  lackedDays?: Day[];
  dutyOpen?: boolean;
  /** Some window was met through doubtful records alone. */
  doubtful?: boolean;
  days: { day: Day; first: number; last: number }[];
  placeNames: string[];
  records: number;
  outsideRecords: number;
  uncounted: number;
  flags: AttendanceFlag[];
}

/** `_id` = `<analysisId>:<n>`; at most 200 people each, in the order of the list. */
export interface AnalysisChunk extends Base {
  analysisId: string;
  index: number;
  people: AnalysedPerson[];
}

/** What lists know of the people of an analysis, packed (server/data/analysis-index.ts). `_id` = `<analysisId>:index:<n>`. */
export interface AnalysisIndex extends Base {
  analysisId: string;
  index: number;
  /** JSON: texts that many share, and a row for each person. */
  packed: string;
}

/** A decision about one person. `_id` = `<projectId>:<batchId>:<personId>`; survives a new analysis. */
export interface Exclusion extends Base {
  projectId: string;
  batchId: string;
  personId: string;
  reason: 'twoPlaces' | 'notOnSite' | 'byAnother' | 'other';
  note: string;
  by: string;
  at: number;
  /** The opposite: they were pointed out, and are granted all the same for what the note says. */
  admitted?: true;
}
