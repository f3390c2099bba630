import { instantOf } from '../../../../domain/kernel/time';
import { aProject, aRecord, BATCH_OVER } from '../../../../test/support/grant-builders';
import { plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { courseOf } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

/** Three courses on three days, each with its own session and windows (rules: "Analysis"). */
const days = ['2025-11-28', '2025-11-29', '2025-11-30'] as const;
const courseIds = ['c1', 'c2', 'c3'] as const;
const project = aProject('three-days', {
  courses: courseIds.map((courseId, index) => courseOf({ courseId, topic: `第 ${index + 1} 讲`, hourTenths: 30 })),
  batches: [{ batchId: 'b1', begin: days[0], end: days[2], windows: [] }],
  firstDay: days[0],
  lastDay: days[2],
});
const morning = (day: string) => ({ begin: instantOf(day, '08:00:00'), end: instantOf(day, '12:00:00') });
const afternoon = (day: string) => ({ begin: instantOf(day, '13:00:00'), end: instantOf(day, '17:00:00') });
/** The third course has two windows on its day. */
const courses = [
  { courseId: 'c1', windows: [morning(days[0])] },
  { courseId: 'c2', windows: [morning(days[1])] },
  { courseId: 'c3', windows: [morning(days[2]), afternoon(days[2])] },
];
const ownBatch = { projectId: project._id, batchId: 'b1' };

let cloud: InProcessCloud;
const administrator = () => cloud.as('administratorA1');
const at = (who: 'trainee1' | 'trainee2' | 'trainee3', course: number, clock: string) =>
  aRecord(project, traineeOf(cloud, who)._id, instantOf(days[course] ?? '', clock), {
    courseIds: [courseIds[course] ?? ''],
  });

/** trainee1 has all; trainee2 every day, and the third course 8 minutes too early in the afternoon; trainee3 lacks the second day. */
beforeAll(async () => {
  cloud = await openInProcess({ startAt: BATCH_OVER });
  await signedInAdministrator(cloud, 'administratorA1');
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3');
  await cloud.plant('projects', project);
  await cloud.plant(
    'attendanceRecords',
    at('trainee1', 0, '08:10:00'),
    at('trainee1', 1, '08:10:00'),
    at('trainee1', 2, '08:10:00'),
    at('trainee1', 2, '13:10:00'),
    at('trainee2', 0, '08:10:00'),
    at('trainee2', 1, '08:10:00'),
    at('trainee2', 2, '08:10:00'),
    at('trainee2', 2, '12:52:00'),
    at('trainee3', 0, '08:10:00'),
    at('trainee3', 2, '08:10:00'),
    at('trainee3', 2, '13:10:00'),
  );
});

describe('two analyses', () => {
  it('are laid side by side: whose result changed, whatever the windows, and nothing else changes', async () => {
    const earlier = await administrator().do('analysis.run', { ...ownBatch, courses });
    const wider = courses.map((course) =>
      course.courseId === 'c3' ? { ...course, windows: [morning(days[2])] } : course,
    );
    const later = await administrator().do('analysis.run', { ...ownBatch, courses: wider });
    const compared = await administrator().do('analysis.compare', { analysisId: later.analysisId });
    expect(compared).toMatchObject({
      earlier: { number: earlier.number },
      later: { number: later.number },
      granted: [],
      gained: 1,
      lost: 0,
      rows: [{ personId: traineeOf(cloud, 'trainee2')._id, gained: ['c3'], lost: [] }],
    });
    const same = await administrator().call('analysis.compare', {
      analysisId: earlier.analysisId,
      earlier: earlier.number,
    });
    expect(refusalOf(same).code).toBe('notFound');
  });
});

describe('an analysis whose courses have windows of their own', () => {
  it('freezes every course by its own windows and its own session, and daily duty over all of them', async () => {
    const summary = await administrator().do('analysis.run', { ...ownBatch, courses });
    expect(summary).toMatchObject({
      ruleVersion: 3,
      people: 3,
      valid: 3,
      dutyKept: 2,
      dutyLacked: 1,
      dutyOpen: 0,
      outsideRecords: 1,
      daysWithoutWindow: [],
      windows: [morning(days[0]), morning(days[1]), morning(days[2]), afternoon(days[2])],
      courses: [
        { courseId: 'c1', people: 3, valid: 3, windows: [0], windowPeople: [3] },
        { courseId: 'c2', people: 2, valid: 2, windows: [1], windowPeople: [2] },
        { courseId: 'c3', people: 3, valid: 2, windows: [2, 3], windowPeople: [3, 2], missedOne: 1 },
      ],
      days: [
        { day: days[0], windows: 1, lacked: 0 },
        { day: days[1], windows: 1, lacked: 1 },
        { day: days[2], windows: 2, lacked: 0 },
      ],
      nearMisses: [{ personId: traineeOf(cloud, 'trainee2')._id, courseId: 'c3', window: 1, seconds: -480 }],
    });
    const { rows } = await administrator().do('analysis.people', {
      analysisId: summary.analysisId,
      search: traineeOf(cloud, 'trainee2').personNumber,
    });
    expect(rows).toMatchObject([
      {
        lackedDays: [],
        courses: [
          { courseId: 'c1', valid: true, cells: ['met'] },
          { courseId: 'c2', valid: true, cells: ['met'] },
          { courseId: 'c3', valid: false, cells: ['met', 'missed'] },
        ],
        misses: [{ courseId: 'c3', window: 1, seconds: -480 }],
      },
    ]);
  });

  it('gives two people three different answers by the three strategies', async () => {
    const { analysisId } = await administrator().do('analysis.run', { ...ownBatch, courses });
    const given = async (strategy: 'anyCourseFull' | 'allCoursesFull' | 'byCourseHours', dutyWaived = false) => {
      const { rows } = await administrator().do('grant.candidates', { analysisId, strategy, dutyWaived });
      return (['trainee2', 'trainee3'] as const).map(
        (who) => rows.find(({ personId }) => personId === traineeOf(cloud, who)._id)?.creditHundredths ?? 0,
      );
    };
    // trainee2 was there every day and lacks a course; trainee3 has two courses and lacks a day.
    expect(await given('anyCourseFull')).toEqual([300, 0]);
    expect(await given('allCoursesFull')).toEqual([0, 0]);
    expect(await given('byCourseHours')).toEqual([200, 0]);
    expect(await given('byCourseHours', true)).toEqual([200, 200]);
    const { strategies, withheld } = await administrator().do('grant.candidates', {
      analysisId,
      strategy: 'anyCourseFull',
    });
    expect(strategies).toEqual([
      { strategy: 'anyCourseFull', dutyWaived: false, people: 2, creditHundredths: 600 },
      { strategy: 'allCoursesFull', dutyWaived: false, people: 1, creditHundredths: 300 },
      { strategy: 'byCourseHours', dutyWaived: false, people: 2, creditHundredths: 500 },
      { strategy: 'byCourseHours', dutyWaived: true, people: 3, creditHundredths: 700 },
    ]);
    expect(withheld).toEqual([{ reason: 'dayLacked', people: 1 }]);
  });

  it('can be tried out, which freezes nothing', async () => {
    const made = cloud.documents('analyses').length;
    const wider = courses.map((course) =>
      course.courseId === 'c3'
        ? { ...course, windows: [morning(days[2]), { ...afternoon(days[2]), begin: instantOf(days[2], '12:50:00') }] }
        : course,
    );
    const tried = await administrator().do('analysis.try', { ...ownBatch, courses: wider });
    expect(tried.courses[2]).toMatchObject({ valid: 3, windowPeople: [3, 3], missedOne: 0 });
    expect(tried.nearMisses).toEqual([]);
    expect(cloud.documents('analyses')).toHaveLength(made);
  });

  it('takes one list for all courses, but for those that have their own', async () => {
    const windows = days.map(morning);
    const tried = await administrator().do('analysis.try', { ...ownBatch, windows, courses: courses.slice(2) });
    expect(tried.courses.map((course) => course.windows)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [2, 3],
    ]);
  });

  it('refuses a course without windows, and one that the project does not have', async () => {
    const missing = await administrator().call('analysis.try', { ...ownBatch, courses: courses.slice(1) });
    expect(refusalOf(missing).details.fields).toEqual([{ field: 'windows', problem: 'noWindow' }]);
    const unknown = [...courses, { courseId: 'c9', windows: [morning(days[0])] }];
    const refused = refusalOf(await administrator().call('analysis.try', { ...ownBatch, courses: unknown }));
    expect(refused).toMatchObject({
      code: 'windowsInvalid',
      details: { fields: [{ field: 'courses.3.courseId', problem: 'notFound' }] },
    });
  });
});
