import * as z from 'zod/mini';
import { intendedStrategies } from '../../../domain/project/intended-strategy';
import { askings } from '../../../domain/project/intended-strategy';
import { defineCall } from '../../define-call';
import {
  codesOf,
  count,
  activityForm,
  creditHundredths,
  creditLevel,
  day,
  digest,
  fileAddress,
  hourTenths,
  id,
  instant,
  pageInput,
  pageOf,
  professionalTitle,
} from '../../common';
import { lesson, projectState } from './project';

export const noticeRow = z.strictObject({
  projectId: id,
  projectNumber: z.string(),
  title: z.string(),
  creditLevel,
  creditHundredths,
  hourTenths,
  institutionName: z.string(),
  venue: z.string(),
  firstDay: day,
  lastDay: day,
});

/** Approved projects that are still to come or going on; anyone may read them. */
export const noticeList = defineCall({
  name: 'notice.list',
  service: 'api',
  roles: ['anyone'],
  kind: 'query',
  input: z.strictObject({ ...pageInput }),
  output: pageOf(noticeRow),
  errors: [],
});

/** The public meeting notice behind a share card (T5). No meeting cost, no lecturer's data but name and title. */
export const noticeGet = defineCall({
  name: 'notice.get',
  service: 'api',
  roles: ['anyone'],
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({
    ...noticeRow.shape,
    /** The text of a code that leads here, for a poster (domain/project/notice-link.ts). */
    link: z.string(),
    activityForm: z.nullable(activityForm),
    /** By what remote and mixed teaching reaches people; '' else. */
    platform: z.string(),
    projectLead: z.string(),
    /** Where the venue lies on the map, gcj02; missing where its institution has not marked it. */
    point: z.optional(z.strictObject({ latitude: z.number(), longitude: z.number() })),
    /** Whom to ask: the project's own contact, with the phone that its institution has given for that. */
    contact: z.strictObject({ name: z.string(), phone: z.string() }),
    /** What to have with one; '' where the institution says nothing. */
    bring: z.string(),
    /** What the centre has approved last that is different from before. */
    changed: z.optional(z.strictObject({ words: z.string(), at: instant })),
    discipline: z.string(),
    batches: z.array(
      z.strictObject({
        batchId: id,
        begin: day,
        end: day,
        /** When people are to check in, in whole seconds (domain/project/planned-windows.ts). */
        windows: z.array(z.strictObject({ begin: instant, end: instant })),
        intendedStrategy: codesOf(intendedStrategies),
        /** What it asks for, where that can be said in a word (domain/project/planned-windows.ts). */
        asking: z.enum(askings),
      }),
    ),
    courses: z.array(
      z.strictObject({
        topic: z.string(),
        hourTenths,
        /** When it is taught; none where its institution does not say. */
        lessons: z.array(lesson),
        lecturers: z.array(
          z.strictObject({ lecturerName: z.string(), professionalTitle: z.nullable(professionalTitle) }),
        ),
      }),
    ),
    /** Of a meeting that people enrol for (报名); missing of one that they just come to. */
    enrolment: z.optional(
      z.strictObject({
        enrolled: count,
        /** How many are planned; null where no number is. */
        planned: z.nullable(count),
        /** The batches for which one can still enrol. */
        openBatchIds: z.array(id),
      }),
    ),
    state: projectState,
    /** Why it does not take place. */
    cancelReason: z.optional(z.string()),
    /** The sealed notice and agenda, as short-lived URLs. */
    attachments: z.array(
      z.strictObject({
        kind: z.enum(['notice', 'agenda']),
        sizeBytes: z.int(),
        ...fileAddress,
        digest: z.optional(digest),
      }),
    ),
  }),
  errors: ['readTooOften'],
});

/** Begins or ends following a holding (关注): whoever follows it is told when it changes or does not take place. */
export const noticeFollow = defineCall({
  name: 'notice.follow',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ projectId: id, following: z.boolean() }),
  output: z.strictObject({ following: z.boolean() }),
  errors: ['notRegistered', 'enrolledFollows'],
});

/** How the caller stands to a meeting: whether they follow it, and for which batch they have enrolled. */
export const noticeFollowing = defineCall({
  name: 'notice.following',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({
    following: z.boolean(),
    enrolment: z.optional(z.strictObject({ batchId: id, mayCall: z.boolean() })),
  }),
  errors: ['notRegistered'],
});
