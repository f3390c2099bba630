import type { Batch } from './batch';
import type { Course, Lecturer, ProjectForm } from './project';
import { changedAreas, decideEdit } from './project-change';
import type { EditableContent } from './project-change';

const form: ProjectForm = {
  year: 2025,
  venue: '门诊楼五楼学术报告厅',
  activityForm: 'cmeProject',
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: 20,
  filedLocally: true,
  assessed: false,
  theoryHourTenths: 90,
  practicalHourTenths: 0,
  discipline2: '儿科学',
  discipline3: '儿科内科学',
  contactName: '李建华',
  contactPhone: '0731-88880000',
  projectLead: '陈志远',
  meetingCostFen: 0,
  otherNumber: '',
  remarks: '',
};
const lecturer: Lecturer = {
  lecturerId: 'l1',
  hourTenths: 90,
  lecturerIsProjectLead: true,
  cardNumber: '',
  lecturerName: '陈志远',
  gender: null,
  birthDate: null,
  education: null,
  department: '',
  professionalTitle: null,
  position: '',
  phone: '',
  institutionName: '',
};
const course: Course = {
  courseId: 'c1',
  topic: '儿童发热的鉴别诊断',
  hourTenths: 90,
  lessons: [{ day: '2025-11-29', begin: '08:30', end: '10:00' }],
  lecturers: [lecturer],
  remarks: '',
};
const batch: Batch = { batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', windows: [], restDays: [] };
const content = (facts: Partial<EditableContent> = {}): EditableContent => ({
  form,
  courses: [course],
  batches: [batch],
  ...facts,
});

describe('the areas that a change touches', () => {
  it('are none when nothing differs, whatever the order of the keys', () => {
    const sameBatch = { restDays: [], windows: [], end: batch.end, begin: batch.begin, batchId: batch.batchId };
    expect(changedAreas(content(), content({ form: { ...form }, batches: [sameBatch] }))).toEqual([]);
  });

  it('are none where a field is open that older forms do not have, and some where it is filled or emptied', () => {
    const withPlatform = content({ form: { ...form, platform: '腾讯会议' } });
    expect(changedAreas(content(), content({ form: { ...form, platform: '' } }))).toEqual([]);
    expect(changedAreas(content(), withPlatform)).toEqual(['form']);
    expect(changedAreas(withPlatform, content())).toEqual(['form']);
  });

  it('tell texts from what the centre has reviewed in the form', () => {
    expect(changedAreas(content(), content({ form: { ...form, contactName: '王芳' } }))).toEqual(['text']);
    expect(changedAreas(content(), content({ form: { ...form, venue: '二号楼' } }))).toEqual(['form']);
    expect(changedAreas(content(), content({ form: { ...form, theoryHourTenths: 80 } }))).toEqual(['form']);
  });

  it('tell lecturers, topics and hours of a course apart', () => {
    const changed = (facts: Partial<Course>) =>
      changedAreas(content(), content({ courses: [{ ...course, ...facts }] }));
    const corrected = (facts: Partial<Lecturer>) => changed({ lecturers: [{ ...lecturer, ...facts }] });
    expect(corrected({ cardNumber: '43010000000217' })).toEqual(['lecturer']);
    expect(corrected({ lecturerName: '刘芳' })).toEqual(['courses']);
    expect(corrected({ hourTenths: 45 })).toEqual(['courses']);
    expect(changed({ lecturers: [lecturer, { ...lecturer, lecturerId: 'l2' }] })).toEqual(['courses']);
    expect(changed({ lessons: [] })).toEqual(['courses']);
    expect(changed({ topic: '发热' })).toEqual(['text']);
    expect(changed({ hourTenths: 80 })).toEqual(['courses']);
  });

  it('see a course added, removed or replaced under its place', () => {
    expect(changedAreas(content(), content({ courses: [] }))).toEqual(['courses']);
    expect(changedAreas(content(), content({ courses: [course, { ...course, courseId: 'c2' }] }))).toEqual(['courses']);
    expect(changedAreas(content(), content({ courses: [{ ...course, courseId: 'c2' }] }))).toEqual(['courses']);
  });

  it('see a new day, window or rest day of a batch', () => {
    const changed = (facts: Partial<Batch>) => changedAreas(content(), content({ batches: [{ ...batch, ...facts }] }));
    expect(changed({ end: '2025-12-01' })).toEqual(['batches']);
    expect(changed({ windows: [{ begin: 1, end: 2 }] })).toEqual(['batches']);
    expect(changed({ restDays: [{ day: '2025-11-30', reason: '考察学习' }] })).toEqual(['batches']);
  });
});

describe('an edit', () => {
  it.each(['draft', 'returned'] as const)('is free in state %s', (state) => {
    expect(decideEdit({ state, areas: ['form', 'courses', 'batches'] })).toEqual({ kind: 'save', logged: false });
  });

  it.each(['submitted', 'closed', 'cancelled'] as const)('is refused in state %s, even an empty one', (state) => {
    expect(decideEdit({ state, areas: [] })).toEqual({ kind: 'refuse', reason: 'wrongState' });
  });

  it('of texts and lecturers is logged after the approval', () => {
    expect(decideEdit({ state: 'approved', areas: ['text', 'lecturer'] })).toEqual({ kind: 'save', logged: true });
  });

  it.each(['form', 'courses', 'batches', 'documents'] as const)('of %s needs the centre after the approval', (area) => {
    expect(decideEdit({ state: 'approved', areas: ['text', area] })).toEqual({
      kind: 'refuse',
      reason: 'changeNeedsCentre',
    });
  });
});
