import type { CollectionName } from './documents';

/** A security rule of a collection at the cloud's console: what phones may do with it by themselves. Functions may do everything. */
export interface PhoneRule {
  read: boolean;
  write: boolean;
}

const closed: PhoneRule = { read: false, write: false };

/**
 * What the console has to say of each collection. All are closed: a phone reads and writes through calls alone. Whoever adds a collection
 * says it here, or the project does not compile.
 */
export const phoneRules: Readonly<Record<CollectionName, PhoneRule>> = {
  institutions: closed,
  departments: closed,
  directoryRequests: closed,
  weChatReaders: closed,
  administrators: closed,
  administratorSessions: closed,
  attempts: closed,
  persons: closed,
  personEvents: closed,
  nationalIds: closed,
  cardNumbers: closed,
  corrections: closed,
  rebindings: closed,
  transfers: closed,
  rosters: closed,
  rosterEntries: closed,
  rosterImports: closed,
  rosterChunks: closed,
  scanTickets: closed,
  creditRules: closed,
  reversals: closed,
  catalogues: closed,
  catalogueEntries: closed,
  catalogueEvents: closed,
  catalogueImports: closed,
  catalogueChunks: closed,
  projects: closed,
  changeRequests: closed,
  decisionNotes: closed,
  attendanceSessions: closed,
  attendanceRecords: closed,
  recordRulings: closed,
  displays: closed,
  seats: closed,
  knownWeChats: closed,
  invitations: closed,
  phoneCodes: closed,
  analyses: closed,
  analysisChunks: closed,
  exclusions: closed,
  grantRounds: closed,
  ledgerEntries: closed,
  grantOutcomes: closed,
  examQuestions: closed,
  examPapers: closed,
  examAttempts: closed,
  examResults: closed,
  evaluationForms: closed,
  evaluations: closed,
  evaluationUrns: closed,
  evaluationMarks: closed,
  messages: closed,
  messageConsents: closed,
  follows: closed,
  enrolments: closed,
  jobs: closed,
  auditEntries: closed,
  auditHeads: closed,
  auditAnchors: closed,
  keyRegistry: closed,
  upgrades: closed,
  commandResults: closed,
  passingFiles: closed,
  uploadTickets: closed,
  keptFiles: closed,
  dailyUses: closed,
};
