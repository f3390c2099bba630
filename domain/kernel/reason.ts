/** The shortest reason that tells somebody what to mend, in characters that can be seen. */
export const MIN_REASON_LENGTH = 4;

/** Whether a text says enough to be the reason of a return, an exclusion or a cancellation. */
export function isReason(text: string): boolean {
  return Array.from(text.replace(/[\s\p{C}]/gu, '')).length >= MIN_REASON_LENGTH;
}

/** What stands against a step that needs a reason; named like the error that the phone is told. */
export function reasonObjection(text: string): 'reasonRequired' | undefined {
  return isReason(text) ? undefined : 'reasonRequired';
}
