/**
 * `npm run bench -- cold`: how long a cold instance of the function `attendance` takes from reading its code to its first
 * answer, as it is deployed, against a function with nothing but the SDK in it. Each start is a fresh process. Both are
 * asked something that needs no database: a forged code is refused from memory.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildFunctions, bundleFunction } from '../scripts/build/functions';
import { atMost, figuresOf, measure, rounded, spreadOf, type Result } from './support/measure';

const ROUNDS = 15;
const BAR = 1.25;

const key = (): string => randomBytes(32).toString('base64');
/** What the cloud gives a function, and the product's own settings. */
const env = {
  PATH: process.env['PATH'] ?? '',
  NODE_ENV: 'production',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'bench',
  TCB_ENV: 'bench',
  TENCENTCLOUD_SECRETID: 'bench',
  TENCENTCLOUD_SECRETKEY: 'bench',
  TENCENTCLOUD_SESSIONTOKEN: 'bench',
  WX_OPENID: 'oCaller',
  WX_CONTEXT_KEYS: 'WX_OPENID',
  PERSONAL_DATA_KEY: key(),
  DIGEST_KEY: key(),
  TOKEN_KEYS: `1:${key()}`,
  SUPPORT_PHONE: '0731-12345678',
};

const scan = {
  call: 'attendance.checkIn',
  requestId: 'ABCDEFGHJKLMNPQRSTUV',
  input: { qrText: '1ABCDEFGH00001ABCDEFGHJKMNPQRS' },
};

/** Milliseconds to the first answer of a fresh process. @throws Error when it is another one than expected */
function firstAnswer(folder: string, expected: RegExp): number {
  const starter = path.join(__dirname, 'support/first-answer.cjs');
  const { stdout, stderr } = spawnSync(process.execPath, [starter, folder, JSON.stringify(scan)], {
    env,
    encoding: 'utf8',
  });
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!expected.test(last)) throw new Error(`${folder} answered ${last}\n${stderr}`);
  return (JSON.parse(last) as { ms: number }).ms;
}

async function main(): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-cold-'));
  try {
    const peer = path.join(folder, 'only-sdk');
    await buildFunctions({ out: folder });
    await bundleFunction(path.join(__dirname, 'support/only-sdk.ts'), peer);
    const attendanceAnswer = () => firstAnswer(path.join(folder, 'attendance'), /"code":"codeInvalid"/);
    const peerAnswer = () => firstAnswer(peer, /"openid":"oCaller"/);
    attendanceAnswer();
    peerAnswer();
    const rounds = Array.from({ length: ROUNDS }, () => ({ attendance: attendanceAnswer(), sdk: peerAnswer() }));
    const attendance = spreadOf(rounds.map((one) => one.attendance));
    const sdk = spreadOf(rounds.map((one) => one.sdk));
    const ratio = spreadOf(rounds.map((one) => one.attendance / one.sdk));
    return {
      bench: 'cold',
      value: rounded(attendance.median),
      unit: 'to the first answer',
      peer: 'a function with nothing but the SDK',
      peerValue: rounded(sdk.median),
      ratio: rounded(ratio.median),
      bar: `≤ ${BAR}`,
      ...figuresOf({ milliseconds: attendance, ratio }),
      ok: atMost(ratio, BAR),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

measure(main);
