import type * as z from 'zod/mini';
import type { CallDefinition, Role } from '../../contract/define-call';
import type { ErrorCode } from '../../contract/errors';
import type { Caller, Context } from './context';
import type { Refusing } from './refusal';

/** The caller a role stands for. `anyone` may be anybody, known or not; with some of the rights one is an administrator too. */
type CallerOf<R extends Role> = R extends 'anyone'
  ? Caller
  : Extract<
      Caller,
      { kind: R extends 'attendanceOnly' | 'readOnly' | 'departmentContact' | 'activityDelegate' ? 'administrator' : R }
    >;

/** What the procedure of a call is given. */
export type ContextOf<Call extends { roles: readonly Role[]; errors: readonly ErrorCode[] }> = Context<
  CallerOf<Call['roles'][number]>
> &
  Refusing<Call['errors'][number]>;

/** The use case behind one call: load, decide (domain), save, log. */
export interface Procedure {
  call: CallDefinition<string, z.ZodMiniType, z.ZodMiniType>;
  handle(context: Context & Refusing<ErrorCode>, input: unknown): Promise<unknown>;
}

/**
 * Binds a handler to its call: the input it gets is the parsed one, the caller one of those the call allows. Roles in
 * the contract decide the type of `context.caller`, so a handler cannot read an institution from the input by mistake;
 * errors in the contract decide the type of `context.refuse`, so it cannot give one that is not declared.
 */
export function defineProcedure<
  const R extends readonly Role[],
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
  const Errors extends readonly ErrorCode[],
>(
  call: CallDefinition<string, Input, Output, R, Errors>,
  handle: (
    context: Context<CallerOf<R[number]>> & Refusing<Errors[number]>,
    input: z.output<Input>,
  ) => Promise<z.input<Output>>,
): Procedure {
  return {
    call,
    // The router has parsed the input with `call.input` and checked the caller against `call.roles`.
    handle: (context, input) =>
      handle(context as typeof context & Context<CallerOf<R[number]>>, input as z.output<Input>),
  };
}
