import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../local/cloud/clock';
import { startCloud } from '../../local/cloud';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'restart-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const collections = [{ name: 'items', indexes: [] }];

it('finds data and time as it left them, and the time that the laptop was off has not passed', async () => {
  const options = { dataDir: dir, collections, people: [], functions: [], startAt: Date.UTC(2025, 10, 28) };
  const first = await startCloud(options);
  expect(first.fresh).toBe(true);
  await first.store.insert('items', [{ _id: 'a' }]);
  first.clock.moveTo(Date.UTC(2025, 11, 24));
  await first.close();
  const off = 3_600_000;
  const machineTime = Date.now;
  Date.now = () => machineTime() + off;
  const second = await startCloud(options);
  expect(second.fresh).toBe(false);
  expect(second.store.count('items', {})).toBe(1);
  const passed = second.clock.now() - Date.UTC(2025, 11, 24);
  Date.now = machineTime;
  expect(passed).toBeGreaterThanOrEqual(0);
  expect(passed).toBeLessThan(off);
  await second.close();
});

it('begins a fresh clock at the given time and ignores a broken file', () => {
  writeFileSync(join(dir, 'clock'), 'half a num');
  const clock = new Clock(join(dir, 'clock'), 5_000_000);
  expect(clock.now()).toBeGreaterThanOrEqual(5_000_000);
  expect(clock.now()).toBeLessThan(5_000_000 + 3_600_000);
  clock.close();
});

it('refuses people whose openid the SDK would turn into a number, and two people with one openid', async () => {
  const person = { id: 'x', openid: '123', label: 'x', phone: '1' };
  await expect(startCloud({ dataDir: dir, collections, functions: [], people: [person] })).rejects.toThrow(
    'digits only',
  );
  await expect(
    startCloud({
      dataDir: dir,
      collections,
      functions: [],
      people: [
        { ...person, openid: 'o' },
        { ...person, id: 'y', openid: 'o' },
      ],
    }),
  ).rejects.toThrow('same id or openid');
});
