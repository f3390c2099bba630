import * as z from 'zod/mini';
import { defineCall, readers } from '../../define-call';
import { count, id, ok, text } from '../../common';

/** More than any institution has. */
const MOST_DEPARTMENTS = 1000;

/** In the order that the institution has set. */
export const departmentList = defineCall({
  name: 'department.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        departmentId: id,
        name: z.string(),
        /** As `directory.departments` has it. */
        spoken: z.string(),
        people: count,
        /** Names of those who see the people of this department alone (科室联系人). */
        contacts: z.array(z.string()),
        /** Others were merged into it, and not all of their people have arrived. */
        takesIn: z.boolean(),
      }),
    ),
    /** To be sent with another order. */
    orderSeen: count,
  }),
  errors: [],
});

/** Adds a department, or renames one when `departmentId` is given (M3 科室管理). */
export const departmentSave = defineCall({
  name: 'department.save',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ departmentId: z.optional(id), name: text(30, 2) }),
  output: z.strictObject({ departmentId: id }),
  errors: ['conflict', 'contentRejected'],
});

/** Puts the departments in another order, for every list and picker. One that is left out comes after those that are named. */
export const departmentArrange = defineCall({
  name: 'department.arrange',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    departmentIds: z.array(id).check(z.maxLength(MOST_DEPARTMENTS)),
    /** `orderSeen` of what was arranged: what a colleague has arranged meanwhile is not undone unseen. */
    orderSeen: count,
  }),
  output: ok,
  errors: ['conflict'],
});

/** Merges a department into another one: its people, its rows of the roster and its contacts follow, and its name is free. */
export const departmentMerge = defineCall({
  name: 'department.merge',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ departmentId: id, intoId: id }),
  output: ok,
  errors: ['wrongState', 'departmentMerging'],
});

/** Removes a department nobody belongs to. */
export const departmentRemove = defineCall({
  name: 'department.remove',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ departmentId: id }),
  output: ok,
  errors: ['wrongState', 'departmentHasContact', 'departmentMerging'],
});
