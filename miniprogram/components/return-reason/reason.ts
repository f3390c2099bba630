/** The contract's limits for a reason: at least 4 characters, or the other side cannot work with it; at most 200. */
const REASON_MIN = 4;
export const REASON_MAX = 200;

/** A tapped quick reason: it goes to the front, separated from what was typed; tapped again, it goes away. */
export function toggleQuickReason(text: string, quick: string): string {
  const parts = text.split('；').filter((part) => part.trim() !== '');
  const next = parts.includes(quick) ? parts.filter((part) => part !== quick) : [quick, ...parts];
  return next.join('；').slice(0, REASON_MAX);
}

/** Which quick reasons stand in the text. */
export function chosenQuickReasons(text: string, quick: readonly string[]): boolean[] {
  const parts = text.split('；');
  return quick.map((reason) => parts.includes(reason));
}

/** What is wrong with a reason, in words; empty when it can be sent. */
export function reasonProblem(text: string): string {
  const length = Array.from(text.trim()).length;
  if (length < REASON_MIN) return `请至少写 ${REASON_MIN} 个字`;
  return length > REASON_MAX ? `最多 ${REASON_MAX} 个字` : '';
}
