import * as z from 'zod/mini';
import { defineCall } from '../../define-call';
import { instant } from '../../common';

/** 个人码 (D8b): what the trainee shows to an administrator's scanner. It checks nobody in by itself. */
export const personalCodeMine = defineCall({
  name: 'personalCode.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    code: z.string(),
    /** When the page takes a new one: before this one ends. */
    renewAt: instant,
    name: z.string(),
    personNumber: z.string(),
    institutionName: z.string(),
    departmentName: z.string(),
  }),
  errors: ['notRegistered'],
});
