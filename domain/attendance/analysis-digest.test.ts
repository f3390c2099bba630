import { analysisInputDigest } from './analysis-digest';
import type { CourseRecord } from './course-analysis';
import { defaultWindowOn } from '../project/attendance-window';
import { instantOf } from '../kernel/time';

const days = ['2017-09-07', '2017-09-08'];
const windows = days.map(defaultWindowOn);
const records = days.map((day, index): CourseRecord => ({
  recordId: `r${index}`,
  personId: 'a',
  evidenceAt: instantOf(day, '08:00:00'),
  origin: 'scan',
  counts: true,
  flags: [],
  courseIds: ['c1'],
}));
const digestOf = (changed: { records?: CourseRecord[]; courses?: { courseId: string; windows: typeof windows }[] }) =>
  analysisInputDigest({ records, courses: [{ courseId: 'c1', windows }], hash: (text) => text, ...changed });

describe('the digest of an analysis', () => {
  it('is the same for the same input in any order, read once or twice', () => {
    expect(digestOf({ records: [...records, ...records].reverse() })).toBe(digestOf({}));
  });

  it.each([
    ['a record counts no more', { records: records.map((item, index) => ({ ...item, counts: index > 0 })) }],
    ['a record covers another course', { records: records.map((item) => ({ ...item, courseIds: ['c2'] })) }],
    [
      'a window moves by a second',
      { courses: [{ courseId: 'c1', windows: windows.map(({ begin, end }) => ({ begin, end: end + 1000 })) }] },
    ],
    ['another course has the windows', { courses: [{ courseId: 'c2', windows }] }],
  ])('differs when %s', (_, changed) => {
    expect(digestOf(changed)).not.toBe(digestOf({}));
  });
});
