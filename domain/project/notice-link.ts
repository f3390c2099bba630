/**
 * The code on a poster that leads to a meeting notice. With the address under which WeChat's own scanner opens the
 * mini-program it is a link; without one only the mini-program's scanner understands it. Never a token: those are 30
 * characters without a slash (token.ts), so one scanner can read both.
 */

const OWN_SCHEME = 'jijiaotong:';
const PATH = 'notice/';
/** The path ends the text and stands behind an address, a query or our scheme; ids are those of the contract. */
const NOTICE = /[:/=?]notice\/([A-Za-z0-9][A-Za-z0-9_.:%-]{0,119})$/;

/** The text of a notice's code. @param urlPrefix the address before it, '' when there is none */
export function noticeLink({ urlPrefix, projectId }: { urlPrefix: string; projectId: string }): string {
  return `${urlPrefix === '' ? OWN_SCHEME : urlPrefix}${PATH}${projectId}`;
}

/** The project whose notice a scanned text leads to; undefined for anything else. Whether it exists is for the server. */
export function noticeOf(scanned: string): string | undefined {
  return NOTICE.exec(scanned.trim())?.[1];
}
