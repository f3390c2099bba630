import { decideGrant } from './grant-decision';
import type { AnalysedAttendee, GrantTerms } from './grant-decision';

const attendee = (over: Partial<AnalysedAttendee> = {}): AnalysedAttendee => ({
  personId: 'p1',
  approved: true,
  validCourseIds: ['c1'],
  professionalTitle: 'nurse',
  specialty: 'nursing',
  departmentName: '检验科',
  placeNames: ['学术报告厅'],
  ...over,
});
const terms = (over: Partial<GrantTerms> = {}): GrantTerms => ({
  strategy: 'anyCourseFull',
  courses: [
    { courseId: 'c1', hourTenths: 45 },
    { courseId: 'c2', hourTenths: 45 },
  ],
  creditHundredths: 300,
  hourTenths: 90,
  filters: {},
  excludedIds: new Set(),
  goneIds: new Set(),
  tickedIds: null,
  ...over,
});

describe('what a grant does with one person', () => {
  it('grants the credits of the strategy to a valid person', () => {
    expect(decideGrant(attendee(), terms())).toEqual({ kind: 'grant', creditHundredths: 300, hourTenths: 90 });
    expect(decideGrant(attendee(), terms({ strategy: 'byCourseHours' }))).toEqual({
      kind: 'grant',
      creditHundredths: 150,
      hourTenths: 45,
    });
  });

  it('withholds from a person who was absent, whatever the filters and ticks', () => {
    const absent = attendee({ validCourseIds: [] });
    expect(decideGrant(absent, terms({ filters: { departmentName: '儿科' }, tickedIds: new Set() }))).toEqual({
      kind: 'withhold',
      reason: 'absent',
    });
  });

  it('takes somebody with one course of two as absent when all courses are demanded', () => {
    expect(decideGrant(attendee(), terms({ strategy: 'allCoursesFull' }))).toEqual({
      kind: 'withhold',
      reason: 'absent',
    });
  });

  it('names the missing approval before the attendance', () => {
    expect(decideGrant(attendee({ approved: false, validCourseIds: [] }), terms())).toEqual({
      kind: 'withhold',
      reason: 'notApproved',
    });
  });

  it('gives nothing to somebody who left, or lost their approval, since the analysis found them approved', () => {
    expect(decideGrant(attendee(), terms({ goneIds: new Set(['p1']) }))).toEqual({
      kind: 'withhold',
      reason: 'notApproved',
    });
    expect(decideGrant(attendee(), terms({ goneIds: new Set(['p2']) })).kind).toBe('grant');
  });

  it.each([
    ['professional title', { professionalTitle: 'technician' as const }],
    ['specialty', { specialty: 'surgery' as const }],
    ['department', { departmentName: '儿科' }],
    ['attendance place', { placeName: '二楼会议室' }],
  ])('leaves a person for a later round whom the filter of %s does not let through', (_name, filters) => {
    expect(decideGrant(attendee(), terms({ filters }))).toEqual({ kind: 'leave' });
  });

  it('lets a person through whose records were made in several places, one of them the filtered one', () => {
    const person = attendee({ placeNames: ['二楼会议室', '学术报告厅'] });
    expect(decideGrant(person, terms({ filters: { placeName: '学术报告厅' } })).kind).toBe('grant');
  });

  it('says what an excluded person would have got, also when he was not ticked', () => {
    expect(decideGrant(attendee(), terms({ excludedIds: new Set(['p1']), tickedIds: new Set() }))).toEqual({
      kind: 'exclude',
      creditHundredths: 300,
      hourTenths: 90,
    });
  });

  it('leaves a valid person who was not ticked', () => {
    expect(decideGrant(attendee(), terms({ tickedIds: new Set(['p2']) }))).toEqual({ kind: 'leave' });
  });
});
