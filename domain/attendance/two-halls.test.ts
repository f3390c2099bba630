import { instantOf } from '../kernel/time';
import { inTwoHalls, type HallSighting } from './two-halls';

const day = '2025-11-29';
const seen = (clock: string, hall: 'A' | 'B', over: Partial<HallSighting> = {}): HallSighting => ({
  recordId: `${clock}${hall}`,
  personId: 'p1',
  evidenceAt: instantOf(day, clock),
  sessionId: hall,
  placeName: hall === 'A' ? '主会场' : '二楼会议室',
  courseIds: hall === 'A' ? ['c1'] : ['c2'],
  ...over,
});
const course = (courseId: string, begin: string, end: string) => ({ courseId, lessons: [{ day, begin, end }] });
const untimed = ['c1', 'c2'].map((courseId) => ({ courseId, lessons: [] }));
const found = (records: HallSighting[], courses: Parameters<typeof inTwoHalls>[1] = untimed) => [
  ...inTwoHalls(records, courses).keys(),
];

describe('somebody in two halls of a batch', () => {
  it('is shown less than a minute apart, with where and when the other was', () => {
    expect(inTwoHalls([seen('09:00:00', 'A'), seen('09:00:59', 'B')], untimed)).toEqual(
      new Map([
        ['09:00:00A', { at: instantOf(day, '09:00:59'), placeName: '二楼会议室' }],
        ['09:00:59B', { at: instantOf(day, '09:00:00'), placeName: '主会场' }],
      ]),
    );
    expect(found([seen('09:00:00', 'A'), seen('09:01:00', 'B')])).toEqual([]);
  });

  it('is not shown for two sessions in one hall, nor for somebody else', () => {
    expect(found([seen('09:00:00', 'A'), seen('09:00:30', 'B', { placeName: ' 主会场' })])).toEqual([]);
    expect(found([seen('09:00:00', 'A'), seen('09:00:30', 'B', { personId: 'p2' })])).toEqual([]);
  });

  it('is shown in lessons of two courses that are taught at the same time, and not when one is over', () => {
    const atOnce = [course('c1', '09:00', '11:00'), course('c2', '09:00', '11:00')];
    const records = [seen('09:05:00', 'A'), seen('10:00:00', 'B')];
    expect(found(records, atOnce)).toEqual(['09:05:00A', '10:00:00B']);
    expect(found(records, [course('c1', '09:00', '09:50'), course('c2', '09:55', '11:00')])).toEqual([]);
    // From one hall to the other between the lessons, at a time that both lessons do not share.
    expect(found(records, [course('c1', '09:00', '11:00'), course('c2', '09:30', '11:00')])).toEqual([]);
  });

  it('is not shown where both halls teach the same course', () => {
    const records = [seen('09:05:00', 'A'), seen('10:00:00', 'B', { courseIds: ['c1', 'c2'] })];
    expect(found(records, [course('c1', '09:00', '11:00'), course('c2', '09:00', '11:00')])).toEqual([]);
  });
});
