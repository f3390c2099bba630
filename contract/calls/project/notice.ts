import * as z from 'zod/mini';
import { intendedStrategies } from '../../../domain/project/intended-strategy';
import { askings } from '../../../domain/project/planned-windows';
import { defineCall } from '../../define-call';
import {
  codesOf,
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

/** The public meeting notice behind a share card (T5). No contact phone, no meeting cost, no lecturer's data but name and title. */
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
    projectLead: z.string(),
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
  errors: ['notRegistered'],
});

export const noticeFollowing = defineCall({
  name: 'notice.following',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({ following: z.boolean() }),
  errors: ['notRegistered'],
});
