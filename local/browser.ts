import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** No sandbox inside a container's root, and nothing that looks for a network of its own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the machine's own Chromium: the one `CHROMIUM_PATH` names (`npm test` finds it), or Debian's.
 * @param flags more of its flags
 * @param options how else it is to run: its viewer for PDFs is in its newer headless mode alone
 */
export function launchBrowser(flags: readonly string[] = [], options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
    ...options,
  });
}
