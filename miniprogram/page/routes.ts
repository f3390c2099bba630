/** Every page of the app and what it has to be told. `routes.test.ts` holds this list against app.json. */
import { attendanceFlags } from '../../domain/attendance/attendance-record';
import { rosterStandings } from '../../domain/person/roster';
import { ruleFigures, tracks } from '../../domain/kernel/rule-table';
import { registrationStates } from '../../domain/person/registration';
import type { ProjectState } from '../../domain/project/project-state';
import { flag, number, oneOf, optionalText, pageAt, tabAt, text } from './route';

const trackCodes = tracks.map(({ code }) => code);
const figureCodes = ruleFigures.map(({ code }) => code);

export const routes = {
  traineeHome: tabAt('pages/trainee/home/index', {
    /** What WeChat's own scanner read, for a code that carries an address. */
    q: optionalText,
  }),
  adminHome: tabAt('pages/admin/home/index', {}),

  register: pageAt('packages/trainee/register/index', {
    /** The institution that has shared the form: it is chosen already. */
    institutionId: optionalText,
  }),
  registration: pageAt('packages/trainee/registration/index', {
    /** It was handed in a moment ago. */
    handedIn: flag,
    /** Of a registration that was just handed in: how many kept scans became check-ins, and whether some came too late. */
    keptScans: number,
    lapsed: flag,
  }),
  rebinding: pageAt('packages/trainee/rebinding/index', {}),
  privacy: pageAt('packages/trainee/privacy/index', {}),
  scanResult: pageAt('packages/trainee/scan-result/index', {
    /** Shows the scans that are kept on the phone instead of the last result. */
    queue: flag,
  }),
  myRecords: pageAt('packages/trainee/records/index', {}),
  credits: pageAt('packages/trainee/credits/index', {}),
  missingPlace: pageAt('packages/trainee/missing-place/index', {
    /** What is missing; an institution without it. */
    kind: oneOf(['institution', 'department']),
    /** What was looked for in vain. */
    name: optionalText,
    /** The registration that is corrected; a new one without it. */
    of: optionalText,
  }),
  myHistory: pageAt('packages/trainee/history/index', {}),
  profile: pageAt('packages/trainee/profile/index', {}),
  correction: pageAt('packages/trainee/correction/index', {}),
  transfer: pageAt('packages/trainee/transfer/index', {}),
  transferRequest: pageAt('packages/trainee/transfer-request/index', {}),
  mySlots: pageAt('packages/trainee/my-slots/index', { projectId: text, batchId: text }),
  appeal: pageAt('packages/trainee/appeal/index', {
    projectId: text,
    batchId: text,
    /** What it is about: a day with slots, a round that gave nothing, an entry that was taken back. Without it the page shows what there is. */
    day: optionalText,
    roundId: optionalText,
    entryId: optionalText,
  }),
  placeConsent: pageAt('packages/trainee/place-consent/index', {
    /** Scans from elsewhere are refused. */
    refuses: flag,
  }),
  face: pageAt('packages/trainee/face/index', {}),

  notice: pageAt('packages/notice/detail/index', { projectId: text }),
  notices: pageAt('packages/notice/list/index', {}),
  poster: pageAt('packages/notice/poster/index', { projectId: text }),

  inbox: pageAt('packages/message/inbox/index', {
    /** Whose messages are shown first; those of the caller's only role without it. */
    as: oneOf(['trainee', 'office']),
    /** A message that WeChat has told of: it is opened at once. */
    messageId: optionalText,
  }),

  signIn: pageAt('packages/people/sign-in/index', {
    /** Goes back to the page from which it was opened, which waits for it; to the tab without it. */
    back: flag,
  }),
  account: pageAt('packages/people/account/index', {}),
  people: pageAt('packages/people/people/index', {
    /** Whom the list shows at first; everybody without it. */
    state: oneOf(registrationStates),
  }),
  registrationReview: pageAt('packages/people/registration-review/index', {
    /** The first who waits without it. */
    personId: optionalText,
  }),
  nationalId: pageAt('packages/people/national-id/index', { personId: text }),
  rebindingReview: pageAt('packages/people/rebinding-review/index', { rebindingId: optionalText }),
  departments: pageAt('packages/people/departments/index', {}),
  audit: pageAt('packages/people/audit/index', { projectId: optionalText }),
  invitations: pageAt('packages/people/invitations/index', {
    /** A hospital's, for the centre; one's own without it. */
    institutionId: optionalText,
  }),
  join: pageAt('packages/people/join/index', {}),
  directoryRequests: pageAt('packages/people/directory-requests/index', {}),
  personHistory: pageAt('packages/people/history/index', { personId: text }),
  person: pageAt('packages/people/person/index', { personId: text }),
  personCredits: pageAt('packages/people/person-credits/index', { personId: text }),
  personRecords: pageAt('packages/people/person-records/index', { personId: text }),
  bulkReview: pageAt('packages/people/bulk-review/index', {}),
  correctionReview: pageAt('packages/people/correction-review/index', { correctionId: optionalText }),
  correct: pageAt('packages/people/correct/index', { personId: text }),
  transfers: pageAt('packages/people/transfers/index', { side: oneOf(['incoming', 'outgoing']) }),
  transferReview: pageAt('packages/people/transfer-review/index', { transferId: text }),
  leaving: pageAt('packages/people/leaving/index', { personId: text }),
  withdrawApproval: pageAt('packages/people/withdraw-approval/index', { personId: text }),
  roster: pageAt('packages/people/roster/index', {
    /** It was imported a moment ago. */
    imported: flag,
  }),
  rosterImport: pageAt('packages/people/roster-import/index', {
    /** Of a meeting, where its roster is meant and not the institution's. */
    projectId: optionalText,
    batchId: optionalText,
  }),
  rosterPeople: pageAt('packages/people/roster-people/index', {
    /** Whom the list shows; who has not registered without it. */
    standing: oneOf(rosterStandings),
  }),
  rosterRows: pageAt('packages/people/roster-rows/index', {
    importId: text,
    kind: oneOf(['bad', 'added', 'changed', 'gone']),
  }),
  departmentPeople: pageAt('packages/people/department-people/index', {}),

  projects: pageAt('packages/projects/projects/index', {
    state: oneOf<ProjectState>(['draft', 'submitted', 'returned', 'approved', 'cancelled', 'closed']),
  }),
  catalogue: pageAt('packages/projects/catalogue/index', {}),
  projectForm: pageAt('packages/projects/project-form/index', {
    projectId: text,
    /** The field to go to, which something is to be mended in. */
    field: optionalText,
    /** What is written is asked of the centre, in a change request. */
    change: flag,
  }),
  courses: pageAt('packages/projects/courses/index', {
    projectId: text,
    part: oneOf(['courses', 'batches']),
    change: flag,
  }),
  course: pageAt('packages/projects/course/index', {
    projectId: text,
    /** A new one without it. */
    courseId: optionalText,
    change: flag,
  }),
  batch: pageAt('packages/projects/batch/index', { projectId: text, batchId: optionalText, change: flag }),
  documents: pageAt('packages/projects/documents/index', { projectId: text }),
  project: pageAt('packages/projects/project/index', { projectId: text }),
  change: pageAt('packages/projects/change/index', { projectId: text }),
  entries: pageAt('packages/projects/entries/index', {}),
  entry: pageAt('packages/projects/entry/index', { catalogueEntryId: text }),
  entryForm: pageAt('packages/projects/entry-form/index', {
    /** A new one without it. */
    catalogueEntryId: optionalText,
  }),
  catalogueImport: pageAt('packages/projects/catalogue-import/index', {}),
  catalogueRows: pageAt('packages/projects/catalogue-rows/index', {
    importId: text,
    kind: oneOf(['bad', 'added', 'changed', 'gone', 'left']),
  }),
  enrolments: pageAt('packages/projects/enrolments/index', { projectId: text }),
  activities: pageAt('packages/projects/activities/index', {}),
  activity: pageAt('packages/projects/activity/index', {
    /** A new one without it. */
    activityId: optionalText,
  }),
  activityPeople: pageAt('packages/projects/activity-people/index', { activityId: text }),
  activityPick: pageAt('packages/projects/activity-pick/index', { activityId: text }),
  activityFile: pageAt('packages/projects/activity-file/index', { activityId: text }),

  attendance: pageAt('packages/attendance/attendance/index', { projectId: text }),
  qr: pageAt('packages/attendance/qr/index', { sessionId: text }),
  display: pageAt('packages/attendance/display/index', {
    /** Without it the device becomes a display of its own, to be paired. */
    sessionId: optionalText,
  }),
  records: pageAt('packages/attendance/records/index', {
    projectId: text,
    batchId: text,
    /** Of this course at first; of all without it. */
    courseId: optionalText,
  }),
  analysis: pageAt('packages/attendance/analysis/index', {
    projectId: text,
    batchId: text,
    /** The course that is looked at first. */
    courseId: optionalText,
    /** 有效人员明细: whoever is valid alone. */
    show: optionalText,
  }),
  manual: pageAt('packages/attendance/manual/index', {
    projectId: text,
    batchId: text,
    /** Who is checked in; they are searched for without it. */
    personId: optionalText,
  }),
  personalCode: pageAt('packages/attendance/personal-code/index', {}),
  personSlots: pageAt('packages/attendance/person-slots/index', {
    projectId: text,
    batchId: text,
    personId: text,
  }),
  session: pageAt('packages/attendance/session/index', {
    projectId: text,
    batchId: text,
    /** A new one without it. */
    sessionId: optionalText,
    /** The day that a new one is proposed for; every day of the batch without it. */
    day: optionalText,
  }),
  appeals: pageAt('packages/attendance/appeals/index', {
    /** Of one meeting; those of all without it. */
    projectId: optionalText,
  }),
  appealAnswer: pageAt('packages/attendance/appeal-answer/index', { appealId: text }),
  export: pageAt('packages/attendance/export/index', {
    /** What is exported, and of what; a search is never among it: it may be a name. */
    kind: oneOf(['records', 'analysis', 'eligible', 'granted', 'outcomes', 'examResults', 'examItems', 'people']),
    projectId: optionalText,
    batchId: optionalText,
    analysisId: optionalText,
    roundId: optionalText,
    courseId: optionalText,
    day: optionalText,
    sessionId: optionalText,
    show: oneOf(['scan', 'late', 'manual', 'appeal', 'suspicious', 'removed']),
    flag: oneOf(attendanceFlags),
  }),
  faces: pageAt('packages/attendance/faces/index', { projectId: text, batchId: text }),
  spotCheck: pageAt('packages/attendance/spot-check/index', { sessionId: text }),
  expected: pageAt('packages/attendance/expected/index', { projectId: text, batchId: text }),
  analysisCompare: pageAt('packages/attendance/analysis-compare/index', { analysisId: text }),
  doubts: pageAt('packages/attendance/doubts/index', { projectId: text, batchId: text }),

  grantProjects: pageAt('packages/credits/grant-projects/index', {}),
  grant: pageAt('packages/credits/grant/index', { analysisId: text }),
  grantRound: pageAt('packages/credits/grant-round/index', { roundId: text }),
  materials: pageAt('packages/credits/materials/index', { roundId: text }),
  roundPeople: pageAt('packages/credits/round-people/index', { roundId: text }),
  lecturerGrant: pageAt('packages/credits/lecturer-grant/index', { projectId: text, batchId: text }),
  reverse: pageAt('packages/credits/reverse/index', {
    roundId: text,
    /** All of the round without it. */
    personId: optionalText,
  }),
  reversal: pageAt('packages/credits/reversal/index', { reversalId: text }),
  roundOutcomes: pageAt('packages/credits/round-outcomes/index', { roundId: text }),
  grantCourses: pageAt('packages/credits/grant-courses/index', {
    projectId: text,
    /** The next to grant without it. */
    batchId: optionalText,
  }),

  evaluation: pageAt('packages/evaluation/answer/index', { projectId: text, batchId: text }),
  evaluationForm: pageAt('packages/evaluation/form/index', { projectId: text }),
  evaluationResults: pageAt('packages/evaluation/results/index', { projectId: text, batchId: text }),
  evaluationCompare: pageAt('packages/evaluation/compare/index', {}),

  questionBank: pageAt('packages/exam/bank/index', {}),
  /** A new one without an id. */
  examQuestion: pageAt('packages/exam/question/index', { questionId: optionalText }),
  examPaper: pageAt('packages/exam/paper/index', { projectId: text, batchId: text }),
  examResults: pageAt('packages/exam/results/index', { projectId: text, batchId: text }),
  exam: pageAt('packages/exam/start/index', { projectId: text, batchId: text }),
  examTake: pageAt('packages/exam/take/index', { attemptId: text }),
  examReview: pageAt('packages/exam/review/index', { attemptId: text }),
  questionImport: pageAt('packages/exam/import/index', {}),
  examItems: pageAt('packages/exam/items/index', { projectId: text, batchId: text }),
  examFlags: pageAt('packages/exam/flags/index', { projectId: text, batchId: text }),
  examCorrect: pageAt('packages/exam/correct/index', { projectId: text, batchId: text, itemId: text }),
  examPerson: pageAt('packages/exam/person/index', { projectId: text, batchId: text, personId: text }),

  centreProject: pageAt('packages/centre/project/index', { projectId: text }),
  centreProjectDetail: pageAt('packages/centre/project-detail/index', {
    projectId: text,
    part: oneOf(['form', 'courses', 'reviews']),
  }),
  centreMaterials: pageAt('packages/centre/materials/index', { roundId: text }),
  centreAttendance: pageAt('packages/centre/attendance/index', {
    roundId: text,
    /** All records without it. */
    show: oneOf(['manual', 'late', 'suspicious', 'removed']),
  }),
  institutions: pageAt('packages/centre/institutions/index', {}),
  anchors: pageAt('packages/centre/anchors/index', {}),
  institution: pageAt('packages/centre/institution/index', { institutionId: text }),
  centreTransfers: pageAt('packages/centre/transfers/index', {}),
  centreTransfer: pageAt('packages/centre/transfer/index', { transferId: text }),
  centreChange: pageAt('packages/centre/change/index', { changeId: text }),
  history: pageAt('packages/centre/history/index', {}),
  ruleTable: pageAt('packages/centre/rule-table/index', { track: oneOf(trackCodes) }),
  ruleEdit: pageAt('packages/centre/rule-edit/index', {
    /** The first track and figure of the table without them. */
    track: oneOf(trackCodes),
    figure: oneOf(figureCodes),
  }),
  centreProjects: pageAt('packages/centre/projects/index', {}),
  centreActivities: pageAt('packages/centre/activities/index', {}),
  centreActivity: pageAt('packages/centre/activity/index', { activityId: text }),
  documentCompare: pageAt('packages/centre/compare/index', {
    projectId: text,
    kind: text,
    /** Of the file that the last review had before it. */
    digest: text,
  }),
} as const;
