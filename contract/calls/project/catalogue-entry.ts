import * as z from 'zod/mini';
import { entryEventKinds, entryFacts, foldEntryText } from '../../../domain/project/catalogue';
import { projectStates } from '../../../domain/project/project-state';
import { defineCall } from '../../define-call';
import {
  activityForm,
  count,
  creditHundredths,
  creditLevel,
  day,
  hourTenths,
  id,
  instant,
  pageInput,
  pageOf,
  personName,
  searchText,
  text,
  year,
} from '../../common';

const folded = (max: number) => z.string().check(z.overwrite(foldEntryText), z.minLength(1), z.maxLength(max));

/** What the centre says of an entry (M6); dates, disciplines, lead and form may be open. */
const facts = {
  institutionId: id,
  year,
  projectNumber: folded(60),
  title: text(200, 1),
  creditLevel,
  creditHundredths,
  hourTenths: hourTenths.check(z.minimum(1)),
  plannedBegin: z.nullable(day),
  plannedEnd: z.nullable(day),
  plannedDayTenths: z.nullable(z.int().check(z.minimum(0), z.maximum(3660))),
  discipline2: text(40),
  discipline3: text(40),
  projectLead: personName,
  activityForm: z.nullable(activityForm),
};

const withdrawn = z.nullable(z.strictObject({ at: instant, by: z.string(), reason: z.string() }));
/** What the rule table finds odd; nothing is refused for it (rules: "Rule table"). */
const warning = z.nullable(
  z.strictObject({
    code: z.enum(['creditsDifferFromHours', 'creditsAboveCap']),
    /** What the table expects, or allows at most. */
    creditHundredths,
  }),
);

/** What is shown is what is stored: an older entry may have what no form takes any more. */
const shown = {
  catalogueEntryId: id,
  institutionId: id,
  institutionName: z.string(),
  year,
  projectNumber: z.string(),
  title: z.string(),
  creditLevel,
  creditHundredths,
  hourTenths,
  plannedBegin: z.nullable(day),
  plannedEnd: z.nullable(day),
  plannedDayTenths: z.nullable(z.int()),
  withdrawn,
  warning,
  /** Projects made of it, whatever became of them. */
  timesHeld: count,
};

/** The whole catalogue for the centre that keeps it, latest number first. */
export const catalogueEntryList = defineCall({
  name: 'catalogueEntry.list',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({
    search: searchText,
    year: z.optional(year),
    institutionId: z.optional(id),
    creditLevel: z.optional(creditLevel),
    /** Only those that are withdrawn, or only those that are offered. */
    withdrawn: z.optional(z.boolean()),
    ...pageInput,
  }),
  output: pageOf(z.strictObject(shown)),
  errors: [],
});

/** One entry with the projects made of it, the newest first. */
export const catalogueEntryGet = defineCall({
  name: 'catalogueEntry.get',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ catalogueEntryId: id }),
  output: z.strictObject({
    ...shown,
    discipline2: z.string(),
    discipline3: z.string(),
    projectLead: z.string(),
    activityForm: z.nullable(activityForm),
    revision: count,
    /** Who changed it last. */
    edited: z.optional(z.strictObject({ by: z.string(), at: instant })),
    /** Some of them; `timesHeld` says how many there are. `readable`: it was handed in, so the centre may open it. */
    holdings: z.array(
      z.strictObject({
        projectId: id,
        state: z.enum(projectStates),
        firstDay: z.nullable(day),
        lastDay: z.nullable(day),
        readable: z.boolean(),
      }),
    ),
  }),
  errors: [],
});

/** What happened to an entry, newest first. */
export const catalogueEntryHistory = defineCall({
  name: 'catalogueEntry.history',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ catalogueEntryId: id, ...pageInput }),
  output: pageOf(
    z.strictObject({
      eventId: id,
      at: instant,
      by: z.string(),
      kind: z.enum(entryEventKinds),
      reason: z.string(),
      changes: z.array(
        z.strictObject({
          fact: z.enum(entryFacts.map(({ key }) => key)),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
  ),
  errors: [],
});

export const catalogueEntryAdd = defineCall({
  name: 'catalogueEntry.add',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject(facts),
  output: z.strictObject({ catalogueEntryId: id }),
  errors: ['importOpen', 'entryNumberTaken', 'contentRejected'],
});

/** Corrects an entry. What binds its holdings changes only while there are none. */
export const catalogueEntryEdit = defineCall({
  name: 'catalogueEntry.edit',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ catalogueEntryId: id, revision: count, ...facts }),
  output: z.strictObject({ revision: count }),
  errors: ['importOpen', 'entryNumberTaken', 'entryHeld', 'staleRevision', 'contentRejected'],
});

/** Offers an entry no more. Projects made of it go on, and its institution is told why. */
export const catalogueEntryWithdraw = defineCall({
  name: 'catalogueEntry.withdraw',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ catalogueEntryId: id, revision: count, reason: text(200) }),
  output: z.strictObject({ revision: count }),
  errors: ['importOpen', 'wrongState', 'staleRevision', 'reasonRequired', 'contentRejected'],
});

/** Offers an entry again that was withdrawn. */
export const catalogueEntryRestore = defineCall({
  name: 'catalogueEntry.restore',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ catalogueEntryId: id, revision: count }),
  output: z.strictObject({ revision: count }),
  errors: ['importOpen', 'wrongState', 'staleRevision'],
});
