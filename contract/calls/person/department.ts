import * as z from 'zod/mini';
import { defineCall, readers } from '../../define-call';
import { count, id, ok, text } from '../../common';

export const departmentList = defineCall({
  name: 'department.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({ rows: z.array(z.strictObject({ departmentId: id, name: z.string(), people: count })) }),
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

/** Removes a department nobody belongs to. */
export const departmentRemove = defineCall({
  name: 'department.remove',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ departmentId: id }),
  output: ok,
  errors: ['wrongState'],
});
