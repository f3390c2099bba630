import * as z from 'zod/mini';
import type { ErrorCode } from './errors';

// Mini-programs forbid `new Function`, which zod's fast path would use.
z.config({ jitless: true });

/** The cloud functions a phone may address. `jobs` is missing on purpose: phones may not call it. */
export const services = ['attendance', 'api', 'reports', 'face'] as const;
export type Service = (typeof services)[number];

/**
 * Who may make a call. The router checks it before the handler runs.
 * - `anyone`: nobody needs to be known (the notice in single-page mode)
 * - `wechatUser`: an openid is enough (registering, signing in)
 * - `trainee`: a person with a registration, whatever its state
 * - `administrator`: signed in to a hospital's institution account, with all rights there
 * - `attendanceOnly`, `readOnly`: the same with some of the rights alone (domain/person/institution-role.ts)
 * - `departmentContact`: signed in to a hospital's account as the contact of one department, whose people alone they see
 * - `activityDelegate`: signed in, with all rights, to a hospital's account to which the centre has given the review of group activities (M21)
 * - `reviewer`: signed in to the centre's account
 * - `display`: a display that was paired with one session, whoever holds it (domain/attendance/display.ts)
 */
export const roles = [
  'anyone',
  'wechatUser',
  'trainee',
  'administrator',
  'attendanceOnly',
  'readOnly',
  'departmentContact',
  'activityDelegate',
  'reviewer',
  'display',
] as const;
export type Role = (typeof roles)[number];

/** Everybody who acts for a hospital as a whole: what each of them may see. The contact of a department is not among them. */
export const anyAdministrator = ['administrator', 'attendanceOnly', 'readOnly'] as const satisfies readonly Role[];
/** Those who look after the check-in on the day. */
export const attendants = ['administrator', 'attendanceOnly'] as const satisfies readonly Role[];
/** Those who may look at people, projects and credits, and at nothing that lets somebody check in. */
export const readers = ['administrator', 'readOnly'] as const satisfies readonly Role[];

/** One call: its name, who may make it, the function that serves it, its schemas and the errors it may give. */
export interface CallDefinition<
  Name extends string,
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
  Roles extends readonly Role[] = readonly Role[],
  Errors extends readonly ErrorCode[] = readonly ErrorCode[],
> {
  readonly name: Name;
  readonly service: Service;
  /** The caller needs one of these. */
  readonly roles: Roles;
  /** A command changes something and is repeatable under the same request id; a query changes nothing. */
  readonly kind: 'command' | 'query';
  readonly input: Input;
  readonly output: Output;
  /** Business errors of this call, besides those every call may give. Its procedure cannot refuse with another one. */
  readonly errors: Errors;
}

/** Declares a call; exists so that literal types are inferred. */
export function defineCall<
  const Name extends string,
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
  const Roles extends readonly Role[],
  const Errors extends readonly ErrorCode[],
>(definition: CallDefinition<Name, Input, Output, Roles, Errors>): CallDefinition<Name, Input, Output, Roles, Errors> {
  return definition;
}
