import { decideGrant, pointsOf } from './grant-decision';
import type { AnalysedAttendee, GrantTerms } from './grant-decision';

const attendee = (over: Partial<AnalysedAttendee> = {}): AnalysedAttendee => ({
  personId: 'p1',
  approved: true,
  validCourseIds: ['c1'],
  professionalTitle: 'nurse',
  specialty: 'nursing',
  records: 2,
  outsideRecords: 0,
  flags: [],
  departmentName: '检验科',
  institutionName: '湘潭市XX医院',
  placeNames: ['学术报告厅'],
  ...over,
});
const terms = (over: Partial<GrantTerms> = {}): GrantTerms => ({
  strategy: 'anyCourseFull',
  dutyWaived: false,
  courses: [
    { courseId: 'c1', hourTenths: 45 },
    { courseId: 'c2', hourTenths: 45 },
  ],
  creditHundredths: 300,
  hourTenths: 90,
  conditions: [],
  filters: {},
  excludedIds: new Set(),
  admittedIds: new Set(),
  lecturerIds: new Set(),
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
    expect(decideGrant(absent, terms({ filters: { departmentNames: ['儿科'] }, tickedIds: new Set() }))).toEqual({
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
    ['professional title', { professionalTitles: ['technician' as const] }],
    ['specialty', { specialties: ['surgery' as const] }],
    ['department', { departmentNames: ['儿科', '外科'] }],
    ['attendance place', { placeNames: ['二楼会议室'] }],
    ['institution', { institutionNames: ['安化县人民医院'] }],
  ])('leaves a person for a later round whom the filter of %s does not let through', (_name, filters) => {
    expect(decideGrant(attendee(), terms({ filters }))).toEqual({ kind: 'leave' });
  });

  it('lets a person through whose records were made in several places, one of them the filtered one', () => {
    const person = attendee({ placeNames: ['二楼会议室', '学术报告厅'] });
    expect(decideGrant(person, terms({ filters: { placeNames: ['学术报告厅', '三楼'] } })).kind).toBe('grant');
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

  it('takes a filter without values as none', () => {
    expect(decideGrant(attendee(), terms({ filters: { departmentNames: [] } })).kind).toBe('grant');
  });
});

describe('why somebody gets nothing', () => {
  const reasonOf = (over: Partial<AnalysedAttendee>, of: Partial<GrantTerms> = {}) => {
    const decision = decideGrant(attendee({ validCourseIds: [], lackedDays: ['2025-11-30'], ...over }), terms(of));
    return decision.kind === 'withhold' ? decision.reason : decision.kind;
  };

  it.each<[string, Partial<AnalysedAttendee>, string]>([
    ['missed windows', {}, 'absent'],
    ['has a course and lacks a day', { validCourseIds: ['c1'] }, 'dayLacked'],
    ['was there outside every window', { records: 2, outsideRecords: 2 }, 'outsideWindows'],
    ['would pass with a late upload', { openCourseIds: ['c1'], dutyOpen: true }, 'lateUnconfirmed'],
    ['would have a course and still lack a day', { openCourseIds: ['c1'] }, 'absent'],
    ['would have every day, and no course', { dutyOpen: true }, 'absent'],
  ])('is named truly: somebody who %s', (_, over, reason) => {
    expect(reasonOf(over)).toBe(reason);
  });

  it('is the condition that is open, once the attendance is enough', () => {
    const conditions = [
      { code: 'evaluation' as const, unmet: new Set<string>() },
      { code: 'exam' as const, unmet: new Set(['p1']) },
    ];
    expect(reasonOf({ validCourseIds: ['c1'], lackedDays: [] }, { conditions })).toBe('examOpen');
    expect(reasonOf({}, { conditions })).toBe('absent');
  });

  it('is no lacking day where that is waived', () => {
    const waived = { strategy: 'byCourseHours' as const, dutyWaived: true };
    expect(reasonOf({ validCourseIds: ['c1'] }, waived)).toBe('grant');
  });

  it('takes somebody valid before rule version 2 as there on every day', () => {
    const { lackedDays: _, ...older } = attendee();
    expect(decideGrant(older, terms()).kind).toBe('grant');
  });
});

describe('who is pointed out before a grant', () => {
  it('waits for a decision, and is granted with a reason or excluded with one', () => {
    const pointed = attendee({ flags: ['twoPlaces'] });
    expect(decideGrant(pointed, terms()).kind).toBe('undecided');
    expect(decideGrant(pointed, terms({ admittedIds: new Set(['p1']) })).kind).toBe('grant');
    expect(decideGrant(pointed, terms({ excludedIds: new Set(['p1']) })).kind).toBe('exclude');
  });

  it('is a lecturer of the holding, somebody who was elsewhere, and somebody with a doubtful window', () => {
    expect(pointsOf(attendee({ doubtful: true, flags: ['twoPlaces'] }), new Set(['p1']))).toEqual([
      'lecturer',
      'twoPlaces',
      'doubtful',
    ]);
    expect(pointsOf(attendee({ flags: ['lateUpload', 'noPlace'] }), new Set(['p2']))).toEqual([]);
  });

  it('is nobody in a round from before anybody was', () => {
    expect(decideGrant(attendee({ flags: ['twoPlaces'] }), terms({ lecturerIds: null })).kind).toBe('grant');
  });
});
