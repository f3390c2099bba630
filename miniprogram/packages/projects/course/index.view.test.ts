import { lecturerOf } from '../../../../test/support/projects';
import { firstWrong, hoursLeft, isLocked, lecturerCards, toCourse, withCourse } from './index.view';
import { keyOf, sharesAfter, toCourseValues, type Course, type CourseValues } from './values';

const values = (change: Partial<CourseValues> = {}): CourseValues => ({
  ...toCourseValues(undefined),
  topic: '质量管理新进展',
  hourTenths: '4.5',
  ...change,
});
const made = (change: Partial<CourseValues> = {}, courseId = 'c1') => toCourse(values(change), courseId, 90).course;

describe('a course as it is typed', () => {
  it('is the same after a round trip', () => {
    const course: Course = {
      ...made({}),
      lessons: [{ day: '2025-11-29', begin: '08:30', end: '10:00' }],
      lecturers: [
        lecturerOf({
          hourTenths: 30,
          lecturerIsProjectLead: true,
          gender: 'female',
          professionalTitle: 'chiefTechnician',
          education: 'doctorate',
          birthDate: '1970-05-01',
        }),
        lecturerOf({ lecturerId: 'l2-1', hourTenths: 15 }),
      ],
    };
    expect(toCourse(toCourseValues(course), 'c1', 90)).toEqual({ course, errors: {} });
  });

  it('needs a topic and hours, nothing else (M7)', () => {
    expect(Object.keys(toCourse(toCourseValues(undefined), 'c1', 90).errors)).toEqual(['topic', 'hourTenths']);
    expect(toCourse(values(), 'c1', 90).errors).toEqual({});
  });

  it('refuses hours of zero, hours that are no number and hours beyond the project’s total', () => {
    expect(toCourse(values({ hourTenths: '0' }), 'c1', 90).errors.hourTenths).toContain('大于 0');
    expect(toCourse(values({ hourTenths: '一' }), 'c1', 90).errors.hourTenths).toContain('大于 0');
    expect(toCourse(values({ hourTenths: '9.0' }), 'c1', 45).errors.hourTenths).toBe(
      '超过项目总学时，这节课最多 4.5 学时',
    );
  });

  it('accepts a card number with blanks in it, and names a wrong one', () => {
    const typed = (cardNumber: string) =>
      toCourse({ ...taught('刘芳'), [keyOf('l1', 'cardNumber')]: cardNumber }, 'c1', 90);
    expect(typed('4301 0000 0217').course.lecturers[0]?.cardNumber).toBe('430100000217');
    expect(typed('12').errors[keyOf('l1', 'cardNumber')]).toContain('医通卡号');
  });

  it('scrolls to the first error of the screen', () => {
    const both = taught('刘芳');
    expect(firstWrong(both, { [keyOf('l1', 'phone')]: '错', hourTenths: '错' })).toBe('hourTenths');
    expect(firstWrong(both, { [keyOf('l1', 'phone')]: '错', lessons: '错' })).toBe('lessons');
  });

  it('refuses a time that ends before it begins', () => {
    expect(toCourse(values({ lessons: '2025-11-29 10:00 09:00' }), 'c1', 90).errors.lessons).toContain('晚于');
  });
});

/** A course with lecturers of these names, who share its 4.5 hours. */
const taught = (...names: string[]): CourseValues =>
  toCourseValues({
    ...made(),
    lecturers: names.map((lecturerName, index) =>
      lecturerOf({ lecturerId: `l${index + 1}`, lecturerName, hourTenths: 45 / names.length }),
    ),
  });

describe('the lecturers of a course', () => {
  it('have all its hours alone, and must share exactly them together', () => {
    expect(toCourse(taught('刘芳'), 'c1', 90).course.lecturers[0]?.hourTenths).toBe(45);
    const typed = {
      ...taught('刘芳', '王晓东'),
      [keyOf('l1', 'hourTenths')]: '1.0',
      [keyOf('l2', 'hourTenths')]: '1.5',
    };
    expect(toCourse(typed, 'c1', 90).errors[keyOf('l1', 'hourTenths')]).toBe('各主讲人合计 2.5 学时，要等于课程的 4.5');
  });

  it('are proposed other shares when the hours change, unless somebody has typed theirs', () => {
    const proposed = {
      ...taught('刘芳', '王晓东'),
      [keyOf('l1', 'hourTenths')]: '2.5',
      [keyOf('l2', 'hourTenths')]: '2.0',
    };
    const longer = sharesAfter(proposed, { ...proposed, hourTenths: '6.0' });
    expect([longer[keyOf('l1', 'hourTenths')], longer[keyOf('l2', 'hourTenths')]]).toEqual(['3.0', '3.0']);
    const typed = { ...proposed, [keyOf('l1', 'hourTenths')]: '4.0', [keyOf('l2', 'hourTenths')]: '0.5' };
    expect(sharesAfter(typed, { ...typed, hourTenths: '6.0' })).toEqual({});
  });

  it('mask their card number in the line, and ask for no share of one who teaches alone', () => {
    const open = new Set(['l1']);
    const own = { ...taught('刘芳'), [keyOf('l1', 'cardNumber')]: '430100000217' };
    const [card] = lecturerCards(own, {}, { state: 'draft', open });
    expect(card).toMatchObject({ name: '刘芳', share: '', open: true });
    expect(card?.card).toBe('430100**0217');
    expect(card?.rows.map(({ label }) => label)).not.toContain('授课学时');
  });
});

describe('the courses of a project', () => {
  it('leave for one course what the others do not use', () => {
    const project = { hourTenths: 90, courses: [made({ hourTenths: '3.0' }, 'c1'), made({ hourTenths: '2.0' }, 'c2')] };
    expect(hoursLeft(project, 'c1')).toBe(70);
    expect(hoursLeft(project, 'new')).toBe(40);
  });

  it('change, gain or lose one', () => {
    const courses = [made({}, 'c1'), made({}, 'c2')];
    const changed = made({ topic: '新题目' }, 'c1');
    expect(withCourse(courses, 'c1', changed).map(({ topic }) => topic)).toEqual(['新题目', '质量管理新进展']);
    expect(withCourse(courses, 'c3', made({}, 'c3'))).toHaveLength(3);
    expect(withCourse(courses, 'c1', undefined).map(({ courseId }) => courseId)).toEqual(['c2']);
  });

  it('keep their hours after the approval, while the lecturer may be corrected', () => {
    const locked = (key: string) => isLocked(key, 'approved');
    expect(['hourTenths', 'lessons', 'lecturers', keyOf('l1', 'lecturerName')].map(locked)).toEqual(
      Array(4).fill(true),
    );
    expect(['topic', keyOf('l1', 'cardNumber')].map(locked)).toEqual([false, false]);
  });
});
