import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { alone } from './alone';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alone-'));
const lock = path.join(folder, 'inside/lock');
const notes = path.join(folder, 'notes');
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Another process that works alone: it notes when it begins and ends, or dies in between. */
const other = (name: string, end: 'finishes' | 'dies') => {
  const code = `
    const { appendFileSync } = require('node:fs');
    require(${JSON.stringify(path.join(__dirname, 'alone.ts'))}).alone(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(notes)}, '${name} begins\\n');
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (${end === 'dies'}) process.kill(process.pid, 'SIGKILL');
      appendFileSync(${JSON.stringify(notes)}, '${name} ends\\n');
    });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', resolve));
};

it('lets one process work after the other, and outlives one that dies at work', async () => {
  await Promise.all([other('a', 'finishes'), other('b', 'dies'), other('c', 'finishes')]);
  const lines = fs.readFileSync(notes, 'utf8').trim().split('\n');
  const withoutDead = lines.filter((line) => line !== 'b begins');
  expect(withoutDead).toHaveLength(4);
  expect([withoutDead.slice(0, 2), withoutDead.slice(2)].sort()).toEqual([
    ['a begins', 'a ends'],
    ['c begins', 'c ends'],
  ]);
  expect(await alone(lock, () => Promise.resolve('free'))).toBe('free');
});
