import { randomUUID } from 'node:crypto';
import { addDays, instantOf } from '../../../../domain/kernel/time';
import type { AttendanceRecord } from '../../../data/documents';
import {
  openHolding,
  plantTrainees,
  scanNow,
  shownCode,
  traineeOf,
  type Holding,
} from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { courseOf } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const day1 = '2025-11-29';
const day2 = '2025-11-30';
const windowOn = (day: string, begin = '07:00:00', end = '18:00:00') => ({
  begin: instantOf(day, begin),
  end: instantOf(day, end),
});
const bothDays = [windowOn(day1), windowOn(day2)];

let cloud: InProcessCloud;
let holding: Holding;

/** trainee1 is there on both days, trainee2 on the first alone; trainee3 waits for approval; trainee4's second day came late. */
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf(day1, '08:00:00') });
  const courses = [
    courseOf({ courseId: 'c1', hourTenths: 45 }),
    courseOf({ courseId: 'c2', topic: '临床沟通', hourTenths: 45 }),
  ];
  holding = await openHolding(cloud, { facts: { courses } });
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee4');
  await cloud.plant('persons', traineeOf(cloud, 'trainee3', { state: 'pending' }));
  for (const who of ['trainee1', 'trainee2', 'trainee3', 'trainee4'] as const) await scanNow(cloud, who, holding);
  cloud.clock.set(instantOf(day2, '09:00:00'));
  for (const who of ['trainee1', 'trainee3'] as const) await scanNow(cloud, who, holding);
  const late = await shownCode(cloud, holding);
  cloud.clock.advance(5 * 60_000);
  await cloud.as('trainee4').do('attendance.checkInLate', { qrText: late });
  cloud.clock.set(instantOf(day2, '19:00:00'));
});

const run = (windows = bothDays, requestId: string = randomUUID()) => {
  const { projectId, batchId, by } = holding;
  return cloud.as(by).call('analysis.run', { projectId, batchId, windows }, { requestId });
};
async function analysed(windows = bothDays) {
  const envelope = await run(windows);
  if (!envelope.ok) throw new Error(envelope.error.code);
  return envelope.data;
}
async function rowOf(analysisId: string, who: TestPersonId) {
  const { rows } = await cloud
    .as(holding.by)
    .do('analysis.people', { analysisId, search: traineeOf(cloud, who).personNumber });
  return rows[0];
}

describe('an analysis', () => {
  it('is proposed one window a day, and what is there so far is 已签到', async () => {
    const { projectId, batchId, by } = holding;
    const prepared = await cloud.as(by).do('analysis.prepare', { projectId, batchId });
    expect(prepared).toMatchObject({ proposedWindows: bothDays, people: 4, records: 7, latest: null });
    expect(prepared.uncounted).toMatchObject({ toReview: 1, notApproved: 0, toConfirm: 1 });
    expect(prepared.courses.map(({ courseId }) => courseId)).toEqual(['c1', 'c2']);
  });

  it('finds the one valid who was there in every window, and names the day another lacks', async () => {
    const result = await analysed();
    expect(result).toMatchObject({ people: 4, valid: 1, absent: 3, daysWithoutWindow: [] });
    expect(result.courses).toMatchObject([
      { courseId: 'c1', people: 4, valid: 1 },
      { courseId: 'c2', people: 4, valid: 1 },
    ]);
    expect(await rowOf(result.analysisId, 'trainee1')).toMatchObject({
      valid: true,
      windows: ['met', 'met'],
      records: 2,
    });
    expect(await rowOf(result.analysisId, 'trainee2')).toMatchObject({
      valid: false,
      windows: ['met', 'missed'],
      days: [{ day: day1 }],
    });
    // Not approved yet: seen, and nothing counts.
    expect(await rowOf(result.analysisId, 'trainee3')).toMatchObject({
      valid: false,
      records: 0,
      uncounted: 2,
      uncountedFor: 'notApproved',
      windows: ['waiting', 'waiting'],
    });
    expect(await rowOf(result.analysisId, 'trainee4')).toMatchObject({
      valid: false,
      windows: ['met', 'waiting'],
      uncounted: 1,
      uncountedFor: 'lateUnconfirmed',
      lackedDays: [day2],
    });
  });

  it('counts a late record once it is confirmed, and shows what the window rests on', async () => {
    const before = await analysed();
    const { projectId, batchId, by } = holding;
    await cloud.as(by).do('attendance.confirmLate', { projectId, batchId, records: 'all' });
    const { uncounted } = await cloud.as(by).do('analysis.prepare', { projectId, batchId });
    expect(uncounted).toMatchObject({ toReview: 1, notApproved: 0, toConfirm: 0 });
    const after = await analysed();
    expect(after.number).toBe(before.number + 1);
    expect(await rowOf(after.analysisId, 'trainee4')).toMatchObject({
      valid: true,
      windows: ['met', 'late'],
      flags: ['lateUpload'],
    });
    // The earlier one is frozen.
    expect(await rowOf(before.analysisId, 'trainee4')).toMatchObject({ valid: false, windows: ['met', 'waiting'] });
  });

  it('sent twice, also at once, is one analysis', async () => {
    const requestId = randomUUID();
    const [first, second] = await Promise.all([run(bothDays, requestId), run(bothDays, requestId)]);
    const third = await run(bothDays, requestId);
    expect(second).toMatchObject({ ok: true, data: first.ok ? first.data : {} });
    expect(third).toMatchObject({ ok: true, data: first.ok ? first.data : {} });
    expect(cloud.documents('analyses').filter(({ number }) => first.ok && number === first.data.number)).toHaveLength(
      1,
    );
  });

  it('of two administrators at once gets two numbers without a gap', async () => {
    const before = await analysed();
    const both = await Promise.all([analysed(), analysed([windowOn(day1), windowOn(day1)])]);
    expect(both.map(({ number }) => number).sort((a, b) => a - b)).toEqual([before.number + 1, before.number + 2]);
    for (const each of both) {
      const { rows } = await cloud.as(holding.by).do('analysis.people', { analysisId: each.analysisId });
      expect(rows.filter(({ valid }) => valid)).toHaveLength(each.valid);
    }
  });

  it('keeps seen what lies outside every window, and names days without one', async () => {
    const result = await analysed([windowOn(day1)]);
    expect(result.daysWithoutWindow).toEqual([day2]);
    expect(await rowOf(result.analysisId, 'trainee1')).toMatchObject({ valid: true, records: 2, outsideRecords: 1 });
  });

  it('refuses windows that are none, and names them', async () => {
    const refused = refusalOf(
      await run([windowOn(day1), windowOn(day2, '18:00:00', '07:00:00'), windowOn(addDays(day2, 31))]),
    );
    expect(refused.code).toBe('windowsInvalid');
    expect(refused.details.fields).toEqual([
      { field: 'windows.1', problem: 'windowOrder' },
      { field: 'windows.2', problem: 'windowOutsideBatch' },
    ]);
  });

  it("of another institution is not there for this one's administrator", async () => {
    const { analysisId } = await analysed();
    const { projectId, batchId } = holding;
    const other = cloud.as('administratorB1');
    expect(refusalOf(await other.call('analysis.people', { analysisId })).code).toBe('notFound');
    expect(refusalOf(await other.call('analysis.prepare', { projectId, batchId })).code).toBe('notFound');
    expect(refusalOf(await other.call('analysis.run', { projectId, batchId, windows: bothDays })).code).toBe(
      'notFound',
    );
  });

  it('lists everybody once in pages, the valid ones apart', async () => {
    const { analysisId, people, valid } = await analysed();
    const everybody: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud
        .as(holding.by)
        .do('analysis.people', { analysisId, limit: 3, ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(people);
      everybody.push(...page.rows.map(({ personNumber }) => personNumber));
      cursor = page.nextCursor;
    } while (cursor);
    expect(everybody).toHaveLength(people);
    expect(new Set(everybody).size).toBe(people);
    const ofNoCourse = cloud.as(holding.by).call('analysis.people', { analysisId, courseId: 'c9' });
    expect(refusalOf(await ofNoCourse).code).toBe('notFound');
    const eligible = await cloud.as(holding.by).do('analysis.people', { analysisId, show: 'valid', courseId: 'c2' });
    expect(eligible.total).toBe(valid);
    expect(eligible.rows.every((row) => row.valid)).toBe(true);
  });
});

describe('an analysis by course', () => {
  it('reads each course from the records that cover it', async () => {
    const [some] = cloud.documents('attendanceRecords');
    if (!some) throw new Error('no record to start from');
    const crowd = Array.from({ length: 400 }, (_, index): TestPersonId => `crowd${index + 1}`);
    await plantTrainees(cloud, ...crowd);
    const recordOf = (who: TestPersonId, day: string, courseIds: string[], number: number): AttendanceRecord => ({
      ...some,
      _id: `${who}-${day}-${number}`,
      personId: traineeOf(cloud, who)._id,
      courseIds,
      evidenceAt: instantOf(day, '10:00:00'),
      receivedAt: instantOf(day, '10:00:01'),
      origin: 'scan',
      confirmed: true,
      flags: [],
    });
    // More records in one second than one read gives, more people than one chunk holds, half of them for the first course alone.
    const scans = [0, 1, 2];
    await cloud.plant(
      'attendanceRecords',
      ...crowd.flatMap((who, index) =>
        [day1, day2].flatMap((day) =>
          scans.map((number) => recordOf(who, day, index % 2 === 0 ? ['c1'] : ['c1', 'c2'], number)),
        ),
      ),
    );
    const result = await analysed();
    expect(result.people).toBe(404);
    expect(await rowOf(result.analysisId, 'crowd7')).toMatchObject({ valid: true, records: 6 });
    const stored = cloud.documents('analyses').find(({ _id }) => _id === result.analysisId);
    expect(stored?.records).toBe(7 + 400 * 2 * scans.length);
    const [first, second] = result.courses;
    expect((first?.valid ?? 0) - (second?.valid ?? 0)).toBe(200);
    const { total } = await cloud
      .as(holding.by)
      .do('analysis.people', { analysisId: result.analysisId, courseId: 'c2', show: 'valid' });
    expect(total).toBe(second?.valid);
    expect(cloud.documents('analysisChunks').filter((chunk) => chunk.analysisId === result.analysisId)).toHaveLength(3);
  });
});

describe('somebody who was elsewhere at nearly the same moment', () => {
  it('is flagged, with the windows that rest on it', async () => {
    const mine = cloud
      .documents('attendanceRecords')
      .filter(({ personId }) => personId === traineeOf(cloud, 'trainee1')._id);
    const elsewhere = mine.slice(0, 1).flatMap((record) =>
      // In a session before this one by its id, and in one behind it, eleven minutes away: too far.
      (['!', '~'] as const).map((projectId, index) => ({
        ...record,
        _id: `elsewhere-${index}`,
        projectId,
        sessionId: `${projectId}:b1`,
        institutionId: hospitalB.institutionId,
        evidenceAt: record.evidenceAt + (index === 0 ? 9 : 11) * 60_000,
      })),
    );
    const before = await analysed();
    expect(await rowOf(before.analysisId, 'trainee1')).toMatchObject({ flags: [] });
    await cloud.plant('attendanceRecords', ...elsewhere);
    const after = await analysed();
    expect(await rowOf(after.analysisId, 'trainee1')).toMatchObject({
      valid: true,
      flags: ['twoPlaces'],
      windows: ['suspicious', 'met'],
    });
    expect(await rowOf(after.analysisId, 'trainee2')).toMatchObject({ flags: [] });
    // And where the administrator un-ticks people (M19).
    const { rows } = await cloud.as(holding.by).do('grant.candidates', {
      analysisId: after.analysisId,
      strategy: 'anyCourseFull',
      search: traineeOf(cloud, 'trainee1').personNumber,
    });
    expect(rows).toMatchObject([{ flags: ['twoPlaces'] }]);
  });
});
