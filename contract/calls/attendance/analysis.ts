import * as z from 'zod/mini';
import { windowCells } from '../../../domain/attendance/window-cell';
import { MAX_ANALYSIS_WINDOWS } from '../../../domain/project/attendance-window';
import { defineCall, readers } from '../../define-call';
import { count, day, hourTenths, id, instant, pageInput, searchText } from '../../common';
import { attendanceFlag } from './attendance';

/** A window on the wire: whole seconds, both ends inclusive (M17). */
const analysisWindow = z.strictObject({ begin: instant, end: instant });

const analysisSummary = z.strictObject({
  analysisId: id,
  /** 第 n 次分析 of this batch. */
  number: z.int(),
  at: instant,
  by: z.string(),
  windows: z.array(analysisWindow),
  /** People with any counted or uncounted record, and those valid in at least one course. */
  people: count,
  valid: count,
  absent: count,
  /** Teaching days without a window; granting is refused while there is one. */
  daysWithoutWindow: z.array(day),
  courses: z.array(z.strictObject({ courseId: id, topic: z.string(), hourTenths, people: count, valid: count })),
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
    courses: z.array(z.strictObject({ courseId: id, topic: z.string(), hourTenths, lecturerName: z.string() })),
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
    }),
    proposedWindows: z.array(analysisWindow),
    restDays: z.array(z.strictObject({ day, reason: z.string() })),
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
  input: z.strictObject({
    projectId: id,
    batchId: id,
    windows: z.array(analysisWindow).check(z.minLength(1), z.maxLength(MAX_ANALYSIS_WINDOWS)),
  }),
  output: analysisSummary,
  errors: ['projectNotApproved', 'windowsInvalid', 'grantRunning'],
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
        days: z.array(z.strictObject({ day, first: instant, last: instant })),
        records: count,
        /** Records outside every window: seen, not silently lost. */
        outsideRecords: count,
        /** Records that did not count: unconfirmed late ones, or a registration not approved in time. */
        uncounted: count,
        flags: z.array(attendanceFlag),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
