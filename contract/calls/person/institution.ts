import * as z from 'zod/mini';
import { id, instant, pageInput, pageOf, password, searchText } from '../../common';
import { defineCall } from '../../define-call';
import { endedSignIns } from './administrator';

/** The hospitals' accounts, for the centre that gives them out (M1). */
export const institutionAccounts = defineCall({
  name: 'institution.accounts',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ search: searchText, ...pageInput }),
  output: pageOf(
    z.strictObject({
      institutionId: id,
      name: z.string(),
      account: z.string(),
      passwordChangedAt: z.nullable(instant),
    }),
  ),
  errors: [],
});

/** A hospital has forgotten its password: the centre sets another and tells it. All its sign-ins end. */
export const institutionResetPassword = defineCall({
  name: 'institution.resetPassword',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ institutionId: id, newPassword: password }),
  output: endedSignIns,
  errors: [],
});
