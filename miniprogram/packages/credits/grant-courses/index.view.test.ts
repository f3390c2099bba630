import { instantOf } from '../../../../domain/kernel/time';
import type { OutputOf } from '../../../../contract/index';
import { batchShown, grantCoursesView, type Prepared, type Project } from './index.view';

type Lecturer = OutputOf<'lecturerGrant.get'>['lecturers'][number];
const now = instantOf('2025-12-02', '09:00:00');
const batch = (batchId: string, day: string) => ({ batchId, begin: day, end: day, windows: [], restDays: [] });
const project = (changes: Partial<Project> = {}): Project => ({
  creditLevel: 'provincial',
  courses: [
    { courseId: 'c1', lessons: [{ day: '2025-11-28', begin: '13:00', end: '17:00' }] },
    { courseId: 'c2', lessons: [] },
  ],
  batches: [batch('b1', '2025-11-28')],
  rounds: [],
  ...changes,
});

const latest: NonNullable<Prepared['latest']> = {
  ...{ analysisId: 'a1', number: 1, at: instantOf('2025-12-01', '09:12:00'), by: '李建华', ruleVersion: 3 },
  ...{ windows: [], people: 186, valid: 171, absent: 15, daysWithoutWindow: [], dutyKept: 171, dutyLacked: 12 },
  ...{ dutyOpen: 3, outsideRecords: 0, days: [], nearMisses: [] },
  courses: [
    {
      ...{ courseId: 'c1', topic: '新要求', hourTenths: 30, people: 183, valid: 180, open: 0, windows: [0] },
      ...{ windowPeople: [], missedOne: 0 },
    },
  ],
};
const prepared = (changes: Partial<Prepared> = {}): Prepared => ({
  ...{ projectId: 'p', projectNumber: '2025-11-02-018', title: '培训班', creditHundredths: 300, hourTenths: 60 },
  ...{ batchBegin: '2025-11-28', batchEnd: '2025-11-28', people: 186, records: 191, proposedWindows: [], restDays: [] },
  uncounted: { toReview: 0, notApproved: 0, toConfirm: 0, appeals: 0 },
  intendedStrategy: 'anyCourseFull',
  courses: [
    { courseId: 'c1', topic: '新要求', hourTenths: 30, lecturerName: '陈志远', proposedWindows: [] },
    { courseId: 'c2', topic: '实务', hourTenths: 30, lecturerName: '刘芳', proposedWindows: [] },
  ],
  latest,
  ...changes,
});
const lecturer = (courseId: string, standing: Lecturer['standing']): Lecturer => ({
  ...{
    key: courseId,
    name: '陈志远',
    cardNumberMasked: '',
    hourTenths: 30,
    isProjectLead: false,
    creditHundredths: 300,
  },
  ...{ standing, person: null, nameDiffers: false, alsoTrainee: false, round: null },
  courses: [{ courseId, topic: '', number: 1 }],
});
const view = (changes: Partial<Prepared> = {}, of = project(), at = now) =>
  grantCoursesView(of, prepared(changes), [lecturer('c1', 'found'), lecturer('c2', 'cardUnknown')], {
    batchId: 'b1',
    now: at,
  });

describe('the page of a project to grant (M16)', () => {
  it('has the head, the courses, and what is known of each of the four ways', () => {
    const { figures, courses, analysed, tag } = view();
    expect(figures.map(({ value }) => value)).toEqual(['3.00', '6.0', '2', '186']);
    expect(analysed).toMatchObject({ kept: 171, lacked: 12, open: 3 });
    expect(tag.word).toBe('待授分');
    expect(courses).toMatchObject([
      {
        line: '11-28 周五 13:00–17:00 · 3.0 学时 · 陈志远',
        lecturers: '1 位 · 待授',
        records: '183 人',
        eligible: '180 人',
      },
      { lecturers: '卡号查不到', mend: true, eligible: '分析后才有' },
    ]);
  });

  it('lets nobody grant without an analysis, with a day without a window, or before the batch is over', () => {
    expect(view()).toMatchObject({ mayGrant: true, tip: '2 门课已一起分析，可以授分' });
    expect(view({ latest: null })).toMatchObject({ mayGrant: false, tip: '先一起分析，再授分', analysed: null });
    expect(view({ latest: { ...latest, daysWithoutWindow: ['2025-11-28'] } }).mayGrant).toBe(false);
    expect(view({}, project(), instantOf('2025-11-28', '09:00:00'))).toMatchObject({ mayGrant: false });
  });

  it('shows the next batch to grant, and the one that is asked for', () => {
    const round = { roundId: 'r1', batchId: 'b1', state: 'effective' } as const;
    const several = project({
      batches: [batch('b1', '2025-11-28'), batch('b2', '2025-11-29'), batch('b3', '2026-01-09')],
    });
    expect(batchShown(several, '', now)).toBe('b1');
    expect(batchShown({ ...several, rounds: [round] }, '', now)).toBe('b2');
    expect(batchShown(several, 'b3', now)).toBe('b3');
    expect(batchShown(project({ batches: [] }), '', now)).toBe('');
    expect(view({}, { ...several, rounds: [round] }).batches.map(({ label, on }) => [label, on])).toEqual([
      ['第 1 期', true],
      ['第 2 期', false],
      ['第 3 期', false],
    ]);
  });
});
