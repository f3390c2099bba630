/** Group activities (集体活动, M21), who attended them, and what comes of a file of attendees. */
import type { ActivityFacts, ActivityState, AttendeeOrigin } from '../../../domain/credit/group-activity';
import type { AttendeeHeadingProblem, AttendeeRowProblem } from '../../../domain/credit/activity-roster';
import type { TableProblem } from '../../../domain/kernel/table';
import type { Found, Review, StoredFile } from './base';
import type { RowChunk, TableImport } from './imports';

/** Work that writes many attendees in the background; nothing else changes the list meanwhile. */
export type Gathering =
  | { from: 'scan'; by: string }
  | { from: 'list'; search?: string; departmentIds: string[]; by: string }
  | { from: 'file'; importId: string; by: string };

/** An institution's own activity, from its draft to the centre's decision. */
export interface GroupActivity extends Found, ActivityFacts {
  institutionId: string;
  institutionName: string;
  state: ActivityState;
  /** Rises with every change of facts, files or people. */
  revision: number;
  /** The revision that was returned last: another one is demanded before it is handed in again. */
  returnedRevision?: number;
  /** Of its last day; of the day on which it was begun while that is open. */
  year: number;
  /** What lists are ordered by: its last day, and while that is open the day on which it was begun. */
  listedDay: string;
  addedAt: number;
  byId: string;
  by: string;
  files: StoredFile[];
  people: number;
  gathering: Gathering | null;
  /** The file of people that is under way: one at a time. */
  openImportId: string | null;
  submittedAt: number | null;
  submittedBy: string;
  timesSubmitted: number;
  reviews: Review[];
  /**
   * Its attendance by a rotating code; missing while there was none. `writtenUpTo`: when the newest scan arrived that was put onto the
   * list, and 0 until then.
   */
  attendance?: { sessionId: string; writtenUpTo: number };
  /** The round that grants it; null until it is approved. */
  roundId: string | null;
}

/** Somebody who attended. `_id` = activity and person: nobody stands on a list twice. */
export interface ActivityAttendee extends Found {
  activityId: string;
  institutionId: string;
  personId: string;
  /** Copied when they came onto the list. */
  who: { name: string; personNumber: string; institutionName: string; departmentName: string };
  origin: AttendeeOrigin;
  nameOrder: string;
  at: number;
  /** Who put them there. */
  by: string;
}

/** A file of people who attended: counts, and why it is none. Nothing of anybody. */
export interface ActivityImport extends TableImport {
  activityId: string;
  /** Of a refused one. */
  problem?: TableProblem | AttendeeHeadingProblem;
}

/** A row that cannot be taken. */
export interface BadAttendeeRow {
  row: number;
  name: string;
  problem: AttendeeRowProblem;
}

/** A row that can be taken. */
export interface GoodAttendeeRow {
  row: number;
  personId: string;
  name: string;
  personNumber: string;
  departmentName: string;
}

/** What a row of each kind is. */
export interface AttendeeRows {
  bad: BadAttendeeRow;
  added: GoodAttendeeRow;
}
export type ActivityChunk = RowChunk<AttendeeRows>;
