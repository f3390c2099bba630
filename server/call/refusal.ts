import type { ErrorDetails } from '../../contract/envelope';
import type { ErrorCode } from '../../contract/errors';

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

/** Ends a procedure with a refusal. */
export function refuse(code: ErrorCode, details?: ErrorDetails): never {
  throw new Refusal(code, details);
}
