/**
 * `npm run bench -- cold`: how long a new instance of the function `attendance` takes from reading its code to its first answer,
 * as it is deployed, against a function with nothing but the SDK in it. Each start is a fresh process.
 *
 * The first answer is that of a genuine scan: the check of the keys, the session, the person, and the record. The other function makes the
 * same four calls of the SDK. Both talk to a database that answers at once (`support/stub.ts`): what is compared is code, not a database.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { secondSince } from '../domain/attendance/token';
import { addDays, dayOf, MINUTE_MS } from '../domain/kernel/time';
import { buildFunctions, bundleFunction } from '../scripts/build/functions';
import { signToken } from '../server/attendance/token-signing';
import type { AttendanceSession, KeyRegistry } from '../server/data/documents';
import { checkOf } from '../server/guard/key-check';
import { traineeOf } from '../test/support/attendance';
import { aProject, aRecord } from '../test/support/grant-builders';
import { judged, measure, rounded, spreadOf, type Result } from './support/measure';
import { found, sdkTo, startStub } from './support/stub';

const ROUNDS = 15;
const BAR = 1.25;
const OPENID = 'oCaller';

const key = (): string => randomBytes(32).toString('base64');
const tokenKey = key();
const digestKey = key();
/** By what the function knows that its keys are the right ones. */
const registry: KeyRegistry = {
  _id: 'keys',
  keys: [
    { name: 'DIGEST_KEY', id: '', check: checkOf(Buffer.from(digestKey, 'base64')), since: 0 },
    { name: 'TOKEN_KEYS', id: '1', check: checkOf(Buffer.from(tokenKey, 'base64')), since: 0 },
  ],
};
/** What the cloud gives a function, and the product's own settings. */
const platform = {
  PATH: process.env['PATH'] ?? '',
  NODE_ENV: 'production',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'bench',
  TCB_ENV: 'bench',
  TENCENTCLOUD_SECRETID: 'bench',
  TENCENTCLOUD_SECRETKEY: 'bench',
  TENCENTCLOUD_SESSIONTOKEN: 'bench',
  WX_OPENID: OPENID,
  WX_API_TOKEN: 'bench',
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_API_TOKEN',
  DIGEST_KEY: digestKey,
  TOKEN_KEYS: `1:${tokenKey}`,
  SUPPORT_PHONE: '0731-12345678',
};

/** A session that goes on now, and somebody who may scan its code. */
const project = aProject('held');
const now = Date.now();
const session: AttendanceSession = {
  _id: 'held:b1',
  code: 'ABCDEFGH',
  projectId: project._id,
  batchId: 'b1',
  institutionId: project.institutionId,
  courseIds: ['c1'],
  title: project.title,
  batchBegin: dayOf(now),
  batchEnd: addDays(dayOf(now), 1),
  placeName: '学术报告厅',
  status: 'open',
  closedAt: null,
  createdAt: now - MINUTE_MS,
  projectState: 'approved',
  rotationSeconds: 5,
  cap: null,
  capInForceAt: 0,
  faceCheck: false,
  acceptLate: true,
  placePolicy: 'off',
};
const person = traineeOf({ openidOf: () => OPENID }, OPENID);

/** A scan of the code that is shown now. */
function scan(): object {
  const second = secondSince(session.createdAt, Date.now());
  const keys = [{ version: 1, key: Buffer.from(tokenKey, 'base64') }];
  const qrText = signToken(keys, { sessionCode: session.code, second });
  return { call: 'attendance.checkIn', requestId: randomUUID(), input: { qrText } };
}

/** The same as the function with nothing but the SDK takes it. */
const bareScan = (): object => ({ code: session.code, record: aRecord(project, person._id, Date.now()) });

/** Milliseconds to the first answer of a fresh process. @throws Error when nobody got in */
function firstAnswer(folder: string, event: object, env: NodeJS.ProcessEnv): number {
  const starter = path.join(__dirname, 'support/first-answer.cjs');
  const { stdout, stderr } = spawnSync(process.execPath, [starter, folder, JSON.stringify(event)], {
    env,
    encoding: 'utf8',
  });
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!/"ok":true.*"recordId":/.test(last)) throw new Error(`${folder} answered ${last}\n${stderr}`);
  return (JSON.parse(last) as { ms: number }).ms;
}

async function main(wanted: number): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-cold-'));
  const stub = await startStub({
    'database.getDocument keyRegistry': found(registry),
    'database.getDocument attendanceSessions': found(session),
    'database.getDocument persons': found(person),
    'database.insertDocument attendanceRecords': { insertedIds: ['stub'] },
  });
  try {
    const bare = path.join(folder, 'only-sdk');
    await buildFunctions({ out: folder });
    await bundleFunction(path.join(__dirname, 'support/only-sdk.ts'), bare);
    const env = { ...platform, ...sdkTo(stub.address) };
    const attendanceAnswer = () => firstAnswer(path.join(folder, 'attendance'), scan(), env);
    const bareAnswer = () => firstAnswer(bare, bareScan(), env);
    attendanceAnswer();
    bareAnswer();
    const rounds = Array.from({ length: wanted }, () => ({ attendance: attendanceAnswer(), sdk: bareAnswer() }));
    const attendance = spreadOf(rounds.map((one) => one.attendance));
    const sdk = spreadOf(rounds.map((one) => one.sdk));
    const ratio = spreadOf(rounds.map((one) => one.attendance / one.sdk));
    return {
      bench: 'cold',
      value: rounded(attendance.median),
      unit: 'ms to the first check-in',
      peer: 'a function with nothing but the SDK, ms',
      peerValue: rounded(sdk.median),
      ratio: rounded(ratio.median),
      ...judged({ ratio, milliseconds: attendance, sdkMilliseconds: sdk }, { ratio: { atMost: BAR } }),
    };
  } finally {
    await stub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

measure(main, { rounds: ROUNDS });
