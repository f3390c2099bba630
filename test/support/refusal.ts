import type { Envelope, ErrorCode, ErrorDetails } from '../../contract';

/** The refusal in an envelope. @throws Error when the call succeeded, so that a test cannot pass by it */
export function refusalOf(envelope: Envelope<unknown>): { code: ErrorCode; details: ErrorDetails } {
  if (envelope.ok) throw new Error('the call was not refused');
  return { code: envelope.error.code, details: envelope.error.details ?? {} };
}
