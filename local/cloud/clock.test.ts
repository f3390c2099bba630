import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Clock } from './clock';

const BEGIN = Date.UTC(2025, 10, 28);
const folder = mkdtempSync(path.join(os.tmpdir(), 'clock-'));
let clock: Clock;
beforeEach(() => {
  clock = new Clock(path.join(folder, 'clock'), BEGIN);
  clock.moveTo(BEGIN);
});
afterEach(() => clock.close());
afterAll(() => rmSync(folder, { recursive: true }));

const realTimePasses = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the clock', () => {
  it('runs on from where it was put', async () => {
    await realTimePasses(20);
    expect(clock.now()).toBeGreaterThan(BEGIN + 10);
  });

  it('once it stands, moves only when it is moved, and tells of that', async () => {
    const told: number[] = [];
    clock.onMove((now) => told.push(now));
    clock.stand();
    const stands = clock.now();
    await realTimePasses(20);
    expect(clock.now()).toBe(stands);
    clock.moveTo(BEGIN + 5_000);
    clock.advance(100);
    await realTimePasses(20);
    expect(clock.now()).toBe(BEGIN + 5_100);
    expect(told).toEqual([BEGIN + 5_000, BEGIN + 5_100]);
  });
});
