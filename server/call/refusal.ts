import type { ErrorDetails } from '../../contract/envelope';
import type { CommonError, ErrorCode } from '../../contract/errors';

/**
 * A business refusal on its way out of a procedure. The router turns it into `{ ok: false, error }`; nothing else may
 * reach the phone. `details` must not hold personal data of anybody but the caller.
 */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details?: ErrorDetails,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Ends what is running with one of these errors, or with one that every call may give. */
export type Refuse<Code extends ErrorCode> = (code: Code | CommonError, details?: ErrorDetails) => never;

/**
 * What a helper asks for that may end a call with these errors. The context of a call whose contract does not declare one
 * of them does not fit, so a call cannot give an error that its contract keeps quiet about.
 */
export interface Refusing<Code extends ErrorCode> {
  readonly refuse: Refuse<Code>;
}

/** Ends any call, with an error that every call may give. Errors of one call alone: `context.refuse`. */
export const refuse: Refuse<never> = (code, details) => {
  throw new Refusal(code, details);
};

/** For the way in alone: the router hands it to each procedure, as far as the contract of its call goes. */
export const refuseWithAny: Refuse<ErrorCode> = (code, details) => {
  throw new Refusal(code, details);
};
