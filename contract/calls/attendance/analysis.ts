import * as z from 'zod/mini';
import { intendedStrategies } from '../../../domain/project/intended-strategy';
import { windowCells } from '../../../domain/attendance/window-cell';
import { MAX_ANALYSIS_WINDOWS } from '../../../domain/project/attendance-window';
import { defineCall, readers } from '../../define-call';
import { codesOf, count, day, hourTenths, id, instant, pageInput, searchText } from '../../common';
import { attendanceFlag } from './attendance';

/** More lectures than a project has. */
const MOST_COURSES = 100;

/** A window on the wire: whole seconds, both ends inclusive (M17). */
const analysisWindow = z.strictObject({ begin: instant, end: instant });

/** The windows of each course; "the same for all" is `windows`, and those named in `courses` have their own. */
const windowsToAnalyse = {
  windows: z.optional(z.array(analysisWindow).check(z.minLength(1), z.maxLength(MAX_ANALYSIS_WINDOWS))),
  courses: z.optional(
    z
      .array(
        z.strictObject({
          courseId: id,
          windows: z.array(analysisWindow).check(z.minLength(1), z.maxLength(MAX_ANALYSIS_WINDOWS)),
        }),
      )
      .check(z.minLength(1), z.maxLength(MOST_COURSES)),
  ),
};

/** What an analysis found, frozen or tried out. */
const analysisFigures = {
  /** The windows of all courses, each once, in order of time. */
  windows: z.array(analysisWindow),
  /** People with any counted or uncounted record, and those valid in at least one course. */
  people: count,
  valid: count,
  absent: count,
  /** 天天考勤: kept; not kept; not kept yet, for a record waits that would change it (待定). */
  dutyKept: count,
  dutyLacked: count,
  dutyOpen: count,
  outsideRecords: count,
  /** Every teaching day: windows on it, and people who lack it. Empty before rule version 2. */
  days: z.array(z.strictObject({ day, windows: count, lacked: count })),
  /** Teaching days without a window; granting is refused while there is one. */
  daysWithoutWindow: z.array(day),
  courses: z.array(
    z.strictObject({
      courseId: id,
      topic: z.string(),
      hourTenths,
      people: count,
      valid: count,
      /** Valid once a record counts that waits. */
      open: count,
      /** Where its windows lie among all windows, and how many people met each; the latter is empty before rule version 2. */
      windows: z.array(count),
      windowPeople: z.array(count),
      /** People who lack one of its windows and no more. */
      missedOne: count,
    }),
  ),
  /** Who lacks one window of a course and was there that day, nearest first. */
  nearMisses: z.array(
    z.strictObject({ personId: id, name: z.string(), courseId: id, window: count, seconds: z.int() }),
  ),
};

const analysisSummary = z.strictObject({
  analysisId: id,
  /** 第 n 次分析 of this batch. */
  number: z.int(),
  at: instant,
  by: z.string(),
  ruleVersion: z.int(),
  ...analysisFigures,
});

/** The project head and course list of M16, the windows proposed for an analysis and the latest result. */
export const analysisPrepare = defineCall({
  name: 'analysis.prepare',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ projectId: id, batchId: id }),
  output: z.strictObject({
    projectId: id,
    projectNumber: z.string(),
    title: z.string(),
    creditHundredths: z.int(),
    hourTenths,
    batchBegin: day,
    batchEnd: day,
    courses: z.array(
      z.strictObject({
        courseId: id,
        topic: z.string(),
        hourTenths,
        lecturerName: z.string(),
        /** Proposed: from when it is taught, else those of the batch. */
        proposedWindows: z.array(analysisWindow),
      }),
    ),
    /** People and records so far: 已签到, not 有效. */
    people: count,
    records: count,
    /** What an analysis made now would not count (rules: "Check-in"), by whose turn it is. */
    uncounted: z.strictObject({
      /** People of the caller's own institution whose registration it has to review. */
      toReview: count,
      /** Others who are not approved: theirs is another institution, or they have to mend their registration first. */
      notApproved: count,
      /** Late records nobody has confirmed. */
      toConfirm: count,
      /** Appeals about attendance that nobody has answered: one that is granted makes a record. */
      appeals: count,
    }),
    /** The same for all courses, as the batch plans it. */
    proposedWindows: z.array(analysisWindow),
    restDays: z.array(z.strictObject({ day, reason: z.string() })),
    /** What trainees were told that they have to do. */
    intendedStrategy: codesOf(intendedStrategies),
    latest: z.nullable(analysisSummary),
  }),
  errors: [],
});

/** Runs 考勤分析 for all courses of the batch at once and freezes the result under a new number (M17). */
export const analysisRun = defineCall({
  name: 'analysis.run',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, batchId: id, ...windowsToAnalyse }),
  output: analysisSummary,
  errors: ['projectNotApproved', 'windowsInvalid', 'grantRunning'],
});

/** What an analysis with these windows would find, now: nothing is frozen, nothing can be granted from it. */
export const analysisTry = defineCall({
  name: 'analysis.try',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ projectId: id, batchId: id, ...windowsToAnalyse }),
  output: z.strictObject(analysisFigures),
  errors: ['windowsInvalid'],
});

/** Each person of a frozen analysis, with the windows met and missed. */
export const analysisPeople = defineCall({
  name: 'analysis.people',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    analysisId: id,
    /** One course's 有效人员明细; without it a person is valid when any course is. */
    courseId: z.optional(id),
    show: z.optional(z.enum(['all', 'valid', 'absent'])),
    search: searchText,
    ...pageInput,
  }),
  output: z.strictObject({
    analysis: analysisSummary,
    total: count,
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        outside: z.boolean(),
        valid: z.boolean(),
        /** One cell a window, in the order of `analysis.windows`. */
        windows: z.array(z.enum(windowCells)),
        /** One cell a window of each course, in the order of the analysis' courses. */
        courses: z.array(z.strictObject({ courseId: id, valid: z.boolean(), cells: z.array(z.enum(windowCells)) })),
        /** Windows of a course missed on a day on which they were there; negative when too early. */
        misses: z.array(z.strictObject({ courseId: id, window: count, seconds: z.int() })),
        /** Teaching days without a check-in that counts in any window. */
        lackedDays: z.array(day),
        days: z.array(z.strictObject({ day, first: instant, last: instant })),
        records: count,
        /** Records outside every window: seen, not silently lost. */
        outsideRecords: count,
        /** Records that did not count, and why: the registration was not approved, or nobody has confirmed the late ones. */
        uncounted: count,
        uncountedFor: z.nullable(z.enum(['notApproved', 'lateUnconfirmed'])),
        flags: z.array(attendanceFlag),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});

/** Two frozen analyses of a batch side by side (M17): figures and windows of both, and whose result changed. */
export const analysisCompare = defineCall({
  name: 'analysis.compare',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    /** The later one. */
    analysisId: id,
    /** The number of the earlier one; without it the one before. */
    earlier: z.optional(count),
    ...pageInput,
  }),
  output: z.strictObject({
    earlier: analysisSummary,
    later: analysisSummary,
    /** Numbers of those from which somebody was granted. */
    granted: z.array(count),
    /** People with a course more, or daily duty kept now; and with less. Somebody may be in both. */
    gained: count,
    lost: count,
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        /** Courses in which they are valid now and were not, and the other way round. */
        gained: z.array(id),
        lost: z.array(id),
        /** Daily duty, before and now; null of somebody who is not in that analysis. */
        dutyBefore: z.nullable(z.boolean()),
        dutyNow: z.nullable(z.boolean()),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
