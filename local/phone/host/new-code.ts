/** Name of the event by which the phone is asked whether it may load anew; preventing it says no. */
export const NEW_CODE = 'newcode';

/**
 * Loads the phone anew when there is new code; the address holds the page that is open. Where only the functions are new, a page
 * with unsaved input may stay: its next call reaches them anyway.
 */
export function followCode(of: 'phone' | 'functions'): void {
  const allowed = dispatchEvent(new Event(NEW_CODE, { cancelable: true }));
  if (allowed || of === 'phone') location.reload();
}
