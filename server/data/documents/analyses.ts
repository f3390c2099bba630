/** Frozen analyses, and who is left out of a grant. */
import type { AttendanceFlag } from '../../../domain/attendance/attendance-record';
import type { ProfessionalTitle, Specialty } from '../../../domain/person/profession';
import type { Day } from '../../../domain/kernel/time';
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
  windows: { begin: number; end: number }[];
  daysWithoutWindow: Day[];
  people: number;
  valid: number;
  absent: number;
  records: number;
  courses: { courseId: string; topic: string; hourTenths: number; people: number; valid: number }[];
  chunks: number;
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

/** `_id` = `<projectId>:<batchId>:<personId>`; survives a new analysis. */
export interface Exclusion extends Base {
  projectId: string;
  batchId: string;
  personId: string;
  reason: 'twoPlaces' | 'notOnSite' | 'byAnother' | 'other';
  note: string;
  by: string;
  at: number;
}
