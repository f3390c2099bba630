import type { CollectionName } from './documents';

/** One index of a collection: its fields in order (equality first, then the range or order), and whether it is unique. */
export interface IndexDeclaration {
  name: string;
  fields: { path: string; order: 1 | -1; each?: true }[];
  unique?: boolean;
}

/** `-path` descends; `path[]` holds an array, each member of which is indexed. */
const fieldsOf = (paths: readonly string[]): IndexDeclaration['fields'] =>
  paths.map((path) => {
    if (path.startsWith('-')) return { path: path.slice(1), order: -1 };
    return path.endsWith('[]') ? { path: path.slice(0, -2), order: 1, each: true } : { path, order: 1 };
  });

/**
 * Ends with `_id` in the direction of the last field: lists are paged in the order of that field, ties by `_id`. Where `_id` is given,
 * what stands behind it is no order: a list is filtered by it in the index, before any document is read.
 */
const index = (name: string, ...paths: string[]): IndexDeclaration => {
  const fields = fieldsOf(paths);
  const last = fields.at(-1);
  if (last && !paths.some((path) => path === '_id' || path === '-_id')) fields.push({ path: '_id', order: last.order });
  return { name, fields };
};
const unique = (name: string, ...paths: string[]): IndexDeclaration => ({
  name,
  fields: fieldsOf(paths),
  unique: true,
});

/** By what an institution filters its people, besides their state. */
const PEOPLE_FILTERS = ['departmentId', 'professionalTitle', 'specialty'] as const;

/** By what the centre filters the projects of all institutions. */
const PROJECT_FILTERS = ['state', 'year', 'creditLevel', 'institutionId'] as const;

/** By what group activities are filtered. */
const ACTIVITY_FILTERS = ['state', 'year', 'kind', 'institutionId'] as const;

/** By what the centre filters the catalogue. */
const ENTRY_FILTERS = ['year', 'institutionId', 'creditLevel'] as const;

/** By what a question bank is narrowed, besides its tags. */
const BANK_FILTERS = ['kind', 'difficulty'] as const;

/**
 * Every collection with its indexes: the local cloud makes its database from this declaration (scripts/start/deployment.ts),
 * in WeChat's cloud they are made by it at the console (README). All collections are closed to clients. A missing field counts
 * as null and collides in a unique index.
 */
export const collections: Record<CollectionName, IndexDeclaration[]> = {
  institutions: [
    unique('account', 'account'),
    index('kind_name', 'kind', 'name'),
    index('track', 'track'),
    index('kind_order', 'kind', 'nameOrder'),
    index('kind_search_order', 'kind', 'search.keys[]', 'nameOrder'),
  ],
  departments: [unique('institution_name', 'institutionId', 'name')],
  departmentOrders: [],
  directoryRequests: [
    index('office_open', 'officeId', 'open', 'askedAt'),
    index('office_closed', 'officeId', 'open', '-askedAt'),
    index('office_open_search', 'officeId', 'open', 'search.keys[]', 'askedAt'),
    index('office_closed_search', 'officeId', 'open', 'search.keys[]', '-askedAt'),
    index('openid_asked', 'openid', '-askedAt'),
    index('openid_open', 'openid', 'open'),
    index('closed', 'closedAt'),
  ],
  weChatReaders: [index('at', 'at')],
  administrators: [unique('institution_phone', 'institutionId', 'phoneDigest')],
  administratorSessions: [index('institution_administrator', 'institutionId', 'administratorId')],
  knownWeChats: [],
  invitations: [
    index('institution_invited', 'institutionId', '-invitedAt'),
    index('institution_phone', 'institutionId', 'phoneDigest'),
  ],
  phoneCodes: [index('at', 'at')],
  attempts: [index('latest', 'latestAt')],
  persons: [
    unique('openid', 'openid'),
    index('nationalId_state', 'nationalIdDigest', 'state', 'submittedAt'),
    index('number_state', 'numberDigest', 'state', 'submittedAt'),
    unique('phone', 'phoneDigest'),
    unique('number', 'personNumber'),
    // The lists of an institution's people: in both orders, searched or not, filtered in the index (ARCHITECTURE.md: "Decisions").
    index('institution_state', 'institutionId', 'state', 'submittedAt', '_id', ...PEOPLE_FILTERS),
    index('institution_time', 'institutionId', '-submittedAt', '-_id', 'state', ...PEOPLE_FILTERS),
    index('institution_name', 'institutionId', 'nameOrder', '_id', 'state', ...PEOPLE_FILTERS),
    index('institution_search', 'institutionId', 'search.keys[]', '-submittedAt', '-_id', 'state', ...PEOPLE_FILTERS),
    index('institution_search_name', 'institutionId', 'search.keys[]', 'nameOrder', '_id', 'state', ...PEOPLE_FILTERS),
    index('cardNumber', 'cardNumber', 'state', 'submittedAt'),
    index('department', 'departmentId'),
    // Who left, or lost their approval, between an analysis and its grant.
    index('ended', 'endedAt'),
    // What a key has sealed, when it is to be replaced.
    index('cipher', 'nationalIdCipher'),
  ],
  personEvents: [index('person_at', 'personId', '-at'), index('kind_at', 'kind', 'at')],
  nationalIds: [],
  cardNumbers: [],
  lecturerClaims: [],
  corrections: [
    unique('person_slot', 'personId', 'slot'),
    index('person_submitted', 'personId', '-submittedAt'),
    index('institution_state', 'institutionId', 'state', 'submittedAt'),
    index('institution_submitted', 'institutionId', '-submittedAt'),
    index('institution_search', 'institutionId', 'search.keys[]', '-submittedAt'),
    index('institution_state_search', 'institutionId', 'state', 'search.keys[]', 'submittedAt'),
  ],
  rebindings: [
    unique('person_slot', 'personId', 'slot'),
    unique('openid_slot', 'openid', 'slot'),
    index('openid_submitted', 'openid', '-submittedAt'),
    index('person_submitted', 'personId', '-submittedAt'),
    index('moved', 'movedFrom', '-movedAt'),
    index('institution_state', 'institutionId', 'state', 'submittedAt'),
    index('institution_submitted', 'institutionId', '-submittedAt'),
    index('institution_search', 'institutionId', 'search.keys[]', '-submittedAt'),
    index('institution_state_search', 'institutionId', 'state', 'search.keys[]', 'submittedAt'),
  ],
  transfers: [
    unique('person_slot', 'personId', 'slot'),
    index('person_submitted', 'personId', '-submittedAt'),
    index('incoming', 'toInstitutionId', 'stage', 'listedAt'),
    index('incoming_search', 'toInstitutionId', 'stage', 'search.keys[]', 'listedAt'),
    index('outgoing', 'outgoingOf', 'stage', 'listedAt'),
    index('outgoing_search', 'outgoingOf', 'stage', 'search.keys[]', 'listedAt'),
    index('outgoing_state', 'outgoingOf', 'state', 'listedAt'),
    index('dispute', 'dispute', 'disputedAt'),
    // Whose seven days end soon, or have ended, and nobody was told.
    index('days', 'state', 'told', 'listedAt'),
  ],
  rosters: [],
  rosterEntries: [
    index('institution', 'institutionId', '_id'),
    index('standing_name', 'institutionId', 'standing', 'nameOrder', '_id', 'departmentId'),
    index('standing_search', 'institutionId', 'standing', 'search.keys[]', 'nameOrder', '_id', 'departmentId'),
  ],
  expectedEntries: [
    index('batch', 'projectId', 'batchId', '_id'),
    // What a key has sealed, when it is to be replaced; and who is to be forgotten.
    index('cipher', 'phoneCipher'),
    index('until', 'until'),
  ],
  rosterImports: [index('state_started', 'state', 'startedAt')],
  rosterChunks: [index('import_kind', 'importId', 'kind', 'index'), index('at', 'at')],
  scanTickets: [index('openid_received', 'openid', 'receivedAt'), index('received', 'receivedAt')],
  faceTickets: [index('received', 'receivedAt')],
  faceEnrolments: [
    index('used', 'usedAt'),
    // What a key has sealed, when it is to be replaced: what is sealed is too long for an index.
    index('key', 'keyId'),
  ],
  faceChecks: [
    index('batch_evidence', 'institutionId', 'projectId', 'batchId', 'evidenceAt'),
    index('person', 'personId'),
    index('at', 'at'),
    index('key', 'keyId'),
  ],
  creditRules: [],
  reversals: [unique('subject_slot', 'subjectId', 'slot'), index('project_state', 'projectId', 'state')],
  catalogues: [],
  catalogueEvents: [index('entry_at', 'catalogueEntryId', '-at')],
  catalogueImports: [index('state_started', 'state', 'startedAt')],
  catalogueChunks: [index('import_kind', 'importId', 'kind', 'index'), index('at', 'at')],
  catalogueEntries: [
    index('numberKey', 'numberKey'),
    index('year_id', 'year', '_id'),
    // The centre's list over all institutions, filtered in the index (ARCHITECTURE.md: "Decisions").
    index('number', '-projectNumber', '-_id', ...ENTRY_FILTERS),
    index('search', 'search.keys[]', '-projectNumber', '-_id', ...ENTRY_FILTERS),
    index('institution_year', 'institutionId', 'year', '-projectNumber'),
    index('institution_number', 'institutionId', '-projectNumber'),
    index('institution_search', 'institutionId', 'search.keys[]', '-projectNumber'),
    index('institution_year_search', 'institutionId', 'year', 'search.keys[]', '-projectNumber'),
  ],
  projects: [
    index('institution_added', 'institutionId', '-addedAt'),
    index('institution_year_added', 'institutionId', 'year', '-addedAt'),
    index('institution_unfinished', 'institutionId', 'unfinished', '-addedAt'),
    index('institution_state', 'institutionId', 'state', 'lastDay'),
    index('institution_state_added', 'institutionId', 'state', '-addedAt'),
    index('institution_entry', 'institutionId', 'catalogueEntryId'),
    index('entry_added', 'catalogueEntryId', '-addedAt'),
    // The centre's list over all institutions, filtered in the index.
    index('added', '-addedAt', '-_id', ...PROJECT_FILTERS),
    index('search_added', 'search.keys[]', '-addedAt', '-_id', ...PROJECT_FILTERS),
    index('institution_search', 'institutionId', 'search.keys[]', '-addedAt'),
    index('institution_year_search', 'institutionId', 'year', 'search.keys[]', '-addedAt'),
    index('state_submitted', 'state', 'submittedAt'),
    index('state_lastDay', 'state', 'lastDay'),
  ],
  changeRequests: [index('state_submitted', 'state', 'submittedAt')],
  decisionNotes: [
    index('at', '-at'),
    index('kind_at', 'kind', '-at'),
    index('paper_at', 'paperMissing', '-at'),
    index('search_at', 'search.keys[]', '-at'),
  ],
  attendanceSessions: [
    unique('code', 'code'),
    index('project', 'projectId'),
    index('institution_end', 'institutionId', 'batchEnd'),
  ],
  attendanceRecords: [
    index('session_received', 'sessionId', 'receivedAt'),
    index('batch_evidence', 'projectId', 'batchId', 'institutionId', '-evidenceAt'),
    // Before `person_evidence`: where both serve, as for people seen in other sessions, this one leaves out their own.
    index('person_session', 'personId', 'sessionId', 'evidenceAt'),
    index('person_evidence', 'personId', '-evidenceAt'),
    index('batch_late', 'projectId', 'batchId', 'institutionId', 'origin', 'confirmed'),
    index('batch_person', 'projectId', 'batchId', 'institutionId', 'personId'),
    // Today's people of a session, and of all sessions of a batch, without reading a record.
    index('session_day_person', 'sessionId', 'day', 'personId'),
    index('batch_day_person', 'projectId', 'batchId', 'institutionId', 'day', 'personId'),
    // By their ids, to know whose they are.
    index('batch_provisional', 'projectId', 'batchId', 'institutionId', 'provisional'),
    // Without an entry for the many that nobody has to look at.
    index('batch_doubts', 'projectId', 'batchId', 'institutionId', 'doubts[]', '-evidenceAt'),
    // 考勤明细 of one kind, however few of a large batch they are.
    index('batch_origin', 'projectId', 'batchId', 'institutionId', 'origin', '-evidenceAt'),
    index('batch_flagged_evidence', 'projectId', 'batchId', 'institutionId', 'flagged', '-evidenceAt'),
    index('batch_provisional_evidence', 'projectId', 'batchId', 'institutionId', 'provisional', '-evidenceAt'),
    index('batch_removed_evidence', 'projectId', 'batchId', 'institutionId', 'removed', '-evidenceAt'),
  ],
  recordRulings: [index('record_at', 'recordId', 'at')],
  appeals: [
    unique('person_slot', 'personId', 'slot'),
    index('person_subject', 'personId', 'subject'),
    index('batch_person', 'projectId', 'batchId', 'personId', 'askedAt'),
    index('batch_state', 'projectId', 'batchId', 'kind', 'state'),
    // The queue of an institution, of one meeting too, searched or not.
    index('institution_state', 'institutionId', 'state', 'askedAt'),
    index('institution_state_search', 'institutionId', 'state', 'search.keys[]', 'askedAt'),
    index('project_state', 'institutionId', 'projectId', 'state', 'askedAt'),
    index('project_state_search', 'institutionId', 'projectId', 'state', 'search.keys[]', 'askedAt'),
  ],
  displays: [
    index('session_until', 'sessionId', 'endedAt', 'until'),
    index('by_until', 'byId', 'endedAt', 'until'),
    index('until', 'until'),
  ],
  seats: [
    unique('session_person', 'sessionId', 'personId'),
    index('session_number', 'sessionId', 'number'),
    index('session_used', 'sessionId', 'used', 'takenAt'),
    index('person', 'personId'),
  ],
  analyses: [index('batch_number', 'projectId', 'batchId', '-number')],
  analysisChunks: [index('analysis_index', 'analysisId', 'index')],
  analysisIndexes: [index('analysis_index', 'analysisId', 'index')],
  exclusions: [index('batch', 'projectId', 'batchId')],
  grantRounds: [
    index('batch_started', 'projectId', 'batchId', '-startedAt'),
    index('state_submitted', 'state', 'submittedAt'),
    index('institution_state', 'institutionId', 'state'),
  ],
  groupActivities: [
    // The list of an institution, and the centre's over all of them, filtered in the index.
    index('institution_day', 'institutionId', '-listedDay', '-_id', ...ACTIVITY_FILTERS),
    index('institution_search', 'institutionId', 'search.keys[]', '-listedDay', '-_id', ...ACTIVITY_FILTERS),
    index('state_submitted', 'state', 'submittedAt', '_id', ...ACTIVITY_FILTERS),
    index('state_search', 'state', 'search.keys[]', 'submittedAt', '_id', ...ACTIVITY_FILTERS),
  ],
  activityAttendees: [
    index('activity', 'activityId', '_id'),
    index('activity_name', 'activityId', 'nameOrder', '_id', 'origin'),
    index('activity_search', 'activityId', 'search.keys[]', 'nameOrder', '_id', 'origin'),
    index('activity_origin', 'activityId', 'origin'),
  ],
  activityImports: [index('state_started', 'state', 'startedAt')],
  activityChunks: [index('import_kind', 'importId', 'kind', 'index'), index('at', 'at')],
  ledgerEntries: [
    index('person_year', 'personId', 'year', '-activityDate'),
    index('round_id', 'roundId', '_id'),
    index('entry_year', 'catalogueEntryId', 'year', 'role', '_id'),
  ],
  grantOutcomes: [index('person_year', 'personId', 'year')],
  examQuestions: [
    // The bank: all of it, of a tag, or searched; narrowed in the index.
    index('institution_added', 'institutionId', 'withdrawn', '-addedAt', '-_id', ...BANK_FILTERS),
    index('institution_tag', 'institutionId', 'withdrawn', 'tags[]', '-addedAt', '-_id', ...BANK_FILTERS),
    index('institution_search', 'institutionId', 'withdrawn', 'search.keys[]', '-addedAt', '-_id', ...BANK_FILTERS),
  ],
  examPapers: [],
  examAttempts: [index('paper_person', 'paperId', 'personId', 'number'), index('state_ends', 'state', 'endsAt')],
  examResults: [
    index('paper_best', 'paperId', '-bestTenths'),
    index('paper_search', 'paperId', 'search.keys[]', '-bestTenths'),
    index('paper_passed', 'paperId', 'passed', 'personId'),
    index('paper_passed_best', 'paperId', 'passed', '-bestTenths'),
    index('paper_passed_search', 'paperId', 'passed', 'search.keys[]', '-bestTenths'),
    index('paper_person', 'paperId', 'personId'),
    index('person', 'personId'),
  ],
  examIdentities: [],
  examImports: [index('started', 'startedAt')],
  examKeys: [],
  examCorrections: [index('paper_number', 'paperId', '-number')],
  examStudies: [
    index('due', 'dueAt'),
    index('announce', 'announceAt'),
    index('institution_saved', 'institutionId', '-savedAt'),
    index('institution_search', 'institutionId', 'search.keys[]', '-savedAt'),
  ],
  examItems: [index('paper_rank', 'paperId', 'rank')],
  examFlags: [index('paper_state_seen', 'paperId', 'state', 'seenAt')],
  evaluationForms: [
    index('institution_saved', 'institutionId', '-savedAt'),
    index('institution_search', 'institutionId', 'search.keys[]', '-savedAt'),
  ],
  evaluations: [
    index('closed_closes', 'closed', '-closesAt'),
    index('closed_search', 'closed', 'search.keys[]', '-closesAt'),
  ],
  evaluationUrns: [],
  evaluationTexts: [
    index('evaluation_key', 'evaluationId', 'key'),
    index('evaluation_search', 'evaluationId', 'search.keys[]', 'key'),
  ],
  evaluationMarks: [index('evaluation', 'evaluationId'), index('person', 'personId')],
  messages: [index('to_at', 'to', '-at'), index('waiting', 'pushState', 'pushAt'), index('at', 'at')],
  messageConsents: [index('at', 'at')],
  follows: [index('project_person', 'projectId', 'personId')],
  enrolments: [
    unique('project_number', 'projectId', 'number'),
    index('project_at', 'projectId', '-at', '-_id', 'batchId'),
    index('project_search', 'projectId', 'search.keys[]', '-at', '-_id', 'batchId'),
    // Who should be at a batch, in the order of people, as records are read.
    index('batch_person', 'projectId', 'batchId', 'personId'),
    // What a key has sealed, when it is to be replaced; and what is to be forgotten.
    index('cipher', 'phoneCipher'),
    index('phoneUntil', 'phoneUntil'),
  ],
  jobs: [index('state_lease', 'state', 'leaseUntil')],
  auditEntries: [
    index('institution_at', 'institutionId', '-at'),
    index('project_at', 'institutionId', 'projectId', '-at'),
    index('chain_sequence', 'chainId', 'sequence'),
  ],
  auditHeads: [index('at', 'at')],
  auditAnchors: [],
  keyRegistry: [],
  upgrades: [],
  commandResults: [index('at', 'at')],
  passingFiles: [index('at', 'at')],
  exports: [index('until', 'until')],
  uploadTickets: [index('at', 'at')],
  keptFiles: [index('unused', 'unusedSince')],
  dailyUses: [index('at', 'at')],
};
