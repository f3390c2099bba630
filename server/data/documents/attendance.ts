/** Sessions of rotating codes, and what was scanned. */
import type { AttendanceFlag, RecordOrigin } from '../../../domain/attendance/attendance-record';
import type { SessionSettings, SessionStatus } from '../../../domain/attendance/attendance-session';
import type { PlaceBand } from '../../../domain/attendance/place';
import type { Ruling } from '../../../domain/attendance/ruling';
import type { AttendanceWindow } from '../../../domain/project/attendance-window';
import type { RestDay } from '../../../domain/project/batch';
import type { Lesson } from '../../../domain/project/lessons';
import type { Pairing } from '../../../domain/attendance/display';
import type { ProjectState } from '../../../domain/project/project-state';
import type { Day } from '../../../domain/kernel/time';
import type { Base } from './base';

/** A scan of somebody who has not registered yet; becomes a provisional record within ten minutes. */
export interface ScanTicket extends Base {
  openid: string;
  sessionCode: string;
  second: number;
  receivedAt: number;
  /** Where it was made, of a session that looked at places. */
  place?: PlaceBand;
}

/**
 * `_id` = `<projectId>:<batchId>` of a batch's first session, with `:<number>` behind it of every later one (场次): a hall, a
 * group of courses, a day.
 */
export interface AttendanceSession extends Base, SessionSettings {
  /** 8 Crockford characters inside each token; unique. */
  code: string;
  projectId: string;
  batchId: string;
  /** The institution that holds the project. */
  institutionId: string;
  /** Of a group activity (M21): then `projectId`, `batchId` and its one course are all that activity, and only its institution's people check in. */
  activity?: true;
  courseIds: string[];
  /** Its place among the sessions of its batch, from 1 on; missing in the first of those that were made before there could be more. */
  number?: number;
  /** The only day on which it can be shown; missing for every day of the batch. */
  day?: Day;
  /** Whether its batch has other sessions: then a count of the batch says more than its own. */
  hasSiblings?: boolean;
  title: string;
  batchBegin: Day;
  batchEnd: Day;
  /** When people are to check in, copied at each opening for the display; nobody knows of sessions opened before it was kept. */
  planned?: {
    windows: AttendanceWindow[];
    restDays: RestDay[];
    /** The times of all courses of the project in this batch. Missing of sessions opened before courses had times. */
    courses?: { courseId: string; lessons: Lesson[] }[];
  };
  /** Those of its batch, copied when they are opened: a display and a scan read the session alone. */
  spotChecks?: AttendanceWindow[];
  placeName: string;
  status: SessionStatus;
  /** The last closing; null while it was never closed. */
  closedAt: number | null;
  createdAt: number;
  /** Copied on approval and cancellation, so that a scan reads one document. */
  projectState: ProjectState;
  /** From this instant on every instance knows the cap; before it somebody may have come in uncounted. */
  capInForceAt: number;
  /** When a record was last taken back or put back: whoever counts its people counts anew. */
  ruledAt?: number;
  /** When everybody in the hall was last given a seat; missing while nobody asked for it. */
  seatedAt?: number;
}

/** `_id` = session + person + token second (see domain/attendance/check-in.ts). */
export interface AttendanceRecord extends Base {
  sessionId: string;
  projectId: string;
  batchId: string;
  /** The institution that holds the project. */
  institutionId: string;
  courseIds: string[];
  personId: string;
  /** Copied at the scan for lists; no phone, no national ID. */
  who: {
    name: string;
    personNumber: string;
    institutionId: string;
    institutionName: string;
    departmentName: string;
  };
  day: Day;
  evidenceAt: number;
  receivedAt: number;
  ageMs: number;
  requestId: string;
  placeName: string;
  /** How far from there it was made, of a session that looks at places; the position itself is kept nowhere. */
  place?: PlaceBand;
  origin: RecordOrigin;
  /** The registration was still waiting at the scan. */
  provisional: boolean;
  /** Late evidence counts only when confirmed; others are born confirmed. */
  confirmed: boolean;
  flags: AttendanceFlag[];
  /** Whether there is any flag: lists of flags cannot be counted by an index. */
  flagged: boolean;
  /** For how long its code was shown; missing of those from before it was kept, and of those that were not scanned. */
  rotationSeconds?: number;
  /** The figures behind flags that were found later, by a look at the whole hall (server/jobs/watch-arrivals.ts). */
  signs?: RecordSigns;
  /** While somebody should look at it: by which lists find it (server/data/doubts.ts). Absent otherwise, so that an index finds these alone. */
  doubts?: string[];
  /** Of one made by hand or granted to an appeal: why, and the name of who made it. */
  made?: { reason: string; by: string };
  /** Taken back (撤下签到): it counts for nothing until it is put back. Absent otherwise, so that an index finds these alone. */
  removed?: true;
  /** Looked into and in order (核实无误): its flags ask for nothing any more. Absent otherwise. */
  verified?: true;
  /** The ruling that holds; all of them are in `recordRulings`. */
  ruling?: RulingMade & { number: number };
}

/** What a look at the whole hall found, for the words of its flags. */
export interface RecordSigns {
  /** `codeTail`: so often they came, each time in the tail; or so many people in the tail of this one code. */
  tailVisits?: number;
  tailPeople?: number;
  /** `sameLateCode`: so many people sent this one code late. */
  codePeople?: number;
  /** `twoPlaces`: when they were elsewhere. */
  elsewhereAt?: number;
  /** `twoHalls`: when and where they were in the house. */
  hallAt?: number;
  hall?: string;
}

/** A ruling as it was made. */
export interface RulingMade {
  kind: Ruling;
  reason: string;
  at: number;
  /** Name of the administrator. */
  by: string;
}

/** What was said about a record afterwards; `_id` = record and number. Never changed. */
export interface RecordRuling extends Base, RulingMade {
  recordId: string;
  sessionId: string;
  projectId: string;
  batchId: string;
  institutionId: string;
  personId: string;
}

/** A device that shows the code of one session; `_id` = its pairing code, which its pass leads to (domain/attendance/display.ts). */
export interface Display extends Base, Pairing {
  projectId: string;
  /** The institution that holds the project. */
  institutionId: string;
  pairedAt: number;
  /** Name of the administrator who paired it, and who that is; the id is missing of one from before it was noted. */
  by: string;
  byId?: string;
  /** Without the right one it is no display (server/guard/role-seal.ts). */
  seal?: string;
}

/** `_id` = session and number. Only kept for sessions with a cap. How the cap stays exact: server/attendance/seats.ts. */
export interface Seat extends Base {
  sessionId: string;
  /** From 1 on; above the cap for people who came in before it was set or lowered. */
  number: number;
  /** One seat a person and session (unique index). */
  personId: string;
  /** When it was taken, or taken over by another scan of the same person. */
  takenAt: number;
  /** Whether its person was found to have a record. Until then it may have been taken by a scan that came to nothing. */
  used: boolean;
  /** Its note was taken back: it goes back itself once nobody can be under way who has seen the note. */
  withdrawn?: boolean;
}
