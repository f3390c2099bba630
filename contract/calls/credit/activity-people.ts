import * as z from 'zod/mini';
import { attendeeHeadingProblems } from '../../../domain/credit/activity-roster';
import { attendeeOrigins } from '../../../domain/credit/group-activity';
import { tableProblems } from '../../../domain/kernel/table';
import { importStates } from '../../../domain/kernel/table-import';
import { defineCall, readers } from '../../define-call';
import { attachErrors, tableErrors } from '../../errors';
import {
  codesOf,
  count,
  file,
  fileFacts,
  id,
  instant,
  ok,
  pageInput,
  pageOf,
  professionalTitle,
  searchText,
} from '../../common';

const origin = codesOf(attendeeOrigins);

/** People that one command puts onto a list or takes off it: those of a page. */
const someone = z.array(id).check(z.minLength(1), z.maxLength(50));

/** Who stands on the list of an activity, by how their names are spoken. */
export const activityPeopleList = defineCall({
  name: 'activityPeople.list',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ activityId: id, origin: z.optional(origin), search: searchText, ...pageInput }),
  output: pageOf(
    z.strictObject({
      personId: id,
      name: z.string(),
      personNumber: z.string(),
      departmentName: z.string(),
      origin,
      /** Who put them there, and when. */
      by: z.string(),
      at: instant,
    }),
  ),
  errors: [],
});

/** The institution's approved people, by how their names are spoken, each with whether they stand on the list. */
export const activityPeopleCandidates = defineCall({
  name: 'activityPeople.candidates',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    activityId: id,
    search: searchText,
    departmentIds: z.optional(z.array(id).check(z.maxLength(60))),
    ...pageInput,
  }),
  output: z.strictObject({
    ...pageOf(
      z.strictObject({
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        departmentName: z.string(),
        professionalTitle,
        listed: z.boolean(),
      }),
    ).shape,
    /** How many there are in all: with the first page alone, and not where a search finds only by looking. */
    total: z.nullable(count),
  }),
  errors: [],
});

/** Puts people of the institution onto the list; who stands there already stays as they are. */
export const activityPeopleAdd = defineCall({
  name: 'activityPeople.add',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id, personIds: someone }),
  output: z.strictObject({ added: count, people: count }),
  errors: ['wrongState', 'peopleGathering'],
});

/** Puts everybody whom a filter shows onto the list, in the background. */
export const activityPeopleAddAll = defineCall({
  name: 'activityPeople.addAll',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    activityId: id,
    search: searchText,
    departmentIds: z.optional(z.array(id).check(z.maxLength(60))),
  }),
  output: ok,
  errors: ['wrongState', 'peopleGathering'],
});

export const activityPeopleRemove = defineCall({
  name: 'activityPeople.remove',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id, personIds: someone }),
  output: z.strictObject({ removed: count, people: count }),
  errors: ['wrongState', 'peopleGathering'],
});

const peopleFile = z.strictObject({
  importId: id,
  state: z.enum(importStates),
  fileName: fileFacts.fileName,
  startedAt: instant,
  by: z.string(),
  problem: z.nullable(z.enum([...tableProblems, ...attendeeHeadingProblems])),
  rows: count,
  good: count,
  bad: count,
  added: count,
  /** Good rows of people who stand on the list already. */
  same: count,
  changed: count,
  gone: count,
  done: count,
  toDo: count,
});

/** The file of people that is under way, and one that is asked for: one that is over is found by its id alone. */
export const activityPeopleFile = defineCall({
  name: 'activityPeople.file',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ activityId: id, importId: z.optional(id) }),
  output: z.strictObject({ open: z.nullable(peopleFile), asked: z.nullable(peopleFile) }),
  errors: [],
});

/** Hands in a file of people who attended. It is read in the background; nobody is put onto the list by it. One at a time. */
export const activityPeopleBeginFile = defineCall({
  name: 'activityPeople.beginFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id, file }),
  output: z.strictObject({ importId: id }),
  errors: [...attachErrors, ...tableErrors, 'wrongState', 'peopleGathering', 'importOpen'],
});

/** The rows of a file: the bad ones with the reason of each, or who can be taken. */
export const activityPeopleRows = defineCall({
  name: 'activityPeople.rows',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ importId: id, kind: z.enum(['bad', 'added']), ...pageInput }),
  output: pageOf(z.strictObject({ row: count, name: z.string(), text: z.string() })),
  errors: [],
});

/** Puts the good rows onto the list, in the background; with bad ones only if they are to be left out. */
export const activityPeopleTakeFile = defineCall({
  name: 'activityPeople.takeFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ importId: id, skipBad: z.boolean() }),
  output: ok,
  errors: ['wrongState', 'peopleGathering', 'importOver', 'importRowsBad'],
});

/** Lets a file go that nobody has taken. */
export const activityPeopleDropFile = defineCall({
  name: 'activityPeople.dropFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ importId: id }),
  output: ok,
  errors: ['importOver'],
});

/**
 * Opens the attendance of an activity by a rotating code (M21), or opens it again: on its days, while its list may be changed. Scans come in
 * through `attendance.checkIn` like all others; {@link activityPeopleTakeScans} puts their people onto the list.
 */
export const activityPeopleOpenAttendance = defineCall({
  name: 'activityPeople.openAttendance',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id }),
  output: z.strictObject({ sessionId: id }),
  errors: ['wrongState', 'peopleGathering', 'activityDaysOpen', 'activityNotToday', 'institutionSuspended'],
});

/** Ends that attendance and puts everybody who has scanned, and who may get credits, onto the list, in the background. */
export const activityPeopleTakeScans = defineCall({
  name: 'activityPeople.takeScans',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id }),
  output: ok,
  errors: ['wrongState', 'peopleGathering'],
});
