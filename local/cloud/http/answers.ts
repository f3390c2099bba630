import type { FinishedCall } from '../functions/runner';

/** What a phone gets when the platform, not the function, failed. */
export interface PlatformError {
  errCode: number;
  errMsg: string;
  requestID?: string;
}

/** The cloud hands back at most one megabyte. */
const MAX_RESULT_BYTES = 1024 * 1024;

export function platformError(errCode: number, message: string, requestID?: string): PlatformError {
  return {
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${message}`,
    ...(requestID === undefined ? {} : { requestID }),
  };
}

/** The platform's error for a finished call, or undefined when the function returned something. */
export function failureOf(call: FinishedCall): PlatformError | undefined {
  switch (call.outcome.kind) {
    case 'threw':
      return platformError(-504002, `functions execute fail | errMsg: ${call.outcome.message}`, call.requestId);
    case 'timedOut':
      return platformError(
        -504003,
        `| errMsg: Invoking task timed out after ${call.outcome.afterMs / 1000} seconds`,
        call.requestId,
      );
    case 'returned':
      return Buffer.byteLength(call.outcome.resultJson) > MAX_RESULT_BYTES
        ? platformError(-604001, 'cloudfunction result size exceed limit (1MB)', call.requestId)
        : undefined;
  }
}

export function answerJson(call: FinishedCall): string {
  const failure = failureOf(call);
  if (failure || call.outcome.kind !== 'returned') return JSON.stringify(failure);
  return `{"result":${call.outcome.resultJson},"requestID":"${call.requestId}"}`;
}
