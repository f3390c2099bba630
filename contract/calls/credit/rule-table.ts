import * as z from 'zod/mini';
import { certainties, ruleFigures } from '../../../domain/kernel/rule-table';
import { codesOf, count, day, id, instant, ok, text, track } from '../../common';
import { defineCall } from '../../define-call';

const figure = codesOf(ruleFigures);
export const certainty = z.enum(certainties);
/** Hundredths of a credit or tenths of an hour, as the figure says. */
const value = z.int().check(z.minimum(1), z.maximum(100_000));

const row = {
  rowId: id,
  value: z.int(),
  validFrom: day,
  source: z.string(),
  certainty,
};

/** 规则表 of one track on one day (G11): every figure, also those without a row. */
export const ruleTableList = defineCall({
  name: 'ruleTable.list',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ track, on: z.optional(day) }),
  output: z.strictObject({
    on: day,
    figures: z.array(
      z.strictObject({
        figure,
        /** The row in force on the day. */
        row: z.nullable(z.strictObject(row)),
        /** From when on another row is in force. */
        nextFrom: z.nullable(day),
        /** A row of it waits for the centre's word, in force today or to come. */
        open: z.boolean(),
      }),
    ),
  }),
  errors: [],
});

/** Every row that a figure has ever had, the latest first (G11). */
export const ruleTableFigure = defineCall({
  name: 'ruleTable.figure',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ track, figure }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        ...row,
        /** `inForce` today, `coming`, `past`, or `replaced` by one that was added later for the same day. */
        standing: z.enum(['inForce', 'coming', 'past', 'replaced']),
        by: z.string(),
        at: instant,
        confirmed: z.nullable(z.strictObject({ by: z.string(), at: instant })),
      }),
    ),
  }),
  errors: [],
});

const proposed = { track, figure, value, validFrom: day };

/** What another row would change, before it is added (G11): nothing that was granted, only what is still to come. */
export const ruleTablePreview = defineCall({
  name: 'ruleTable.preview',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject(proposed),
  output: z.strictObject({
    /** What the table says for that day now. */
    before: z.nullable(z.int()),
    /** The day from which another row is in force already. */
    until: z.nullable(day),
    /** Approved projects that end in between. */
    projects: count,
    /** There are more than were looked at. */
    more: z.boolean(),
    /** Of a lecturer's rate: who teaches in them and has no credits for it yet, and what they would get. */
    lecturers: z.nullable(z.strictObject({ people: count, beforeHundredths: count, afterHundredths: count })),
    /** Of the hours a credit and a project's cap: how many of them the table finds odd. A warning, their credits stay. */
    odd: z.nullable(z.strictObject({ before: count, after: count })),
  }),
  errors: [],
});

/** Adds a dated row (G11). No row is ever changed; of two for the same day the later one holds. */
export const ruleTableAdd = defineCall({
  name: 'ruleTable.add',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({
    ...proposed,
    source: text(100),
    certainty: z.enum(['certain', 'uncertain']),
    /** How many rows the figure had when the reviewer looked. */
    rowsSeen: count,
  }),
  output: z.strictObject({ rowId: id }),
  errors: ['staleRevision', 'sameRule', 'contentRejected'],
});

/** The centre vouches for a row that was uncertain: from then on it is granted by (M20). */
export const ruleTableConfirm = defineCall({
  name: 'ruleTable.confirm',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ rowId: id }),
  output: ok,
  errors: ['wrongState'],
});
