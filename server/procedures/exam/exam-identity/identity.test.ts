import { FACES_AN_ATTEMPT, FACE_SERVES_MS } from '../../../../domain/exam/identity';
import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import { plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aPaper, aQuestion } from '../../../../test/support/exams';
import { facePhoto, type FacePhoto } from '../../../../test/support/face-photos';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

const OPENS = instantOf('2025-11-29', '18:00:00');
const MINUTES = 40;
const batch = { projectId: 'meeting', batchId: 'b1' };

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: OPENS });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  const meeting = aProject('meeting');
  await cloud.plant('projects', meeting);
  await plantTrainees(cloud, 'trainee1');
  const person = traineeOf(cloud, 'trainee1');
  await cloud.plant('attendanceRecords', aRecord(meeting, person._id, instantOf('2025-11-29', '08:00:00')));
  const plan = { identity: true, minutes: MINUTES, opensAt: OPENS };
  await cloud.plant('examPapers', aPaper(meeting, [aQuestion('q1')], plan));
});

const trainee = () => cloud.as('trainee1');
const photo = (name: FacePhoto): string => facePhoto(name).toString('base64');
const enrol = () => trainee().do('face.enrol', { photo: photo('anna'), consent: true });
const show = (name: FacePhoto = 'annaElsewhere') =>
  trainee().call('examIdentity.show', { ...batch, photo: photo(name) });
const start = () => trainee().call('exam.start', batch);
const stateOf = async () => (await trainee().do('exam.mine', batch)).exam?.identity;
const attempt = () => cloud.documents('examAttempts')[0];
async function vouch(by: 'administratorA1' | 'administratorB1' = 'administratorA1') {
  const { code } = await trainee().do('personalCode.mine', {});
  return cloud.as(by).call('examIdentity.vouch', { ...batch, code });
}
/** Hands in, has it looked at, and gives what is pointed out. */
async function pointedOut(attemptId: string): Promise<string[]> {
  await trainee().do('exam.submit', { attemptId });
  await cloud.as('administratorA1').do('examStudy.run', batch);
  for (const jobId of cloud.wokenJobs) await cloud.jobs({ jobId });
  const { rows } = await cloud.as('administratorA1').do('examStudy.flags', { ...batch, state: 'open' });
  return rows.map(({ kind }) => kind);
}

describe('an exam that asks who sits it', () => {
  it('begins once a face was shown, and asks for it once more at a moment of chance', async () => {
    expect(await stateOf()).toBe('needed');
    expect(refusalOf(await start()).code).toBe('examIdentityNeeded');
    expect(refusalOf(await show()).code).toBe('faceNotEnrolled');
    await enrol();
    expect(refusalOf(await show('bella')).code).toBe('faceDiffers');
    expect(await show()).toMatchObject({ data: { unclear: false } });
    expect(await stateOf()).toBe('known');
    const { attemptId } = await trainee().do('exam.start', batch);
    const { faceAt } = await trainee().do('exam.attempt', { attemptId });
    expect(faceAt).toBeGreaterThanOrEqual(OPENS + 0.2 * MINUTES * MINUTE_MS);
    // Shown before it is asked for it serves nothing.
    await show();
    expect(attempt()?.identity).toEqual({ began: 'same', againAt: faceAt });
    cloud.clock.set(faceAt ?? 0);
    await show();
    expect((await trainee().do('exam.attempt', { attemptId })).faceAt).toBeNull();
    expect(await pointedOut(attemptId)).not.toContain('faceMissed');
    // Nothing of a picture is anywhere.
    expect(JSON.stringify(cloud.documents('examIdentities'))).not.toMatch(/sealed|picture|descriptor/);
  });

  it('takes a face for ten minutes, and a few pictures an attempt', async () => {
    await enrol();
    await show();
    cloud.clock.advance(FACE_SERVES_MS + 1);
    expect(refusalOf(await start()).code).toBe('examIdentityNeeded');
    for (let tried = 1; tried < FACES_AN_ATTEMPT; tried += 1)
      expect(refusalOf(await show('bella')).code).toBe('faceDiffers');
    expect(refusalOf(await show()).code).toBe('faceTooOften');
  });

  it('points out, and takes nothing away, where the second look did not happen', async () => {
    await enrol();
    await show();
    const { attemptId } = await trainee().do('exam.start', batch);
    cloud.clock.set((attempt()?.identity?.againAt ?? 0) + 1);
    expect(await trainee().call('exam.answer', { attemptId, question: 0, chosenIds: ['b'] })).toMatchObject({
      ok: true,
    });
    expect(await pointedOut(attemptId)).toContain('faceMissed');
    expect((await trainee().do('exam.mine', batch)).exam).toMatchObject({ passed: true });
  });

  it('goes on where the comparison is not clear, and points that out', async () => {
    cloud.limitFaces({ same: 0.2, other: 0.9 });
    await enrol();
    expect(await show()).toMatchObject({ data: { unclear: true } });
    const { attemptId } = await trainee().do('exam.start', batch);
    expect(await pointedOut(attemptId)).toContain('faceUnclear');
  });
});

describe('a supervisor who vouches', () => {
  it('is the other way: for the beginning and for the second look, with an entry in the log', async () => {
    expect(await vouch()).toMatchObject({ data: { name: traineeOf(cloud, 'trainee1').name } });
    const { attemptId } = await trainee().do('exam.start', batch);
    expect((await trainee().do('exam.attempt', { attemptId })).faceAt).toBeNull();
    expect(await pointedOut(attemptId)).toEqual([]);
    const { rows } = await cloud.as('administratorA1').do('audit.list', { projectId: 'meeting' });
    expect(rows.map(({ action }) => action)).toContain('exam.identityVouched');
  });

  it('may come while the attempt runs; answers that were saved stay', async () => {
    await enrol();
    await show();
    const { attemptId } = await trainee().do('exam.start', batch);
    await trainee().do('exam.answer', { attemptId, question: 0, chosenIds: ['b'] });
    await vouch();
    expect(attempt()).toMatchObject({ answers: { 0: ['b'] }, identity: { again: 'vouched' } });
  });

  it('is one of the house, and scans a code of this moment', async () => {
    expect(refusalOf(await vouch('administratorB1')).code).toBe('notFound');
    const { code } = await trainee().do('personalCode.mine', {});
    cloud.clock.advance(5 * MINUTE_MS);
    const late = await cloud.as('administratorA1').call('examIdentity.vouch', { ...batch, code });
    expect(refusalOf(late).code).toBe('personalCodeExpired');
  });
});
