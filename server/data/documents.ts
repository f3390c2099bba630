import type { AttendanceFlag, RecordOrigin } from '../../domain/attendance-record';
import type { Batch } from '../../domain/batch';
import type { SessionSettings, SessionStatus } from '../../domain/attendance-session';
import type { Education, ProfessionalTitle, Specialty } from '../../domain/profession';
import type { ActivityForm, Course, CreditLevel, DocumentKind, ProjectForm } from '../../domain/project';
import type { ProjectState } from '../../domain/project-state';
import type { RegistrationState } from '../../domain/registration';
import type { GrantStrategy } from '../../domain/credit';
import type { GrantRoundState } from '../../domain/grant';
import type { GrantFilters } from '../../domain/grant-decision';
import type { LedgerRole } from '../../domain/ledger';
import type { UploadedMaterial } from '../../domain/materials';
import type { Day } from '../../domain/time';
import type { WindowCell } from '../../domain/window-cell';

/** Every document has a string `_id`. Instants are epoch milliseconds, days `YYYY-MM-DD`, amounts integers. */
interface Base {
  _id: string;
}

export interface Review {
  decision: 'approve' | 'return';
  reason: string;
  at: number;
  /** Name of the reviewer or administrator, as shown. */
  by: string;
}

export interface StoredFile {
  fileId: string;
  fileName: string;
  sizeBytes: number;
  uploadedAt: number;
}

/** A hospital, or the centre itself. `_id` is a short readable code. */
export interface Institution extends Base {
  name: string;
  kind: 'hospital' | 'centre';
  account: string;
  /** scrypt, `salt:hash` in base64url. */
  passwordHash: string;
}

/** A name exists once in an institution (unique index). */
export interface Department extends Base {
  institutionId: string;
  name: string;
}

/** A named person who may act for an institution (M2). */
export interface Administrator extends Base {
  institutionId: string;
  name: string;
  phoneMasked: string;
  /** Keyed digest of the phone number: compares, never shows. */
  phoneDigest: string;
  addedAt: number;
}

/** `_id` = openid. One sign-in a WeChat account. */
export interface AdministratorSession extends Base {
  administratorId: string;
  name: string;
  phoneMasked: string;
  institutionId: string;
  institutionName: string;
  kind: 'hospital' | 'centre';
  signedInAt: number;
  expiresAt: number;
}

/** `_id` = `account:` or `openid:` and a digest. */
export interface LoginAttempts extends Base {
  failures: number[];
}

/** A trainee: a person bound to one openid. */
export interface Person extends Base {
  openid: string;
  /** 人员编号, given at registration. */
  personNumber: string;
  name: string;
  phoneMasked: string;
  phoneDigest: string;
  /** AES-256-GCM; the digest is unique (one person, one WeChat account). */
  nationalIdCipher: string;
  nationalIdDigest: string;
  nationalIdMasked: string;
  institutionId: string;
  institutionName: string;
  departmentId: string;
  departmentName: string;
  professionalTitle: ProfessionalTitle;
  specialty: Specialty;
  education: Education;
  cardNumber?: string;
  state: RegistrationState;
  submittedAt: number;
  /** Since when the registration is approved; a provisional check-in counts if that is before the analysis. */
  approvedAt?: number;
  review?: Review;
  /** Sessions with a cap in which the person has a seat. */
  seatSessionIds?: string[];
}

/** A scan of somebody who has not registered yet; becomes a provisional record within ten minutes. */
export interface ScanTicket extends Base {
  openid: string;
  sessionCode: string;
  second: number;
  receivedAt: number;
  ageMs: number;
}

export interface CatalogueEntry extends Base {
  /** The institution that may hold it. */
  institutionId: string;
  year: number;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  creditHundredths: number;
  hourTenths: number;
  plannedBegin: Day | null;
  plannedEnd: Day | null;
  plannedDayTenths: number | null;
  activityForm: ActivityForm | null;
  discipline2: string;
  discipline3: string;
  projectLead: string;
}

export interface Project extends Base {
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
  form: ProjectForm;
  courses: Course[];
  batches: Batch[];
  documents: Partial<Record<DocumentKind, StoredFile>>;
  reviews: Review[];
  paperReceived: boolean;
  /** First and last day over all batches; for lists. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** Newest first; kept here so that a list needs no second read. */
  rounds: { roundId: string; batchId: string; state: GrantRoundState }[];
}

/** `_id` = `<projectId>:<batchId>`: a batch has one session. */
export interface AttendanceSession extends Base, SessionSettings {
  /** 8 Crockford characters inside each token; unique. */
  code: string;
  projectId: string;
  batchId: string;
  /** The institution that holds the project. */
  institutionId: string;
  courseIds: string[];
  title: string;
  batchBegin: Day;
  batchEnd: Day;
  placeName: string;
  status: SessionStatus;
  /** The last closing; null while it was never closed. */
  closedAt: number | null;
  createdAt: number;
  /** Copied on approval and cancellation, so that a scan reads one document. */
  projectState: ProjectState;
  /** From this instant on every instance knows that there is a cap; before it somebody may have come in uncounted. */
  capInForceAt: number;
}

/** `_id` = session + person + token second (see domain/check-in.ts). */
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
  origin: RecordOrigin;
  /** The registration was still waiting at the scan. */
  provisional: boolean;
  /** Late evidence counts only when confirmed; others are born confirmed. */
  confirmed: boolean;
  flags: AttendanceFlag[];
}

/** `_id` = sessionId. People of the batch, only kept for sessions with a cap. How it stays exact: server/attendance/seats.ts. */
export interface SeatCount extends Base {
  people: number;
  /** Seats taken lately, by seat key: when. Cleared once the person's record is safely there. */
  pending: Record<string, number>;
  /** Rises with every change, so that a recount does not overwrite what happened meanwhile. */
  revision: number;
  /** When the people were last counted from the records themselves. */
  countedAt: number;
}

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

/** One act of granting with its materials and the centre's review. */
export interface GrantRound extends Base {
  projectId: string;
  batchId: string;
  institutionId: string;
  institutionName: string;
  catalogueEntryId: string;
  year: number;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  state: GrantRoundState;
  analysisId: string;
  strategy: GrantStrategy;
  activityDate: Day;
  filters: GrantFilters;
  personIds: string[] | null;
  startedAt: number;
  /** The administrator who granted, and the name shown. */
  byId: string;
  by: string;
  /** People of the analysis, and how many of them the job has dealt with. */
  total: number;
  done: number;
  /** Where the job is: the chunk of the analysis, and how many people lie before that chunk. */
  chunk: number;
  chunkStart: number;
  granted: number;
  alreadyGranted: number;
  excluded: number;
  absent: number;
  creditHundredths: number;
  files: (StoredFile & { kind: UploadedMaterial })[];
  submittedAt: number | null;
  reviews: Review[];
}

/** Immutable. `_id` is made of catalogue entry, year, role, person and generation (domain/credit.ts). */
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
  creditLevel: CreditLevel;
  projectNumber: string;
  title: string;
  creditHundredths: number;
  hourTenths: number;
  at: number;
  /** Set on a reversal: the entry it takes back. */
  reverses?: string;
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
  reason: 'absent' | 'excluded' | 'alreadyGranted' | 'notApproved';
  missedWindows: { begin: number; end: number }[];
}

/** Long work in slices; `jobs` takes the id and loads the rest. `_id` = `grant:<roundId>`. */
export interface Job extends Base {
  kind: 'grant';
  subjectId: string;
  state: 'open' | 'done';
  createdAt: number;
  /** A worker holds the job until then; a crashed one is taken over after it. */
  leaseUntil: number;
}

/** `_id` = `<chainId>:<sequence, 8 digits>`. */
export interface AuditEntry extends Base {
  chainId: string;
  sequence: number;
  institutionId: string;
  projectId: string | null;
  at: number;
  /** Who: administratorId or personId, and the name shown. */
  actorId: string;
  /** As what he did it: a kind of caller. */
  role: string;
  by: string;
  action: string;
  /** `<kind>:<id>`. */
  subject: string;
  /** The reason given, if one was. */
  note: string | null;
  /** Digests of what was there before and is after; null where there was nothing. */
  before: string | null;
  after: string | null;
  previousDigest: string;
  digest: string;
}

/** `_id` = chainId: the last link. */
export interface AuditHead extends Base {
  sequence: number;
  digest: string;
}

/** The answer of a finished command, so that a repeat under the same request id gets the same. `_id`: server/once.ts. */
export interface CommandResult extends Base {
  call: string;
  at: number;
  output: unknown;
}

/** Collection name → document type. */
export interface Documents {
  institutions: Institution;
  departments: Department;
  administrators: Administrator;
  administratorSessions: AdministratorSession;
  loginAttempts: LoginAttempts;
  persons: Person;
  scanTickets: ScanTicket;
  catalogueEntries: CatalogueEntry;
  projects: Project;
  attendanceSessions: AttendanceSession;
  attendanceRecords: AttendanceRecord;
  seatCounts: SeatCount;
  analyses: Analysis;
  analysisChunks: AnalysisChunk;
  exclusions: Exclusion;
  grantRounds: GrantRound;
  ledgerEntries: LedgerEntry;
  grantOutcomes: GrantOutcome;
  jobs: Job;
  auditEntries: AuditEntry;
  auditHeads: AuditHead;
  commandResults: CommandResult;
}
export type CollectionName = keyof Documents;
