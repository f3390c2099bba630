import { idOf } from '../../../../domain/kernel/id';
import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import {
  lastDatabaseCalls,
  openHolding,
  plantTrainees,
  scanNow,
  shownCode,
  traineeOf,
  type Holding,
} from '../../../../test/support/attendance';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import type { TestPersonId } from '../../../../test/support/people';

const CROWD = 70;
const crowd = Array.from({ length: CROWD }, (_, index): TestPersonId => `crowd${index + 1}`);

let cloud: TestCloud;
let holding: Holding;

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00'), crowd: CROWD });
  await plantTrainees(cloud, ...crowd);
});
afterAll(() => cloud.close());
// A hall of its own for each test; whoever scans in one after the other must not be slowed down for it.
beforeEach(async () => {
  cloud.clock.advance(MINUTE_MS);
  holding = await openHolding(cloud);
  // A burst takes its time on a busy machine: its code must not expire meanwhile.
  await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, rotationSeconds: 30 });
});

const setCap = (cap: number | null) =>
  cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, cap, belowPeople: true });
const recordsHere = () =>
  cloud.documents('attendanceRecords').filter(({ sessionId }) => sessionId === holding.sessionId);
const peopleOnRecord = () => new Set(recordsHere().map(({ personId }) => personId)).size;
const seats = () => cloud.documents('seats').filter(({ sessionId }) => sessionId === holding.sessionId);
async function burst(who: readonly TestPersonId[]): Promise<string[]> {
  const qrText = await shownCode(cloud, holding);
  const answers = await Promise.all(who.map((each) => cloud.as(each).call('attendance.checkIn', { qrText })));
  return answers.map((answer) => (answer.ok ? 'in' : answer.error.code));
}
const countOf = (outcomes: string[], outcome: string) => outcomes.filter((each) => each === outcome).length;

describe('the cap', () => {
  it('is exact under a burst of 60 for 10 places', async () => {
    await setCap(10);
    const outcomes = await burst(crowd.slice(0, 60));
    expect(countOf(outcomes, 'in')).toBe(10);
    expect(countOf(outcomes, 'capReached')).toBe(50);
    expect(peopleOnRecord()).toBe(10);
    expect(
      seats()
        .map(({ number }) => number)
        .sort((a, b) => a - b),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('lets people who are counted go on checking in, and costs three calls first and two after', async () => {
    await setCap(1);
    expect(await scanNow(cloud, 'crowd1', holding)).toMatchObject({ ok: true });
    expect(lastDatabaseCalls(cloud, 'attendance.checkIn')).toBeLessThanOrEqual(5);
    const firsts: number[] = [];
    await setCap(5);
    for (const who of crowd.slice(1, 5)) {
      await scanNow(cloud, who, holding);
      firsts.push(lastDatabaseCalls(cloud, 'attendance.checkIn'));
    }
    expect(Math.min(...firsts)).toBe(3);
    expect(Math.max(...firsts)).toBeLessThanOrEqual(6);
    cloud.clock.advance(4000);
    const later: number[] = [];
    for (const who of crowd.slice(0, 5)) {
      expect(await scanNow(cloud, who, holding)).toMatchObject({ ok: true });
      later.push(lastDatabaseCalls(cloud, 'attendance.checkIn'));
    }
    expect(Math.min(...later)).toBe(2);
    // By the other instance, which has to find the seat once.
    expect(Math.max(...later)).toBeLessThanOrEqual(5);
    expect(await scanNow(cloud, 'crowd6', holding)).toMatchObject({ ok: false, error: { code: 'capReached' } });
  });

  it('costs those who find it full two calls, as if there were none', async () => {
    await setCap(1);
    // By then everybody who came in before the cap was known is counted.
    cloud.clock.advance(20_000);
    await burst(crowd.slice(0, 10));
    const costs: number[] = [];
    for (const who of crowd.slice(10, 30)) {
      expect(await scanNow(cloud, who, holding)).toMatchObject({ ok: false, error: { code: 'capReached' } });
      costs.push(lastDatabaseCalls(cloud, 'attendance.checkIn'));
    }
    expect(Math.min(...costs)).toBe(2);
  });

  describe('after somebody was lost between seat and record', () => {
    // What an instance leaves behind that dies right after it has taken the seat of crowd2.
    beforeEach(async () => {
      const seat = { sessionId: holding.sessionId, number: 1, personId: traineeOf(cloud, 'crowd2')._id };
      const takenAt = cloud.clock.now();
      await cloud.plant('seats', { _id: idOf(holding.sessionId, 1), ...seat, takenAt, used: false });
      await setCap(2);
      expect(await scanNow(cloud, 'crowd1', holding)).toMatchObject({ ok: true });
      expect(await scanNow(cloud, 'crowd3', holding)).toMatchObject({ ok: false, error: { code: 'capReached' } });
    });

    it('gives the place to the next one a minute later', async () => {
      cloud.clock.advance(60_000);
      expect(await scanNow(cloud, 'crowd3', holding)).toMatchObject({ ok: true });
      expect(await scanNow(cloud, 'crowd4', holding)).toMatchObject({ ok: false, error: { code: 'capReached' } });
      expect(peopleOnRecord()).toBe(2);
    });

    it('keeps it when only the note was lost, and the record is there', async () => {
      const { _id: personId } = traineeOf(cloud, 'crowd2');
      const [record] = recordsHere();
      if (!record) throw new Error('crowd1 has no record');
      await cloud.plant('attendanceRecords', { ...record, _id: idOf(holding.sessionId, personId, 1), personId });
      for (let minute = 0; minute < 3; minute += 1) {
        cloud.clock.advance(60_000);
        expect(await scanNow(cloud, 'crowd3', holding)).toMatchObject({ ok: false, error: { code: 'capReached' } });
      }
      expect(await scanNow(cloud, 'crowd2', holding)).toMatchObject({ ok: true });
      expect(peopleOnRecord()).toBe(2);
    });

    it('lets himself in when he tries again', async () => {
      cloud.clock.advance(50_000);
      expect(await scanNow(cloud, 'crowd2', holding)).toMatchObject({ ok: true });
      cloud.clock.advance(30_000);
      expect(await scanNow(cloud, 'crowd3', holding)).toMatchObject({ ok: false, error: { code: 'capReached' } });
      expect(peopleOnRecord()).toBe(2);
    });
  });

  it('counts people who came before there was one, and lets them go on', async () => {
    const early = crowd.slice(0, 4);
    expect(countOf(await burst(early), 'in')).toBe(4);
    await setCap(6);
    cloud.clock.advance(10_000);
    expect(countOf(await burst(crowd.slice(4, 30)), 'in')).toBe(2);
    expect(countOf(await burst(early), 'in')).toBe(4);
    expect(peopleOnRecord()).toBe(6);
  });

  it('counts those whom an instance let in that did not know it yet', async () => {
    const qrText = await shownCode(cloud, holding);
    // Every instance knows the session now, without a cap.
    await Promise.all(crowd.slice(60).map((who) => cloud.as(who).call('attendance.checkIn', { qrText })));
    const known = peopleOnRecord();
    await setCap(known + 3);
    cloud.clock.advance(1000);
    await burst(crowd.slice(0, 3));
    expect(peopleOnRecord()).toBe(known + 3);
    cloud.clock.advance(10_000);
    await burst(crowd.slice(3, 30));
    await burst(crowd.slice(30, 50));
    expect(peopleOnRecord()).toBe(known + 3);
  });

  it('may be raised, and nobody is put out when it is lowered', async () => {
    await setCap(3);
    expect(countOf(await burst(crowd.slice(0, 10)), 'in')).toBe(3);
    await setCap(5);
    cloud.clock.advance(5001);
    expect(countOf(await burst(crowd.slice(10, 20)), 'in')).toBe(2);
    await setCap(1);
    cloud.clock.advance(5001);
    expect(countOf(await burst(crowd.slice(0, 20)), 'in')).toBe(5);
  });

  it('is never overrun by one person with two phones at the same moment', async () => {
    await setCap(1);
    const qrText = await shownCode(cloud, holding);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cloud.as('crowd1').call('attendance.checkIn', { qrText })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(peopleOnRecord()).toBe(1);
    expect(seats()).toHaveLength(1);
  });
});
