/** Every document of the database, by its collection. The shapes lie in `documents/`, an area a file. */
import type {
  Institution,
  Department,
  DepartmentOrder,
  Administrator,
  AdministratorSession,
  KnownWeChat,
  Invitation,
  PhoneCode,
} from './documents/institutions';
import type { DirectoryRequest, WeChatReader } from './documents/directory';
import type {
  CardNumberHolder,
  Correction,
  NationalIdHolder,
  Person,
  PersonEvent,
  Rebinding,
  Transfer,
} from './documents/persons';
import type { ChangeRequest } from './documents/changes';
import type { DecisionNote } from './documents/decisions';
import type { ExpectedEntry, Roster, RosterChunk, RosterEntry, RosterImport } from './documents/roster';
import type { Project } from './documents/projects';
import type { Catalogue, CatalogueChunk, CatalogueEntry, CatalogueEvent, CatalogueImport } from './documents/catalogue';
import type { Reversal } from './documents/reversals';
import type { Appeal } from './documents/appeals';
import type { StoredRule } from './documents/rules';
import type {
  ScanTicket,
  AttendanceSession,
  AttendanceRecord,
  Display,
  RecordRuling,
  Seat,
} from './documents/attendance';
import type { Analysis, AnalysisChunk, AnalysisIndex, Exclusion } from './documents/analyses';
import type { ActivityAttendee, ActivityChunk, ActivityImport, GroupActivity } from './documents/activities';
import type { ActivityRound, GrantRound, LedgerEntry, GrantOutcome, LecturerClaims } from './documents/grants';
import type {
  ExamAttempt,
  ExamCorrection,
  ExamFlag,
  ExamIdentity,
  ExamImport,
  ExamItem,
  ExamKeys,
  ExamPaper,
  ExamResult,
  ExamStudy,
  StoredQuestion,
} from './documents/exams';
import type { FaceCheck, FaceEnrolment, FaceTicket } from './documents/faces';
import type {
  Evaluation,
  EvaluationForm,
  EvaluationMark,
  EvaluationText,
  EvaluationUrn,
} from './documents/evaluations';
import type { Enrolment, Follow, Message, MessageConsent } from './documents/messages';
import type { TableExport } from './documents/exports';
import type {
  Attempts,
  AuditAnchor,
  AuditEntry,
  AuditHead,
  CommandResult,
  DailyUse,
  Job,
  KeptFile,
  KeyRegistry,
  Upgrade,
  PassingFile,
  UploadTicket,
} from './documents/operations';

export type * from './documents/base';
export type * from './documents/faces';
export type * from './documents/institutions';
export type * from './documents/directory';
export type * from './documents/persons';
export type * from './documents/roster';
export type * from './documents/catalogue';
export type * from './documents/imports';
export type * from './documents/projects';
export type * from './documents/reversals';
export type * from './documents/rules';
export type * from './documents/changes';
export type * from './documents/decisions';
export type * from './documents/appeals';
export type * from './documents/attendance';
export type * from './documents/analyses';
export type * from './documents/activities';
export type * from './documents/grants';
export type * from './documents/evaluations';
export type * from './documents/exams';
export type * from './documents/exports';
export type * from './documents/messages';
export type * from './documents/operations';

/** Collection name → document type. */
export interface Documents {
  institutions: Institution;
  departments: Department;
  departmentOrders: DepartmentOrder;
  directoryRequests: DirectoryRequest;
  weChatReaders: WeChatReader;
  administrators: Administrator;
  administratorSessions: AdministratorSession;
  knownWeChats: KnownWeChat;
  invitations: Invitation;
  phoneCodes: PhoneCode;
  attempts: Attempts;
  persons: Person;
  personEvents: PersonEvent;
  nationalIds: NationalIdHolder;
  cardNumbers: CardNumberHolder;
  lecturerClaims: LecturerClaims;
  corrections: Correction;
  rebindings: Rebinding;
  transfers: Transfer;
  rosters: Roster;
  rosterEntries: RosterEntry;
  expectedEntries: ExpectedEntry;
  rosterImports: RosterImport;
  rosterChunks: RosterChunk;
  creditRules: StoredRule;
  reversals: Reversal;
  scanTickets: ScanTicket;
  faceTickets: FaceTicket;
  faceEnrolments: FaceEnrolment;
  faceChecks: FaceCheck;
  catalogues: Catalogue;
  catalogueEntries: CatalogueEntry;
  catalogueEvents: CatalogueEvent;
  catalogueImports: CatalogueImport;
  catalogueChunks: CatalogueChunk;
  projects: Project;
  changeRequests: ChangeRequest;
  decisionNotes: DecisionNote;
  attendanceSessions: AttendanceSession;
  attendanceRecords: AttendanceRecord;
  recordRulings: RecordRuling;
  appeals: Appeal;
  displays: Display;
  seats: Seat;
  analyses: Analysis;
  analysisChunks: AnalysisChunk;
  analysisIndexes: AnalysisIndex;
  exclusions: Exclusion;
  grantRounds: GrantRound | ActivityRound;
  groupActivities: GroupActivity;
  activityAttendees: ActivityAttendee;
  activityImports: ActivityImport;
  activityChunks: ActivityChunk;
  ledgerEntries: LedgerEntry;
  grantOutcomes: GrantOutcome;
  examQuestions: StoredQuestion;
  examPapers: ExamPaper;
  examAttempts: ExamAttempt;
  examResults: ExamResult;
  examImports: ExamImport;
  examKeys: ExamKeys;
  examCorrections: ExamCorrection;
  examStudies: ExamStudy;
  examItems: ExamItem;
  examFlags: ExamFlag;
  examIdentities: ExamIdentity;
  evaluationForms: EvaluationForm;
  evaluations: Evaluation;
  evaluationUrns: EvaluationUrn;
  evaluationTexts: EvaluationText;
  evaluationMarks: EvaluationMark;
  messages: Message;
  messageConsents: MessageConsent;
  follows: Follow;
  enrolments: Enrolment;
  jobs: Job;
  auditEntries: AuditEntry;
  auditHeads: AuditHead;
  auditAnchors: AuditAnchor;
  keyRegistry: KeyRegistry;
  upgrades: Upgrade;
  commandResults: CommandResult;
  passingFiles: PassingFile;
  exports: TableExport;
  uploadTickets: UploadTicket;
  keptFiles: KeptFile;
  dailyUses: DailyUse;
}
export type CollectionName = keyof Documents;
