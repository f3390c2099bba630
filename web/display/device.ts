/** What makes this browser a display: a secret that only it and the server's digest know, and the code that stands for it. */
export interface Device {
  pass: string;
  code: string;
}

const KEY = 'jijiaotong-display';

/** The display that this browser was when the page was last open. Private windows may keep nothing: then it is paired anew. */
export function keptDevice(): Device | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('pass' in kept) || !('code' in kept)) return undefined;
    const { pass, code } = kept;
    return typeof pass === 'string' && typeof code === 'string' ? { pass, code } : undefined;
  } catch {
    return undefined;
  }
}

export function keepDevice(device: Device | undefined): void {
  try {
    if (device === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(device));
  } catch {
    // It is a display all the same, until the page is closed.
  }
}
