import { lecturersOf } from './lecturers';

const row = (
  lecturerId: string,
  lecturerName: string,
  cardNumber = '',
  more: { lead?: boolean; hours?: number } = {},
) => ({
  ...{ lecturerId, lecturerName, cardNumber },
  hourTenths: more.hours ?? 30,
  lecturerIsProjectLead: more.lead ?? false,
});
const course = (courseId: string, ...lecturers: ReturnType<typeof row>[]) => ({
  courseId,
  topic: `${courseId}讲`,
  lecturers,
});

describe('the lecturers of a project', () => {
  it('are one for each card number, with all that they teach', () => {
    const found = lecturersOf([
      course('c1', row('l1', '陈志远', 'HN1', { lead: true })),
      course('c2', row('l2', '刘芳', 'HN2'), row('l3', '陈志远', 'HN1', { hours: 15 })),
    ]);
    expect(found.map(({ key, parts, hourTenths, isProjectLead }) => [key, parts, hourTenths, isProjectLead])).toEqual([
      [
        'card:HN1',
        [
          { courseId: 'c1', lecturerId: 'l1', topic: 'c1讲', hourTenths: 30 },
          { courseId: 'c2', lecturerId: 'l3', topic: 'c2讲', hourTenths: 15 },
        ],
        45,
        true,
      ],
      ['card:HN2', [{ courseId: 'c2', lecturerId: 'l2', topic: 'c2讲', hourTenths: 30 }], 30, false],
    ]);
  });

  it('are told apart by card, else by name without the blanks around it, and nobody where there is neither', () => {
    const found = lecturersOf([
      course('c1', row('l1', '刘芳', '1'), row('l2', '刘芳', '2'), row('l3', '')),
      course('c2', row('l4', '周'), row('l5', '周 '), row('l6', '', '2')),
    ]);
    expect(found.map(({ key, name, parts }) => [key, name, parts.map(({ lecturerId }) => lecturerId)])).toEqual([
      ['card:1', '刘芳', ['l1']],
      ['card:2', '刘芳', ['l2', 'l6']],
      ['name:周', '周', ['l4', 'l5']],
    ]);
  });
});
