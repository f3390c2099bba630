import { lecturerCreditFor, lecturersOf, teachingsOf, type Teaching } from './lecturer';

const national = { value: 200 };
const provincial = { value: 100 };

describe("a lecturer's credits (M20)", () => {
  it('are the rate for each hour taught', () => {
    expect(lecturerCreditFor({ hourTenths: 30, rate: national })).toEqual({
      kind: 'credit',
      creditHundredths: 600,
      hourTenths: 30,
    });
    expect(lecturerCreditFor({ hourTenths: 15, rate: provincial })).toMatchObject({ creditHundredths: 150 });
  });

  it('are rounded down to a hundredth once, over all hours', () => {
    expect(lecturerCreditFor({ hourTenths: 3, rate: { value: 33 } })).toMatchObject({ creditHundredths: 9 });
    expect(lecturerCreditFor({ hourTenths: 30, rate: { value: 33 } })).toMatchObject({ creditHundredths: 99 });
  });

  it('are none, with the reason, where the table has no rate or nothing was taught', () => {
    expect(lecturerCreditFor({ hourTenths: 30, rate: undefined })).toEqual({ kind: 'none', reason: 'noRate' });
    expect(lecturerCreditFor({ hourTenths: 0, rate: national })).toEqual({ kind: 'none', reason: 'noHours' });
  });
});

describe('the lecturers of a project', () => {
  const teaching = (courseId: string, more: Partial<Teaching> = {}): Teaching => ({
    courseId,
    lecturerName: '陈志远',
    cardNumber: 'HN1',
    hourTenths: 30,
    isProjectLead: false,
    ...more,
  });

  it('are one for each card number, with the hours of all their courses', () => {
    const found = lecturersOf([
      teaching('c1', { isProjectLead: true }),
      teaching('c2', { cardNumber: 'HN2', lecturerName: '刘芳' }),
      teaching('c3', { hourTenths: 15 }),
    ]);
    expect(
      found.map(({ name, courseIds, hourTenths, isProjectLead }) => [name, courseIds, hourTenths, isProjectLead]),
    ).toEqual([
      ['陈志远', ['c1', 'c3'], 45, true],
      ['刘芳', ['c2'], 30, false],
    ]);
  });

  it('are told apart by name where they have no card, and nobody where there is neither', () => {
    const found = lecturersOf([
      teaching('c1', { cardNumber: '' }),
      teaching('c2', { cardNumber: '', lecturerName: '' }),
      teaching('c3'),
    ]);
    expect(found.map(({ key }) => key)).toEqual(['name:陈志远', 'card:HN1']);
  });

  it('are those of each lecturer of a course, with their own part of its hours', () => {
    const lead = { lecturerName: '刘芳', cardNumber: '', hourTenths: 20, lecturerIsProjectLead: true };
    const other = { lecturerName: '王晓东', cardNumber: 'HN2', hourTenths: 10, lecturerIsProjectLead: false };
    expect(teachingsOf([{ courseId: 'c1', lecturers: [lead, other] }])).toEqual([
      { courseId: 'c1', lecturerName: '刘芳', cardNumber: '', hourTenths: 20, isProjectLead: true },
      { courseId: 'c1', lecturerName: '王晓东', cardNumber: 'HN2', hourTenths: 10, isProjectLead: false },
    ]);
  });
});
