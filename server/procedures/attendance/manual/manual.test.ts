import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import { plantTrainees, scanNow, shownCode, traineeOf, type Holding } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { courseOf } from '../../../../test/support/projects';

let cloud: InProcessCloud;
let here: Holding;
const slot = instantOf('2025-11-29', '07:00:00');
const tomorrow = instantOf('2025-11-30', '07:00:00');

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorA2');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await plantTrainees(cloud, 'trainee1', 'trainee2');
  await cloud.plant(
    'persons',
    traineeOf(cloud, 'trainee3', { institutionId: hospitalB.institutionId, institutionName: hospitalB.name }),
    traineeOf(cloud, 'trainee4', { state: 'pending' }),
    traineeOf(cloud, 'trainee5', { state: 'returned' }),
  );
  await cloud.plant('projects', aProject('here', { courses: [courseOf()] }));
  const batch = { projectId: 'here', batchId: 'b1' };
  const { session } = await cloud.as('administratorA1').do('attendanceSession.open', batch);
  here = { ...batch, sessionId: session.sessionId, by: 'administratorA1' };
});

const numberOf = (who: TestPersonId) => traineeOf(cloud, who).personNumber;
const record = (who: TestPersonId, changes: object = {}, by: TestPersonId = 'administratorA1', requestId?: string) =>
  cloud.as(by).call(
    'manual.record',
    {
      sessionId: here.sessionId,
      who: { personNumber: numberOf(who) },
      slots: [slot],
      reason: 'phoneDead',
      note: '',
      ...changes,
    },
    requestId === undefined ? {} : { requestId },
  );
const records = () => cloud.documents('attendanceRecords');
const slotsOf = async (who: TestPersonId) =>
  cloud
    .as('administratorA1')
    .do('slots.ofPerson', { projectId: 'here', batchId: 'b1', who: { personNumber: numberOf(who) } });
const analysed = () => {
  const windows = [slot, tomorrow].map((begin) => ({ begin, end: begin + 11 * 60 * MINUTE_MS }));
  return cloud.as(here.by).do('analysis.run', { projectId: 'here', batchId: 'b1', windows });
};
const messagesTo = (kind: string) => cloud.documents('messages').filter((message) => message.kind === kind);
const rule = (ruling: 'removed' | 'restored' | 'verified', recordIds: string[], by: TestPersonId = 'administratorA1') =>
  cloud.as(by).call('ruling.make', {
    projectId: 'here',
    batchId: 'b1',
    recordIds,
    ruling,
    reason: '与现场名单核对',
  });

describe('a manual check-in', () => {
  it('is a record with its origin, reason and maker; the person is told, the log has it', async () => {
    expect(await record('trainee1')).toMatchObject({ data: { recorded: 1, already: 0, provisional: false } });
    expect(records()).toMatchObject([
      { origin: 'manual', confirmed: true, made: { reason: '手机没电' }, evidenceAt: cloud.clock.now() },
    ]);
    expect(messagesTo('manualCheckIn')).toHaveLength(1);
    expect(cloud.documents('auditEntries').filter(({ action }) => action === 'attendance.manual')).toHaveLength(1);
    expect(await slotsOf('trainee1')).toMatchObject({ slots: [{ state: 'done', record: { origin: 'manual' } }, {}] });
    const { rows } = await cloud
      .as('administratorA1')
      .do('attendance.records', { projectId: 'here', batchId: 'b1', show: 'manual' });
    expect(rows).toMatchObject([{ origin: 'manual', made: { reason: '手机没电' } }]);
  });

  it('sent twice, or by two administrators at one moment, is one record and one message', async () => {
    await record('trainee1', {}, 'administratorA1', 'same-request');
    await record('trainee1', {}, 'administratorA1', 'same-request');
    cloud.meanwhile('in transaction: get attendanceRecords', () => record('trainee2', {}, 'administratorA2'));
    expect(await record('trainee2')).toMatchObject({ data: { recorded: 0, already: 1 } });
    expect(records()).toHaveLength(2);
    expect(messagesTo('manualCheckIn')).toHaveLength(2);
  });

  it('leaves whoever has scanned as they are', async () => {
    await scanNow(cloud, 'trainee1', here);
    expect(await record('trainee1')).toMatchObject({ data: { recorded: 0, already: 1 } });
    expect(records()).toMatchObject([{ origin: 'scan' }]);
  });

  it('is for people of every institution by their whole number, and for nobody else’s by an id', async () => {
    expect(await record('trainee3')).toMatchObject({ data: { recorded: 1 } });
    await plantTrainees(cloud, 'trainee6');
    await cloud.change('persons', traineeOf(cloud, 'trainee6')._id, { institutionId: hospitalB.institutionId });
    const byId = { who: { personId: traineeOf(cloud, 'trainee6')._id } };
    expect(await record('trainee6', byId)).toMatchObject({ error: { code: 'notFound' } });
    expect(await record('trainee1', {}, 'administratorB1')).toMatchObject({ error: { code: 'notFound' } });
  });

  it('of somebody who waits is provisional; of one who was returned it is refused', async () => {
    expect(await record('trainee4')).toMatchObject({ data: { recorded: 1, provisional: true } });
    expect(await record('trainee5')).toMatchObject({ error: { code: 'attendeeReturned' } });
  });

  it('is refused before its slot has begun', async () => {
    expect(await record('trainee1', { slots: [tomorrow] })).toMatchObject({ error: { code: 'slotNotBegun' } });
    expect(await record('trainee1', { slots: [slot + 1] })).toMatchObject({ error: { code: 'slotsChanged' } });
  });

  it('takes a seat, and is refused where none is free', async () => {
    await cloud.as(here.by).do('attendanceSession.update', { sessionId: here.sessionId, cap: 1 });
    cloud.clock.advance(MINUTE_MS);
    expect(await record('trainee1')).toMatchObject({ data: { recorded: 1 } });
    expect(await record('trainee2')).toMatchObject({ error: { code: 'seatsFull' } });
    expect(records()).toHaveLength(1);
  });

  it('counts in the analysis like a scan', async () => {
    await record('trainee1');
    cloud.clock.set(instantOf('2025-11-30', '19:00:00'));
    await record('trainee1', { slots: [tomorrow] });
    const { analysisId } = await analysed();
    expect(cloud.documents('analyses').find(({ _id }) => _id === analysisId)).toMatchObject({ valid: 1 });
  });
});

describe('whom a manual check-in may be for', () => {
  const find = (by: { search: string } | { code: string }) =>
    cloud.as('administratorA1').call('manual.candidates', { by });

  it('is found in the own institution by name, elsewhere by the whole number alone', async () => {
    for (const who of ['trainee1', 'trainee3'] as const)
      await cloud.change('persons', traineeOf(cloud, who)._id, { name: '周敏' });
    expect(await find({ search: numberOf('trainee3') })).toMatchObject({ data: { rows: [{ outside: true }] } });
    expect(await find({ search: numberOf('trainee3').slice(0, 9) })).toMatchObject({ data: { rows: [] } });
    expect(await find({ search: '学员trainee3' })).toMatchObject({ data: { rows: [] } });
  });

  it('is whoever shows their personal code, until it is two minutes old', async () => {
    const { code } = await cloud.as('trainee3').do('personalCode.mine', {});
    expect(await find({ code })).toMatchObject({ data: { rows: [{ personNumber: numberOf('trainee3') }] } });
    cloud.clock.advance(2 * MINUTE_MS);
    expect(await find({ code })).toMatchObject({ error: { code: 'personalCodeExpired' } });
    expect(await find({ code: await shownCode(cloud, here) })).toMatchObject({
      error: { code: 'personalCodeInvalid' },
    });
  });

  it('cannot be tried without end', async () => {
    const { _id } = traineeOf(cloud, 'trainee3');
    expect(_id).not.toBe('');
    for (let tries = 0; tries < 300; tries += 1) await find({ search: `9${String(tries).padStart(9, '0')}` });
    expect(await find({ search: numberOf('trainee3') })).toMatchObject({ error: { code: 'lookedUpTooOften' } });
    expect(await find({ search: '学员' })).toMatchObject({ ok: true });
  });
});

describe('a record that is taken back', () => {
  beforeEach(async () => {
    await scanNow(cloud, 'trainee1', here);
  });
  const only = () => records()[0] ?? fail();
  const fail = (): never => {
    throw new Error('no record');
  };

  it('counts for nothing, says so to its person, and counts again once it is put back', async () => {
    const { _id } = only();
    expect(await rule('removed', [_id])).toMatchObject({ data: { ruled: 1, already: 0 } });
    expect(await rule('removed', [_id], 'administratorA2')).toMatchObject({ data: { ruled: 0, already: 1 } });
    expect(await slotsOf('trainee1')).toMatchObject({ slots: [{ state: 'open', cause: 'removed' }, {}] });
    const batch = { projectId: 'here', batchId: 'b1' };
    const { summary, rows } = await cloud.as(here.by).do('attendance.records', batch);
    expect(summary).toMatchObject({ people: 0, records: 0, removed: 1 });
    expect(rows).toMatchObject([{ state: 'removed', ruling: { kind: 'removed', reason: '与现场名单核对' } }]);
    expect(await cloud.as('trainee1').do('slots.mine', batch)).toMatchObject({ slots: [{ cause: 'removed' }, {}] });
    expect((await cloud.as(here.by).do('attendance.live', { sessionId: here.sessionId })).headCount).toBe(0);
    await rule('restored', [_id]);
    expect(await slotsOf('trainee1')).toMatchObject({ slots: [{ state: 'done' }, {}] });
    cloud.clock.advance(6000);
    expect((await cloud.as(here.by).do('attendance.live', { sessionId: here.sessionId })).headCount).toBe(1);
    expect(messagesTo('recordRemoved')).toHaveLength(1);
    expect(messagesTo('recordRestored')).toHaveLength(1);
    expect(cloud.documents('recordRulings').map(({ kind }) => kind)).toEqual(['removed', 'restored']);
  });

  it('is not valid in an analysis', async () => {
    await rule('removed', [only()._id]);
    cloud.clock.set(instantOf('2025-11-30', '19:00:00'));
    const { analysisId } = await analysed();
    const chunk = cloud.documents('analysisChunks').find((each) => each.analysisId === analysisId);
    expect(chunk?.people).toMatchObject(
      // It waits for nobody: nothing is to be confirmed.
      [{ records: 0, uncounted: 0, openCourseIds: [], valid: false }],
    );
  });

  it('makes room for the next manual check-in of its slot, as often as it is taken back', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (const { _id, removed } of records()) if (!removed) await rule('removed', [_id]);
      expect(await record('trainee1')).toMatchObject({ data: { recorded: 1 } });
    }
    expect(records()).toHaveLength(3);
  });

  it('frees the seat within a minute, and never lets in one too many', async () => {
    await cloud.as(here.by).do('attendanceSession.update', { sessionId: here.sessionId, cap: 1 });
    cloud.clock.advance(MINUTE_MS);
    await scanNow(cloud, 'trainee1', here);
    expect(await scanNow(cloud, 'trainee2', here)).toMatchObject({ error: { code: 'capReached' } });
    for (const { _id } of records()) await rule('removed', [_id]);
    cloud.clock.advance(MINUTE_MS);
    expect(await scanNow(cloud, 'trainee2', here)).toMatchObject({ ok: true });
    expect(await scanNow(cloud, 'trainee1', here)).toMatchObject({ error: { code: 'capReached' } });
    expect(await rule('restored', [only()._id])).toMatchObject({ error: { code: 'seatsFull' } });
  });

  it('keeps the seat of somebody who has another record that stands', async () => {
    await cloud.as(here.by).do('attendanceSession.update', { sessionId: here.sessionId, cap: 1 });
    const first = only()._id;
    cloud.clock.advance(MINUTE_MS);
    await scanNow(cloud, 'trainee1', here);
    await rule('removed', [first]);
    cloud.clock.advance(MINUTE_MS);
    expect(await scanNow(cloud, 'trainee2', here)).toMatchObject({ error: { code: 'capReached' } });
    expect(await scanNow(cloud, 'trainee1', here)).toMatchObject({ ok: true });
  });

  it('is no late upload that waits any more', async () => {
    const qrText = await shownCode(cloud, here);
    cloud.clock.advance(5 * MINUTE_MS);
    const { recordId } = await cloud.as('trainee2').do('attendance.checkInLate', { qrText });
    await rule('removed', [recordId]);
    const batch = { projectId: 'here', batchId: 'b1' };
    expect(await cloud.as(here.by).do('attendance.confirmLate', { ...batch, records: 'all' })).toEqual({
      confirmed: 0,
    });
    const { summary } = await cloud.as(here.by).do('attendance.records', batch);
    expect(summary).toMatchObject({ late: 0, awaitsConfirmation: 0, removed: 1 });
  });

  it('that was looked into and is in order is not doubtful any more, in lists and in an analysis', async () => {
    const qrText = await shownCode(cloud, here);
    await cloud.as('trainee2').do('attendance.checkIn', { qrText, source: 'album' });
    const batch = { projectId: 'here', batchId: 'b1' };
    const doubtful = () => cloud.as(here.by).do('attendance.records', { ...batch, show: 'suspicious' });
    const { rows } = await doubtful();
    expect(rows).toHaveLength(1);
    await rule('verified', [rows[0]?.recordId ?? '']);
    expect(await doubtful()).toMatchObject({ rows: [], summary: { suspicious: 0, flagged: 1, records: 2 } });
    cloud.clock.set(instantOf('2025-11-30', '19:00:00'));
    const { analysisId } = await analysed();
    const people = cloud.documents('analysisChunks').find((each) => each.analysisId === analysisId)?.people ?? [];
    expect(people.flatMap(({ flags }) => flags)).toEqual([]);
  });

  it('is another institution’s business for nobody', async () => {
    expect(await rule('removed', [only()._id], 'administratorB1')).toMatchObject({ error: { code: 'notFound' } });
  });
});
