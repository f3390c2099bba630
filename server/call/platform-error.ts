/** What an error of WeChat's platform tells about itself, and what of an unexpected error may be logged. */

/** The platform's number of an error, the reason it names in brackets, and its words. */
export interface PlatformError {
  code: number | undefined;
  /** E.g. `ResourceUnavailable.TransactionBusy`, where the number says no more than "resource system error". */
  reason: string | undefined;
  /** May repeat what somebody typed: never to be logged. */
  message: string;
}

/** Only what the first brackets hold, and only if it has the shape of a reason: documents come behind it. */
const REASON = /^[^[]*\[([A-Z][A-Za-z]{2,40}(?:\.[A-Z][A-Za-z]{2,40})?)\]/;

/** An SDK error carries its number as `errCode` and its words as `errMsg`. */
export function platformError(thrown: unknown): PlatformError {
  if (typeof thrown !== 'object' || thrown === null)
    return { code: undefined, reason: undefined, message: String(thrown) };
  const parts = [
    'errMsg' in thrown ? thrown.errMsg : '',
    'message' in thrown ? thrown.message : '',
    'code' in thrown ? thrown.code : '',
  ];
  const message = parts.filter((part) => typeof part === 'string').join(' ');
  const code = 'errCode' in thrown ? Number(thrown.errCode) : undefined;
  // Without a number it is no error of the platform's, and its brackets are anybody's.
  return { code, reason: code === undefined ? undefined : REASON.exec(message)?.[1], message };
}

/** Enough of an unexpected error to tell what it was, and nothing a person typed: its name, the platform's number and reason. */
export function loggable(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { code, reason } = platformError(thrown);
  return {
    error: thrown.name,
    ...(code === undefined ? {} : { errCode: String(code) }),
    ...(reason === undefined ? {} : { reason }),
  };
}
