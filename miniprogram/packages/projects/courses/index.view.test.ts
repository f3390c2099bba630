import { lecturerOf } from '../../../../test/support/projects';
import { instantOf } from '../../../../domain/kernel/time';
import { batchRow, courseRow, hoursCard, warningsOf } from './index.view';

const course = (change = {}) => ({
  courseId: 'c1',
  topic: '耐药菌检测与报告解读',
  hourTenths: 30,
  lessons: [],
  lecturers: [
    lecturerOf({
      hourTenths: 30,
      cardNumber: '43010000003361',
      lecturerName: '刘芳',
      professionalTitle: 'associateChiefTechnician',
    }),
  ],
  remarks: '',
  ...change,
});
const planned = (...hourTenths: number[]) => {
  const sum = hourTenths.reduce((total, part) => total + part, 0);
  return hoursCard({
    hourTenths: 90,
    courseHourTenths: sum,
    courseHourDifferenceTenths: 90 - sum,
    courses: hourTenths.map((part) => course({ hourTenths: part })),
  });
};
const batch = (change = {}) => ({
  batchId: 'b1',
  begin: '2025-11-29',
  end: '2025-11-30',
  windows: [],
  restDays: [],
  ...change,
});

describe('hours of the courses against the project’s total', () => {
  it('says that they are equal, how many are left, or how many are too many', () => {
    expect(planned(60, 30)).toMatchObject({ words: '正好等于项目总学时', tone: 'ok' });
    expect(planned(60)).toMatchObject({ words: '还差 3.0 学时没有安排', tone: 'late' });
    expect(planned(60, 60)).toMatchObject({ words: '超出项目总学时 3.0，请调整', tone: 'ret' });
  });

  it('draws a part of the bar for each course, never beyond the end', () => {
    expect(planned(45, 45).segments.map(({ width }) => width)).toEqual([50, 50]);
    expect(planned(90, 90).segments.map(({ width }) => width)).toEqual([50, 50]);
    expect(planned().segments).toEqual([]);
  });
});

describe('a course in the list', () => {
  it('names the lecturer with their title and masks the card number', () => {
    expect(courseRow(course(), 1)).toMatchObject({
      number: 2,
      lecturers: [{ line: '刘芳 · 副主任技师', card: '430100****3361' }],
      times: '',
      hours: '3.0',
    });
  });

  it('shows no card number where there is none', () => {
    expect(courseRow(course({ lecturers: [lecturerOf()] }), 0).lecturers).toMatchObject([
      { line: '未填姓名', card: '' },
    ]);
  });

  it('tells of several lecturers what each teaches, and when', () => {
    const lecturers = [
      lecturerOf({ lecturerId: 'l1', lecturerName: '刘芳', hourTenths: 20 }),
      lecturerOf({ lecturerId: 'l2', lecturerName: '王晓东', hourTenths: 10 }),
    ];
    const lessons = [
      { day: '2025-11-30', begin: '08:30', end: '10:00' },
      { day: '2025-11-29', begin: '14:00', end: '15:30' },
    ];
    const row = courseRow(course({ lecturers, lessons }), 0);
    expect(row.lecturers.map(({ line }) => line)).toEqual(['刘芳 · 2.0 学时', '王晓东 · 1.0 学时']);
    expect(row.times).toBe('11-29 周六 14:00–15:30\n11-30 周日 08:30–10:00');
  });
});

describe('a batch in the list', () => {
  it('counts its teaching days and says the window of the day', () => {
    expect(batchRow(batch(), 0, [])).toMatchObject({
      dates: '2025-11-29 至 11-30',
      line: '第 1 期 · 2 天 · 每天 07:00–18:00 签到一次',
    });
  });

  it('names a single day once', () => {
    expect(batchRow(batch({ end: '2025-11-29' }), 0, [])).toMatchObject({
      dates: '2025-11-29',
      line: '第 1 期 · 1 天 · 当天 07:00–18:00 签到一次',
    });
  });

  it('says morning and afternoon', () => {
    const windows = ['2025-11-29', '2025-11-30'].flatMap((day) => [
      { begin: instantOf(day, '07:00:00'), end: instantOf(day, '12:00:00') },
      { begin: instantOf(day, '12:00:00'), end: instantOf(day, '18:00:00') },
    ]);
    expect(batchRow(batch({ windows }), 0, []).line).toContain('每天 07:00–12:00、12:00–18:00 签到');
  });

  it('says the times of the lessons where nothing else is planned', () => {
    const lessons = ['2025-11-29', '2025-11-30'].map((day) => ({ day, begin: '08:30', end: '11:45' }));
    expect(batchRow(batch(), 0, [course({ lessons })]).line).toContain('每天 08:00–11:45 签到一次');
  });

  it('tells of a day without teaching', () => {
    const row = batchRow(batch({ restDays: [{ day: '2025-11-30', reason: '主讲人临时出诊' }] }), 0, []);
    expect(row.rest).toBe('11-30 停课：主讲人临时出诊');
    expect(row.line).toContain('1 天');
  });
});

describe('what asks for a look', () => {
  it('names the course whose times are odd, and a day on which nothing is taught', () => {
    const lessons = [{ day: '2025-11-29', begin: '08:30', end: '09:00' }];
    expect(
      warningsOf({ warnings: ['batchOutsidePlanned'], courses: [course({ lessons })], batches: [batch()] }),
    ).toEqual([
      '有一期超出拟举办日期，中心审核时会看到。',
      '上课时间共 30 分钟，不够 3.0 学时（每学时 45 分钟）',
      '11-30 周日 没有课，请排课或标为不上课',
    ]);
  });
});
