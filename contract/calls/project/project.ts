import * as z from 'zod/mini';
import { intendedStrategies } from '../../../domain/project/intended-strategy';
import { MAX_PLACE_LENGTH } from '../../../domain/attendance/attendance-session';
import { grantRoundStates } from '../../../domain/credit/grant';
import { normaliseContactPhone } from '../../../domain/person/person';
import { documentMarkValues } from '../../../domain/project/document-marks';
import { MOST_PLANNED } from '../../../domain/project/enrolment';
import { venuePointIn } from '../../../domain/project/venue-point';
import { CLOCK, MAX_LESSONS } from '../../../domain/project/lessons';
import { changeStates } from '../../../domain/project/change-request';
import { projectStates } from '../../../domain/project/project-state';
import { projectSteps } from '../../../domain/credit/project-step';
import { anyAdministrator, defineCall, readers } from '../../define-call';
import { attachErrors } from '../../errors';
import {
  codesOf,
  activityForm,
  count,
  creditLevel,
  day,
  digest,
  documentKind,
  education,
  fen,
  file,
  fileAddress,
  fileFacts,
  gender,
  hourTenths,
  id,
  instant,
  ok,
  pageInput,
  pageOf,
  personName,
  professionalTitle,
  searchText,
  text,
  year,
} from '../../common';
import { entryFigures } from './catalogue';

export const projectState = z.enum(projectStates);

/** Ids of courses and batches come from the page, and become parts of longer ids: short, and without separators. */
const partId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/));

/** A phone to be called: stored in one spelling, whatever keyboard it was typed on. */
const contactPhone = text(30).check(z.overwrite(normaliseContactPhone));

/** The editable part of the holding form (M5); everything may be empty in a draft. */
export const projectForm = z.strictObject({
  /** Locked to the catalogue entry; a page sends it back as it came. */
  year,
  venue: text(MAX_PLACE_LENGTH),
  platform: z.optional(text(100)),
  activityForm: z.nullable(activityForm),
  plannedBegin: z.nullable(day),
  plannedEnd: z.nullable(day),
  plannedDayTenths: z.nullable(z.int().check(z.minimum(0), z.maximum(3660))),
  filedLocally: z.nullable(z.boolean()),
  assessed: z.nullable(z.boolean()),
  theoryHourTenths: z.nullable(hourTenths),
  practicalHourTenths: z.nullable(hourTenths),
  discipline2: text(40),
  discipline3: text(40),
  projectLead: personName,
  contactName: personName,
  contactPhone,
  meetingCostFen: z.nullable(fen),
  plannedAttendees: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(MOST_PLANNED)))),
  enrolment: z.optional(z.nullable(z.boolean())),
  bring: z.optional(text(100)),
  /** '' takes it away. */
  venuePoint: z.optional(z.string().check(z.refine((point) => point === '' || venuePointIn(point) !== undefined))),
  otherNumber: text(40),
  remarks: text(500),
});

/** Somebody who teaches a course (M7); the card number is needed to grant them. */
export const lecturer = z.strictObject({
  lecturerId: partId,
  /** Of the hours of the course; those of all its lecturers add up to it before it is handed in. */
  hourTenths,
  lecturerIsProjectLead: z.boolean(),
  cardNumber: text(20),
  lecturerName: personName,
  gender: z.nullable(gender),
  birthDate: z.nullable(day),
  education: z.nullable(education),
  department: text(40),
  professionalTitle: z.nullable(professionalTitle),
  position: text(40),
  phone: contactPhone,
  institutionName: text(60),
});

/** A clock time `HH:mm`. */
const clock = z.string().check(z.regex(CLOCK));

/** When a course is taught; begin before end. */
export const lesson = z
  .strictObject({ day, begin: clock, end: clock })
  .check(z.refine(({ begin, end }) => begin < end, { error: 'order' }));

/** One lecture (M7); topic and hours are starred. */
export const course = z.strictObject({
  courseId: partId,
  topic: text(100, 1),
  hourTenths: hourTenths.check(z.minimum(1)),
  lessons: z.array(lesson).check(z.maxLength(MAX_LESSONS)),
  lecturers: z.array(lecturer).check(z.maxLength(10)),
  remarks: text(200),
});

/** A batch (M8). Planned windows in whole seconds, both ends inclusive; none means one a day, 07:00:00–18:00:00. */
export const batch = z.strictObject({
  batchId: partId,
  begin: day,
  end: day,
  windows: z.array(z.strictObject({ begin: instant, end: instant })).check(z.maxLength(80)),
  /** Days of the batch without teaching, each with the reason the centre sees. */
  restDays: z.array(z.strictObject({ day, reason: text(100, 4) })).check(z.maxLength(60)),
  /** What its trainees have to do for the credits (domain/project/intended-strategy.ts). */
  intendedStrategy: z.optional(codesOf(intendedStrategies)),
});

export const projectRow = z.strictObject({
  projectId: id,
  ...entryFigures,
  state: projectState,
  firstDay: z.nullable(day),
  lastDay: z.nullable(day),
  venue: z.string(),
  /** 学科 and 举办方式, two columns of M15. */
  discipline: z.string(),
  activityForm: z.nullable(activityForm),
  returnReason: z.optional(z.string()),
  /** What the institution owes next, and until when it is in time (domain/project/deadlines.ts). */
  due: z.optional(z.strictObject({ what: z.enum(['submit', 'report']), day, daysLate: count })),
  /** Where the holding stands (the five steps of A2), derived by the server. */
  step: z.enum(projectSteps),
  /** Rounds of granting so far, newest first. */
  rounds: z.array(
    z.strictObject({
      roundId: id,
      batchId: id,
      state: z.enum(grantRoundStates),
      /** Of lecturers (M20); missing of attendees. */
      role: z.optional(z.enum(['lecturer'])),
    }),
  ),
});

/** M4 and M15 in one: the administrator's projects, filtered and sorted by the time they were added. */
export const projectList = defineCall({
  name: 'project.list',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({
    year: z.optional(year),
    /** Part of a project number or of the title. */
    search: searchText,
    /** Part of the project number alone (M15). */
    projectNumber: searchText,
    state: z.optional(projectState),
    /** Only what still waits for somebody, of every year. */
    unfinished: z.optional(z.boolean()),
    /** Only what is late (rules: "Deadlines"). */
    overdue: z.optional(z.boolean()),
    creditLevel: z.optional(creditLevel),
    /** M15: only projects whose batches touch these days. */
    from: z.optional(day),
    to: z.optional(day),
    granted: z.optional(z.boolean()),
    /** Only those at this step (domain/credit/project-step.ts): `grant` is what can be granted now. */
    step: z.optional(z.enum(projectSteps)),
    sort: z.optional(z.enum(['newest', 'oldest'])),
    /** Whether the figures of `counts` are wanted: with the first page, by a page that shows them. */
    counts: z.optional(z.boolean()),
    ...pageInput,
  }),
  output: z.strictObject({
    ...pageOf(projectRow).shape,
    /** How many projects still wait for somebody, and which of them for the institution to mend or to hurry (M4). */
    counts: z.nullable(z.strictObject({ unfinished: count, returned: count, overdue: count })),
  }),
  errors: [],
});

/** Makes a draft from an entry of the caller's own institution. */
export const projectCreate = defineCall({
  name: 'project.create',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ catalogueEntryId: id }),
  output: z.strictObject({ projectId: id }),
  errors: ['entryNotYours', 'entryWithdrawn'],
});

/** What the centre objects to, at the place it is about (domain/project/objections.ts). */
export const objection = z.strictObject({
  at: z.string().check(z.regex(/^(documents|form|courses|batches)\.[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)),
  reason: text(200, 1),
});

/** Makes a draft from an entry, filled in like an earlier project of the same institution: no dates, no documents. */
export const projectCopy = defineCall({
  name: 'project.copy',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ catalogueEntryId: id, fromProjectId: id }),
  output: z.strictObject({ projectId: id }),
  errors: ['entryNotYours', 'entryWithdrawn'],
});

/** A decision of the centre. */
export const projectReview = z.strictObject({
  decision: z.enum(['approve', 'return']),
  reason: z.string(),
  at: instant,
  by: z.string(),
  objections: z.optional(z.array(objection)),
  /** The documents that the centre marked as not conforming (M10); absent when there are none. */
  unfitDocuments: z.optional(z.array(documentKind)),
  /** Which file each document was, and how it was marked; absent in reviews from before files had a digest. */
  documents: z.optional(
    z.array(z.strictObject({ kind: documentKind, digest, mark: z.optional(z.enum(documentMarkValues)) })),
  ),
});

export const projectDetail = z.strictObject({
  ...projectRow.shape,
  institutionId: id,
  institutionName: z.string(),
  year,
  revision: count,
  /** Who changed its content last; missing of what was saved before that was noted. */
  edited: z.optional(z.strictObject({ by: z.string(), at: instant })),
  form: projectForm,
  courses: z.array(course),
  batches: z.array(batch),
  documents: z.array(z.strictObject({ kind: documentKind, ...fileFacts })),
  /** Everything that submitting still lacks, as `missingCode` of `domain/project/project-checks.ts` writes it. */
  missing: z.array(z.string()),
  /** Codes of `systemChecks` in `domain/project/project-checks.ts` that ask for attention and stop nothing, e.g. `batchOutsidePlanned`. */
  warnings: z.array(z.string()),
  /** Sum of the courses' hours and what is left of the total (negative: too many). */
  courseHourTenths: z.int(),
  courseHourDifferenceTenths: z.int(),
  submittedAt: z.nullable(instant),
  timesSubmitted: count,
  reviews: z.array(projectReview),
  paperReceived: z.boolean(),
  paperNoted: z.optional(z.strictObject({ by: z.string(), at: instant })),
  /** Which of them have come, each with who noted it. */
  papers: z.array(z.strictObject({ kind: documentKind, by: z.string(), at: instant })),
  /** Which reviewer has it in hand now. */
  inReview: z.optional(z.strictObject({ by: z.string(), since: instant })),
  /** The change request that is on its way. */
  change: z.optional(z.strictObject({ changeId: id, state: z.enum(changeStates) })),
  /** How a cancelled or closed project ended. */
  ended: z.optional(z.strictObject({ reason: z.string(), by: z.string(), at: instant })),
  /** How many have enrolled, where one can (报名). */
  enrolled: z.optional(count),
});

export const projectGet = defineCall({
  name: 'project.get',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: projectDetail,
  errors: [],
});

/** Saves the form as far as it is filled; `revision` is the one the page loaded, an older one is refused. */
export const projectSaveForm = defineCall({
  name: 'project.saveForm',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, revision: count, form: projectForm }),
  output: z.strictObject({ revision: count, missing: z.array(z.string()), warnings: z.array(z.string()) }),
  errors: ['wrongState', 'changeNeedsCentre', 'projectIncomplete', 'staleRevision', 'contentRejected'],
});

/** Replaces courses and batches together: the hours and the dates are checked as a whole (M7, M8). */
export const projectSaveCourses = defineCall({
  name: 'project.saveCourses',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    revision: count,
    courses: z.array(course).check(z.maxLength(60)),
    batches: z.array(batch).check(z.maxLength(40)),
  }),
  output: z.strictObject({ revision: count, missing: z.array(z.string()), warnings: z.array(z.string()) }),
  errors: [
    'wrongState',
    'changeNeedsCentre',
    'projectIncomplete',
    'staleRevision',
    'batchesInvalid',
    'courseHoursExceeded',
    'contentRejected',
  ],
});

export const projectSaveDocument = defineCall({
  name: 'project.saveDocument',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, kind: documentKind, file }),
  output: z.strictObject({ revision: count, missing: z.array(z.string()) }),
  errors: ['wrongState', 'changeNeedsCentre', ...attachErrors],
});

/** A short-lived URL of one document, for those who may see it (its administrators, the centre). */
export const projectDocumentUrl = defineCall({
  name: 'project.documentUrl',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  /** With `digest` a file that a review had before it, which may have been replaced since. */
  input: z.strictObject({ projectId: id, kind: documentKind, digest: z.optional(digest) }),
  output: z.strictObject(fileAddress),
  errors: ['documentMissing'],
});

/** Hands the project in (M9); everything that is missing is listed at once. */
export const projectSubmit = defineCall({
  name: 'project.submit',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  /** Later than the rule says it needs a reason, which the centre sees (rules: "Deadlines"). */
  input: z.strictObject({ projectId: id, lateReason: z.optional(text(200)) }),
  output: z.strictObject({ state: projectState }),
  errors: ['wrongState', 'projectIncomplete', 'lateReasonRequired', 'contentRejected'],
});

/** Takes a submission back, while no reviewer has it in hand. */
export const projectWithdraw = defineCall({
  name: 'project.withdraw',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({ state: projectState }),
  errors: ['wrongState', 'reviewBegun'],
});

/** Cancels a holding, or gives up an application that the centre has seen. */
export const projectCancel = defineCall({
  name: 'project.cancel',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, revision: count, reason: text(200) }),
  output: z.strictObject({ state: projectState }),
  errors: ['wrongState', 'staleRevision', 'grantRunning', 'creditsGranted', 'reasonRequired', 'contentRejected'],
});

/** Closes a project whose credits are effective; a batch that ends without credits needs a reason. */
export const projectClose = defineCall({
  name: 'project.close',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, revision: count, reason: z.optional(text(200)) }),
  output: z.strictObject({ state: projectState }),
  errors: ['wrongState', 'staleRevision', 'projectNotOver', 'roundsOpen', 'reasonRequired', 'contentRejected'],
});

/** Removes a draft that was never submitted. */
export const projectRemove = defineCall({
  name: 'project.remove',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id }),
  output: ok,
  errors: ['wrongState'],
});
