import * as z from 'zod/mini';
import { count, creditLevel, day, id, text } from '../../common';
import { defineCall, readers } from '../../define-call';
import { certainty } from './rule-table';
import { roundState } from './grant';

/** Somebody who may get a lecturer's credits, as far as the institution needs to know them. */
const person = z.strictObject({
  personId: id,
  name: z.string(),
  personNumber: z.string(),
  institutionName: z.string(),
  departmentName: z.string(),
});

/** 主讲人授分 of a batch (M20, G5): who taught what, what the rate gives, and what stands against it. */
export const lecturerGrantGet = defineCall({
  name: 'lecturerGrant.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ projectId: id, batchId: id }),
  output: z.strictObject({
    projectNumber: z.string(),
    title: z.string(),
    creditLevel,
    activityDate: day,
    /** The row of the rule table for that day; null where it says nothing for the level. */
    rate: z.nullable(z.strictObject({ creditHundredths: z.int(), source: z.string(), validFrom: day, certainty })),
    /** Why nobody can be granted yet. */
    obstacle: z.nullable(z.enum(['projectNotApproved', 'traineesFirst', 'grantRunning', 'noRate', 'rateUnconfirmed'])),
    lecturers: z.array(
      z.strictObject({
        /** Tells them apart in this project. */
        key: z.string(),
        name: z.string(),
        cardNumberMasked: z.string(),
        courses: z.array(z.strictObject({ courseId: id, topic: z.string(), number: count })),
        hourTenths: count,
        isProjectLead: z.boolean(),
        creditHundredths: count,
        /** `found` by card; else what is to be mended. `hoursGranted`: these hours have gone to `person`, whoever the course names now. */
        standing: z.enum(['found', 'noCard', 'cardUnknown', 'granted', 'hoursGranted']),
        /** Whose the card is, or who was granted. */
        person: z.nullable(person),
        /** Their name is not the one that the course has. */
        nameDiffers: z.boolean(),
        /** Has the same credits as an attendee: pointed out, and decided with a reason. */
        alsoTrainee: z.boolean(),
        round: z.nullable(z.strictObject({ roundId: id, state: roundState })),
      }),
    ),
    /** Courses of which nobody is named. */
    unnamed: z.array(z.strictObject({ courseId: id, topic: z.string(), number: count })),
  }),
  errors: ['lookedUpTooOften'],
});

/**
 * Grants lecturers their credits (M20): a round of its own with the batch's analysis as its attendance, pending until the centre has
 * approved it (M23). Whoever has the credits already is not granted again.
 */
export const lecturerGrantStart = defineCall({
  name: 'lecturerGrant.start',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    lecturers: z
      .array(
        z.strictObject({
          key: text(100, 1),
          /** Whose the card is; or somebody of the institution, picked by name, with a note. */
          personId: id,
          /** Needed where something was pointed out: another name, an attendee as well, picked by name. */
          note: z.optional(text(200)),
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
    /** The sum that was shown: another one has to be looked at first. */
    creditHundredths: count,
  }),
  output: z.strictObject({ roundId: id }),
  errors: [
    'projectNotApproved',
    'traineesFirst',
    'grantRunning',
    'noRate',
    'rateUnconfirmed',
    'staleRevision',
    'alreadyGranted',
    'reasonRequired',
    'contentRejected',
    'lookedUpTooOften',
  ],
});
