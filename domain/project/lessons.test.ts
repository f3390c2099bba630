import { courseOf, lecturerOf, batchOf } from '../../test/support/projects';
import { areSameLessons, lessonWarnings } from './lessons';
import { lecturerNames, proposeShares } from './lecturers';

const lesson = (day: string, begin: string, end: string) => ({ day, begin, end });
const whole = lesson('2025-11-29', '08:30', '15:15');
const second = lesson('2025-11-30', '08:30', '15:15');
const codes = (...args: Parameters<typeof lessonWarnings>) => lessonWarnings(...args).map(({ code }) => code);

describe('what is odd about the times of courses', () => {
  it('is nothing where every teaching day has a lesson and the hours fit', () => {
    expect(codes([courseOf({ lessons: [whole, second] })], [batchOf()])).toEqual([]);
    expect(codes([courseOf()], [batchOf()])).toEqual([]);
  });

  it('is a lesson outside the batches, or on a day marked as without teaching', () => {
    const elsewhere = lesson('2025-12-24', '08:30', '15:15');
    expect(codes([courseOf({ lessons: [whole, second, elsewhere] })], [batchOf()])).toEqual(['lessonOutsideBatches']);
    const resting = batchOf({ restDays: [{ day: '2025-11-30', reason: '停电检修' }] });
    expect(codes([courseOf({ lessons: [whole, second] })], [resting])).toEqual(['lessonOnRestDay']);
  });

  it('is two lessons at once of one course or of one lecturer, not of two halls', () => {
    const early = lesson('2025-11-29', '08:30', '12:00');
    const across = lesson('2025-11-29', '11:59', '15:15');
    const after = lesson('2025-11-29', '12:00', '15:15');
    expect(codes([courseOf({ lessons: [early, across, second] })], [batchOf()])).toEqual(['lessonsOverlap']);
    expect(codes([courseOf({ lessons: [early, after, second] })], [batchOf()])).toEqual([]);
    const two = (lecturerName: string) => [
      courseOf({ hourTenths: 30, lessons: [early, second], lecturers: [lecturerOf({ lecturerName: '刘芳' })] }),
      courseOf({
        courseId: 'c2',
        hourTenths: 30,
        lessons: [across],
        lecturers: [lecturerOf({ lecturerId: 'l2', lecturerName })],
      }),
    ];
    expect(codes(two('刘芳'), [batchOf()])).toEqual(['lessonsOverlap']);
    expect(codes(two('王晓东'), [batchOf()])).toEqual([]);
  });

  it('is a teaching day on which nothing is taught, and time that is too short for the hours', () => {
    expect(
      lessonWarnings([courseOf({ hourTenths: 90, lessons: [lesson('2025-11-29', '08:30', '10:00')] })], [batchOf()]),
    ).toEqual([
      { code: 'lessonsShorterThanHours', courseId: 'c1', lessonMinutes: 90, hourTenths: 90 },
      { code: 'dayWithoutLesson', batchId: 'b1', day: '2025-11-30' },
    ]);
  });
});

it('lists of lessons are the same in any order', () => {
  expect(areSameLessons([whole, second], [second, whole])).toBe(true);
  expect(areSameLessons([whole], [second])).toBe(false);
});

describe('the hours of several lecturers', () => {
  it('are proposed equal, in halves of an hour, the first ones more', () => {
    expect(proposeShares(30, 2)).toEqual([15, 15]);
    expect(proposeShares(15, 2)).toEqual([10, 5]);
    expect(proposeShares(12, 2)).toEqual([7, 5]);
    expect(proposeShares(5, 2)).toEqual([3, 2]);
    expect(proposeShares(30, 0)).toEqual([]);
  });

  it('names are told in order', () => {
    expect(lecturerNames([{ lecturerName: '刘芳' }, { lecturerName: '' }, { lecturerName: '王晓东' }])).toBe(
      '刘芳、王晓东',
    );
  });
});
