import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Clock } from '../clock';
import { Timers } from './timers';

const HOUR = 3_600_000;

let folder: string;
let clock: Clock;
let timers: Timers;
let fired: string[];
/** Ends the run that is under way. */
let endRun: () => void;

beforeEach(() => {
  // The ticker stays quiet: a timer is looked at when the clock is moved, and only then.
  jest.useFakeTimers({ now: Date.UTC(2025, 10, 28) });
  folder = mkdtempSync(path.join(os.tmpdir(), 'timers-'));
  clock = new Clock(path.join(folder, 'clock'), Date.UTC(2025, 10, 28));
  fired = [];
  const hourly = {
    name: 'jobs',
    dir: folder,
    callableByPhone: false,
    timers: [{ name: 'hourly', everySeconds: 3600 }],
  };
  timers = new Timers([hourly], clock, (name, { Time }) => {
    fired.push(`${name} ${Time}`);
    return new Promise<void>((resolve) => (endRun = resolve));
  });
});
afterEach(() => {
  timers.close();
  clock.close();
  jest.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets the run that is under way end. */
async function runEnds(): Promise<void> {
  endRun();
  await jest.advanceTimersByTimeAsync(0);
}

it('fires when its interval is over, and not before', () => {
  clock.advance(HOUR - 1);
  expect(fired).toEqual([]);
  clock.advance(1);
  expect(fired).toEqual(['jobs 2025-11-28T01:00:00Z']);
});

it('fires once however far the clock was moved', async () => {
  clock.advance(120 * HOUR);
  await runEnds();
  clock.advance(1);
  expect(fired).toHaveLength(1);
  clock.advance(HOUR);
  expect(fired).toHaveLength(2);
});

it('lets one run end before the next begins', async () => {
  clock.advance(HOUR);
  clock.advance(HOUR);
  expect(fired).toHaveLength(1);
  await runEnds();
  clock.advance(0);
  expect(fired).toHaveLength(2);
});

it('waits one interval from where the clock was moved back to', () => {
  clock.advance(-24 * HOUR);
  clock.advance(HOUR - 1);
  expect(fired).toEqual([]);
  clock.advance(1);
  expect(fired).toHaveLength(1);
});
