import {
  courseSections,
  firstWrong,
  hoursLeft,
  toCourse,
  toCourseValues,
  withCourse,
  type CourseValues,
} from './index.view';

const values = (change: Partial<CourseValues> = {}): CourseValues => ({
  ...toCourseValues(undefined),
  topic: '质量管理新进展',
  hourTenths: '4.5',
  ...change,
});
const made = (change: Partial<CourseValues> = {}, courseId = 'c1') => toCourse(values(change), courseId, 90).course;

describe('a course as it is typed', () => {
  it('is the same after a round trip', () => {
    const course = made({
      lecturerIsProjectLead: 'true',
      gender: 'female',
      professionalTitle: 'chiefTechnician',
      education: 'doctorate',
      birthDate: '1970-05-01',
    });
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
    expect(made({ cardNumber: '4301 0000 0217' }).cardNumber).toBe('430100000217');
    expect(toCourse(values({ cardNumber: '12' }), 'c1', 90).errors.cardNumber).toContain('医通卡号');
  });

  it('scrolls to the first error of the screen', () => {
    expect(firstWrong({ phone: '错', hourTenths: '错' })).toBe('hourTenths');
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
    const rows = courseSections(values(), {}, 'approved').flatMap((section) => section.rows);
    expect(rows.find(({ key }) => key === 'hourTenths')?.locked).toBe(true);
    expect(rows.find(({ key }) => key === 'cardNumber')?.locked).toBe(false);
  });
});
