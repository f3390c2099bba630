import { instantOf, MINUTE_MS, SECOND_MS } from '../../../../domain/kernel/time';
import { facePhoto, type FacePhoto } from '../../../../test/support/face-photos';
import {
  openHolding,
  plantTrainees,
  scanNow,
  shownCode,
  traineeOf,
  type Holding,
} from '../../../../test/support/attendance';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { refusalOf } from '../../../../test/support/refusal';
import type { TestPersonId } from '../../../../test/support/people';

let cloud: InProcessCloud;
let holding: Holding;

const photo = (name: FacePhoto): string => facePhoto(name).toString('base64');
const enrol = (who: TestPersonId, name: FacePhoto) =>
  cloud.as(who).call('face.enrol', { photo: photo(name), consent: true });

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  holding = await openHolding(cloud);
  await plantTrainees(cloud, 'trainee1', 'trainee2');
  await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, faceCheck: true });
  cloud.clock.advance(MINUTE_MS);
});

/** Scans, and gives the code that waits for a picture. */
async function scanned(who: TestPersonId): Promise<string> {
  const qrText = await shownCode(cloud, holding);
  expect(refusalOf(await cloud.as(who).call('attendance.checkIn', { qrText }))?.code).toBe('faceRequired');
  return qrText;
}
const selfie = (who: TestPersonId, qrText: string, name: FacePhoto) =>
  cloud.as(who).call('face.checkIn', { qrText, photo: photo(name) });
const records = () => cloud.documents('attendanceRecords');
const batch = () => ({ projectId: holding.projectId, batchId: holding.batchId });

/** Limits between which the same person on two evenings is not clear. */
const doubtful = () => cloud.limitFaces({ same: 0.2, other: 0.9 });

it('records whoever the picture shows, by the second of the scan; sent again it is the same', async () => {
  await enrol('trainee1', 'anna');
  const qrText = await scanned('trainee1');
  cloud.clock.advance(100 * SECOND_MS);
  const answer = await selfie('trainee1', qrText, 'annaElsewhere');
  expect(answer).toMatchObject({ ok: true, data: { record: { repeat: false } } });
  expect(records()).toMatchObject([{ origin: 'scan', confirmed: true, flags: [] }]);
  expect(await selfie('trainee1', qrText, 'annaElsewhere')).toMatchObject({ data: { record: { repeat: true } } });
  expect(records()).toHaveLength(1);
  // The picture served its purpose; nothing of it is kept.
  expect(cloud.documents('faceChecks')).toEqual([]);
  expect(cloud.documents('faceTickets')).toEqual([]);
});

it('refuses somebody else and says why a picture cannot be used; the ticket takes a few tries', async () => {
  await enrol('trainee1', 'anna');
  const qrText = await scanned('trainee1');
  expect(refusalOf(await selfie('trainee1', qrText, 'carla'))?.code).toBe('faceDiffers');
  expect(refusalOf(await selfie('trainee1', qrText, 'blurred'))).toMatchObject({
    code: 'facePhotoUnfit',
    details: { missing: ['blurred'] },
  });
  // The very file that was enrolled is no selfie.
  expect(refusalOf(await selfie('trainee1', qrText, 'anna'))?.details?.missing).toEqual(['sameFile']);
  expect(records()).toEqual([]);
  for (let tries = 3; tries < 6; tries += 1) await selfie('trainee1', qrText, 'nobody');
  expect(refusalOf(await selfie('trainee1', qrText, 'annaElsewhere'))?.code).toBe('faceTooOften');
});

it('waits three minutes for its picture and no longer, and for nobody else', async () => {
  await enrol('trainee1', 'anna');
  await enrol('trainee2', 'carla');
  const qrText = await scanned('trainee1');
  expect(refusalOf(await selfie('trainee2', qrText, 'dora'))?.code).toBe('faceTicketOver');
  cloud.clock.advance(3 * MINUTE_MS + 1);
  expect(refusalOf(await selfie('trainee1', qrText, 'annaElsewhere'))?.code).toBe('faceTicketOver');
  // The same code once more does not give it more time.
  expect((await cloud.as('trainee1').call('attendance.checkIn', { qrText })).ok).toBe(false);
  expect(refusalOf(await selfie('trainee1', qrText, 'annaElsewhere'))?.code).toBe('faceTicketOver');
});

it('asks for an enrolment first, and there is the way by hand', async () => {
  const qrText = await scanned('trainee1');
  expect(refusalOf(await selfie('trainee1', qrText, 'annaElsewhere'))?.code).toBe('faceNotEnrolled');
  const { windows } = await cloud.as(holding.by).do('attendance.tokens', { sessionId: holding.sessionId });
  const slots = windows.slice(0, 1).map(({ begin }) => begin);
  const { personNumber } = traineeOf(cloud, 'trainee1');
  const made = { sessionId: holding.sessionId, who: { personNumber }, slots, reason: 'faceFailed', note: '' } as const;
  expect(await cloud.as(holding.by).do('manual.record', made)).toMatchObject({ recorded: 1 });
});

it('keeps what is enrolled sealed, and nothing of it once the consent is withdrawn', async () => {
  await enrol('trainee1', 'anna');
  const [stored] = cloud.documents('faceEnrolments');
  expect(stored?.sealed).toMatch(/^v2\./);
  expect(JSON.stringify(stored)).not.toContain('/9j/');
  expect((await cloud.as('trainee1').do('face.mine', {})).enrolledAt).toBe(cloud.clock.now());
  const qrText = await scanned('trainee1');
  expect(await cloud.as('trainee1').do('face.withdraw', {})).toEqual({ removed: true });
  expect(cloud.documents('faceEnrolments')).toEqual([]);
  expect(refusalOf(await selfie('trainee1', qrText, 'annaElsewhere'))?.code).toBe('faceNotEnrolled');
});

it('goes with the account of whoever leaves, and is asked for anew where its key was lost', async () => {
  await enrol('trainee1', 'anna');
  const { _id: personId } = traineeOf(cloud, 'trainee1');
  await cloud.store.modify('faceEnrolments', {
    ...{ query: { _id: personId }, data: { $set: { sealed: 'v2.lost.AAAA.AAAA.AAAA' } } },
    ...{ multi: false, merge: true, upsert: false },
  });
  expect(await cloud.as('trainee1').do('face.mine', {})).toEqual({ enrolledAt: null });
  await enrol('trainee1', 'anna');
  expect((await cloud.as('trainee1').do('face.mine', {})).enrolledAt).not.toBeNull();
  const left = { personId, day: '2025-11-29', reason: '调往外地工作', endSignIns: false };
  await cloud.as(holding.by).do('leaving.record', left);
  expect(cloud.documents('faceEnrolments')).toEqual([]);
});

it('makes nothing of pictures whose consent is withdrawn while they are compared', async () => {
  await enrol('trainee1', 'anna');
  const qrText = await scanned('trainee1');
  cloud.meanwhile('update where faceTickets', () => cloud.as('trainee1').do('face.withdraw', {}));
  expect(refusalOf(await selfie('trainee1', qrText, 'annaElsewhere'))?.code).toBe('faceNotEnrolled');
  expect(records()).toEqual([]);
});

it('limits how often somebody enrols on one day', async () => {
  for (let times = 0; times < 5; times += 1) await enrol('trainee1', 'nobody');
  expect(refusalOf(await enrol('trainee1', 'anna'))?.code).toBe('faceTooOften');
});

describe('a comparison that is not clear', () => {
  let checkId: string;
  beforeEach(async () => {
    doubtful();
    await enrol('trainee1', 'anna');
    const qrText = await scanned('trainee1');
    expect(await selfie('trainee1', qrText, 'annaElsewhere')).toMatchObject({ data: { record: null } });
    expect(await selfie('trainee1', qrText, 'annaElsewhere')).toMatchObject({ data: { record: null } });
    const { rows } = await cloud.as(holding.by).do('face.waiting', batch());
    expect(rows).toHaveLength(1);
    checkId = rows[0]?.checkId ?? '';
  });
  const decide = (same: boolean, reason = '') =>
    cloud.as(holding.by).call('face.decide', { ...batch(), checkId, same, reason });

  it('counts for nothing until an administrator has looked, who is in the log', async () => {
    expect(records()).toEqual([]);
    const pair = await cloud.as(holding.by).do('face.look', { ...batch(), checkId });
    expect(Buffer.from(pair.enrolled, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(pair.selfie).not.toBe(pair.enrolled);
    expect(cloud.documents('auditEntries').filter(({ action }) => action === 'attendance.faceLooked')).toHaveLength(1);
    expect(await decide(true)).toMatchObject({ data: { recorded: true } });
    expect(records()).toMatchObject([{ origin: 'scan', confirmed: true }]);
    expect(cloud.documents('faceChecks')).toEqual([]);
    expect(refusalOf(await decide(true))?.code).toBe('faceDecided');
    expect(cloud.documents('messages').map(({ kind }) => kind)).toContain('faceConfirmed');
  });

  it('is no check-in of somebody else, who reads why', async () => {
    expect(refusalOf(await decide(false))?.code).toBe('reasonRequired');
    expect(await decide(false, '不是同一个人')).toMatchObject({ data: { recorded: false } });
    expect(records()).toEqual([]);
    expect(cloud.documents('messages').map(({ kind }) => kind)).toContain('faceRejected');
  });

  it('is gone with the consent', async () => {
    await cloud.as('trainee1').do('face.withdraw', {});
    expect((await cloud.as(holding.by).do('face.waiting', batch())).rows).toEqual([]);
    expect(refusalOf(await decide(true))?.code).toBe('faceDecided');
  });
});

it('asks nothing of a session without a face check', async () => {
  await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, faceCheck: false });
  cloud.clock.advance(MINUTE_MS);
  expect((await scanNow(cloud, 'trainee1', holding)).ok).toBe(true);
});
