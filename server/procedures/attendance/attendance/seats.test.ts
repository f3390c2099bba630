import { idOf } from '../../../../domain/kernel/id';
import { instantOf, MINUTE_MS, SECOND_MS } from '../../../../domain/kernel/time';
import { plantTrainees, scanNow, shownCode, traineeOf, type Holding } from '../../../../test/support/attendance';
import { approvedTrainee, nameOf, nationalIdFor, signedInAdministrator } from '../../../../test/support/builders';
import { aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import type { TestPersonId } from '../../../../test/support/people';
import { courseOf } from '../../../../test/support/projects';

const crowd = Array.from({ length: 12 }, (_, index): TestPersonId => `crowd${index + 1}`);
const [first, second, third, fourth] = crowd as [TestPersonId, TestPersonId, TestPersonId, TestPersonId];

let cloud: InProcessCloud;
let holding: Holding;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  const batch = { projectId: 'here', batchId: 'b1' };
  await cloud.plant('projects', aProject('here', { courses: [courseOf()] }));
  const { session } = await cloud.as('administratorA1').do('attendanceSession.open', batch);
  holding = { ...batch, sessionId: session.sessionId, by: 'administratorA1' };
});

type Given = { belowPeople?: boolean };
const setCap = (cap: number | null, { belowPeople = true }: Given = {}) =>
  cloud.as(holding.by).call('attendanceSession.update', { sessionId: holding.sessionId, cap, belowPeople });
const idOfPerson = (who: TestPersonId) => traineeOf(cloud, who)._id;
const plantWaiting = (...who: TestPersonId[]) =>
  cloud.plant('persons', ...who.map((each) => traineeOf(cloud, each, { state: 'pending' })));
const turnAway = (who: TestPersonId) =>
  cloud
    .as(holding.by)
    .do('registration.review', { personId: idOfPerson(who), decision: 'return', reason: '不是本单位人员' });
/** What somebody is told who scans the code shown now. */
async function scans(who: TestPersonId): Promise<string> {
  const answer = await scanNow(cloud, who, holding);
  return answer.ok ? 'in' : answer.error.code;
}
const seated = () => cloud.documents('seats').map(({ personId }) => personId);
const settle = () => cloud.clock.advance(30 * SECOND_MS);

describe('the seat of somebody whose registration waits', () => {
  beforeEach(async () => {
    await setCap(5);
    settle();
  });

  it('is free again once it was returned: a hall full of strangers is nobody’s for good', async () => {
    const strangers = crowd.slice(0, 5);
    await plantWaiting(...strangers);
    await plantTrainees(cloud, ...crowd.slice(5));
    for (const who of strangers) expect(await scans(who)).toBe('in');
    expect(await scans('crowd6')).toBe('capReached');
    for (const who of strangers) await turnAway(who);
    expect(seated()).toEqual([]);
    cloud.clock.advance(2 * SECOND_MS);
    for (const who of crowd.slice(5, 10)) expect(await scans(who)).toBe('in');
    expect(await scans('crowd11')).toBe('capReached');
  });

  it('stays theirs when it was approved', async () => {
    await plantWaiting(first);
    await scans(first);
    await cloud.as(holding.by).do('registration.review', { personId: idOfPerson(first), decision: 'approve' });
    expect(seated()).toEqual([idOfPerson(first)]);
    expect(await scans(first)).toBe('in');
  });

  it('has to be taken anew after a correction, and may be gone', async () => {
    await setCap(1);
    settle();
    await plantWaiting(first);
    await plantTrainees(cloud, second);
    expect(await scans(first)).toBe('in');
    await turnAway(first);
    cloud.clock.advance(2 * SECOND_MS);
    expect(await scans(second)).toBe('in');
    await cloud.change('persons', idOfPerson(first), { state: 'pending', submittedAt: cloud.clock.now() });
    expect(await scans(first)).toBe('capReached');
  });

  it('is free within a minute when it was returned while they scanned', async () => {
    await setCap(1);
    settle();
    await plantWaiting(first);
    await plantTrainees(cloud, second);
    cloud.meanwhile('add seats', () => turnAway(first));
    expect(await scans(first)).toBe('in');
    expect(await scans(second)).toBe('capReached');
    cloud.clock.advance(MINUTE_MS);
    expect(await scans(second)).toBe('in');
    expect(seated()).toEqual([idOfPerson(second)]);
  });

  it('is free when its own WeChat gives the registration up for an older one', async () => {
    await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    await cloud.plant('persons', traineeOf(cloud, first, { state: 'pending' }));
    expect(await scans(first)).toBe('in');
    const claim = { name: nameOf('trainee1'), nationalId: nationalIdFor('trainee1'), consent: true } as const;
    await cloud.as(first).do('rebinding.request', { ...claim, phoneCode: await cloud.phoneCode(first) });
    expect(seated()).toEqual([]);
  });
});

describe('a seat whose record was lost', () => {
  const seatOf = (who: TestPersonId) => ({ sessionId: holding.sessionId, number: 1, personId: idOfPerson(who) });
  const plantSeat = (who: TestPersonId) =>
    cloud.plant('seats', { _id: idOf(holding.sessionId, 1), ...seatOf(who), takenAt: cloud.clock.now(), used: false });

  beforeEach(async () => {
    await setCap(1);
    settle();
    await plantTrainees(cloud, first, second);
    await plantSeat(first);
  });

  it('is given to somebody else although the note of it was written', async () => {
    await cloud.change('persons', idOfPerson(first), { seatedSessionIds: [holding.sessionId], seatNotes: 1 });
    expect(await scans(second)).toBe('capReached');
    cloud.clock.advance(30 * SECOND_MS);
    // The note is taken back first: whoever has seen it may be under way.
    expect(await scans(second)).toBe('capReached');
    cloud.clock.advance(10 * SECOND_MS);
    expect(await scans(second)).toBe('in');
    expect(await scans(first)).toBe('capReached');
  });

  it('stays theirs when they were under way with the note of it', async () => {
    await cloud.change('persons', idOfPerson(first), { seatedSessionIds: [holding.sessionId], seatNotes: 1 });
    cloud.clock.advance(30 * SECOND_MS);
    cloud.meanwhile('add attendanceRecords', () => scans(second));
    expect(await scans(first)).toBe('in');
    cloud.clock.advance(20 * SECOND_MS);
    expect(await scans(second)).toBe('capReached');
    expect(seated()).toEqual([idOfPerson(first)]);
  });

  it('is theirs again when they scan after its note was taken back', async () => {
    await cloud.change('persons', idOfPerson(first), { seatedSessionIds: [holding.sessionId], seatNotes: 1 });
    cloud.clock.advance(30 * SECOND_MS);
    await scans(second);
    cloud.clock.advance(9 * SECOND_MS);
    expect(await scans(first)).toBe('in');
    cloud.clock.advance(30 * SECOND_MS);
    expect(await scans(second)).toBe('capReached');
  });

  it('gets no note any more that comes late', async () => {
    cloud.clock.advance(30 * SECOND_MS);
    expect(await scans(second)).toBe('in');
    const [noted] = cloud.documents('persons').filter(({ _id }) => _id === idOfPerson(first));
    expect(noted).toMatchObject({ seatNotes: 1, seatedSessionIds: [] });
    expect(await scans(first)).toBe('capReached');
  });
});

describe('a late record', () => {
  const late = async (who: TestPersonId, qrText: string) => {
    const answer = await cloud.as(who).call('attendance.checkInLate', { qrText });
    return answer.ok ? 'in' : answer.error.code;
  };
  const confirmAll = () =>
    cloud.as(holding.by).do('attendance.confirmLate', { projectId: 'here', batchId: 'b1', records: 'all' });

  beforeEach(async () => {
    await setCap(2);
    settle();
    await plantTrainees(cloud, ...crowd.slice(0, 4));
  });

  it('holds no seat until it is confirmed, and then takes one', async () => {
    const qrText = await shownCode(cloud, holding);
    cloud.clock.advance(5 * MINUTE_MS);
    expect(await late(first, qrText)).toBe('in');
    expect(seated()).toEqual([]);
    expect(await confirmAll()).toEqual({ confirmed: 1 });
    expect(seated()).toEqual([idOfPerson(first)]);
  });

  it('waits on when there is no seat for it, and is confirmed once there is', async () => {
    const qrText = await shownCode(cloud, holding);
    cloud.clock.advance(5 * MINUTE_MS);
    for (const who of [first, second, third]) expect(await late(who, qrText)).toBe('in');
    expect(await scans(fourth)).toBe('in');
    expect(await confirmAll()).toEqual({ confirmed: 1, withoutSeat: 2 });
    expect(seated()).toHaveLength(2);
    await setCap(4);
    settle();
    expect(await confirmAll()).toEqual({ confirmed: 2 });
    expect(seated()).toHaveLength(4);
  });

  it('of somebody who was counted meanwhile needs no other seat', async () => {
    const qrText = await shownCode(cloud, holding);
    cloud.clock.advance(5 * MINUTE_MS);
    await late(first, qrText);
    for (const who of [first, second]) expect(await scans(who)).toBe('in');
    expect(await confirmAll()).toEqual({ confirmed: 1 });
    expect(seated()).toHaveLength(2);
  });

  it('gives its seat back when whoever confirmed it died before the record was', async () => {
    const qrText = await shownCode(cloud, holding);
    cloud.clock.advance(5 * MINUTE_MS);
    await late(first, qrText);
    const seat = { sessionId: holding.sessionId, number: 1, personId: idOfPerson(first) };
    await cloud.plant('seats', { _id: idOf(holding.sessionId, 1), ...seat, takenAt: cloud.clock.now(), used: false });
    expect(await scans(second)).toBe('in');
    expect(await scans(third)).toBe('capReached');
    cloud.clock.advance(MINUTE_MS);
    expect(await scans(third)).toBe('in');
  });
});

describe('a cap below the people who are there', () => {
  beforeEach(async () => {
    await plantTrainees(cloud, ...crowd);
    for (const who of crowd.slice(0, 5)) expect(await scans(who)).toBe('in');
  });

  const refused = { ok: false, error: { code: 'capBelowPeople', details: { people: 5 } } };

  it('is asked about before it is saved, whether there was a cap or none', async () => {
    expect(await setCap(4, { belowPeople: false })).toMatchObject(refused);
    expect(await setCap(8, { belowPeople: false })).toMatchObject({ ok: true });
    settle();
    expect(await setCap(4, { belowPeople: false })).toMatchObject(refused);
    expect(cloud.documents('attendanceSessions')).toMatchObject([{ cap: 8 }]);
    expect(await setCap(5, { belowPeople: false })).toMatchObject({ ok: true });
    expect(await setCap(4)).toMatchObject({ ok: true, data: { session: { cap: 4 } } });
  });

  it('puts nobody out, and lets somebody in only when they have become fewer than it', async () => {
    await setCap(3);
    settle();
    for (const who of crowd.slice(0, 5)) expect(await scans(who)).toBe('in');
    for (const who of [first, fourth]) {
      expect(await scans('crowd6')).toBe('capReached');
      await cloud.change('persons', idOfPerson(who), { state: 'pending' });
      await turnAway(who);
      cloud.clock.advance(2 * SECOND_MS);
    }
    expect(await scans('crowd6')).toBe('capReached');
    await cloud.change('persons', idOfPerson(second), { state: 'pending' });
    await turnAway(second);
    cloud.clock.advance(2 * SECOND_MS);
    expect(await scans('crowd6')).toBe('in');
    expect(await scans('crowd7')).toBe('capReached');
    expect(seated()).toHaveLength(3);
  });
});

it('seats that were kept in the old way are made anew from the records', async () => {
  await plantTrainees(cloud, ...crowd);
  for (const who of crowd.slice(0, 3)) await scans(who);
  // A session with a cap as it was stored before: people carry the note of that time, there is no seat.
  await cloud.change('attendanceSessions', holding.sessionId, { cap: 4, capInForceAt: cloud.clock.now() - MINUTE_MS });
  for (const who of crowd.slice(0, 3)) {
    await cloud.change('persons', idOfPerson(who), { seatSessionIds: [holding.sessionId] } as object);
  }
  settle();
  expect(await scans('crowd4')).toBe('in');
  expect(await scans('crowd5')).toBe('capReached');
  for (const who of crowd.slice(0, 4)) expect(await scans(who)).toBe('in');
  expect(new Set(seated())).toEqual(new Set(crowd.slice(0, 4).map(idOfPerson)));
});
