import { courseHours, missingCode, missingForSubmit, systemChecks } from './project-checks';
import { formFromEntry, lockedFrom } from './project';
import type { CatalogueEntry, Course, ProjectContent, ProjectForm } from './project';
import { ruleOn } from '../kernel/rule-table';
import { shippedRules } from '../kernel/shipped-rules';

const entry: CatalogueEntry = {
  institutionId: 'institution',
  year: 2025,
  projectNumber: '2025-12-06-018 (省)',
  title: '儿科内科学新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  discipline2: '儿科学',
  discipline3: '儿科内科学',
  projectLead: '陈志远',
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: 20,
  activityForm: null,
};

const filledForm: ProjectForm = {
  ...formFromEntry(entry),
  venue: '长沙市XX医院',
  activityForm: 'trainingClass',
  contactName: '李建华',
  contactPhone: '0731-88881234',
  meetingCostFen: 0,
};

const course = (more: Partial<Course> = {}): Course => ({
  courseId: 'course-1',
  topic: '新进展',
  hourTenths: 90,
  lessons: [],
  lecturers: [],
  remarks: '',
  ...more,
});

const project = (more: Partial<ProjectContent> = {}): ProjectContent => ({
  locked: lockedFrom(entry),
  form: filledForm,
  courses: [course()],
  batches: [{ batchId: 'batch-1', begin: '2025-11-29', end: '2025-11-30', windows: [] }],
  documents: ['notice', 'agenda', 'registrationForm'],
  ...more,
});

const rule = ruleOn(shippedRules, { track: 'health', day: '2025-11-29' });
if (!rule) throw new Error('no rule');

describe('what a project lacks before it is submitted (M5–M10)', () => {
  it('is nothing when every starred field, a course, a batch and the three documents are there', () => {
    expect(missingForSubmit(project())).toEqual([]);
  });

  it('is listed all at once for a project that was only just made', () => {
    const missing = missingForSubmit(project({ form: formFromEntry(entry), courses: [], batches: [], documents: [] }));
    expect(
      missing.map((item) => ('field' in item ? item.field : 'document' in item ? item.document : item.code)),
    ).toEqual([
      'venue',
      'activityForm',
      'contactName',
      'contactPhone',
      'meetingCostFen',
      'atLeastOneCourse',
      'atLeastOneBatch',
      'notice',
      'agenda',
      'registrationForm',
    ]);
  });

  it('does not take a cost of nothing for a missing cost, nor blanks for a venue', () => {
    expect(missingForSubmit(project({ form: { ...filledForm, meetingCostFen: 0 } }))).toEqual([]);
    expect(missingForSubmit(project({ form: { ...filledForm, venue: '  ' } }))).toEqual([
      { area: 'form', code: 'required', field: 'venue' },
    ]);
  });

  it('asks for the platform where it is taught over the network, in whole or in part', () => {
    const missingOf = (form: Partial<ProjectForm>) => missingForSubmit(project({ form: { ...filledForm, ...form } }));
    const lacking = [{ area: 'form', code: 'required', field: 'platform' }];
    expect(missingOf({ activityForm: 'remote' })).toEqual(lacking);
    expect(missingOf({ activityForm: 'mixed', platform: ' ' })).toEqual(lacking);
    expect(missingOf({ activityForm: 'mixed', platform: '腾讯会议 123-456-789' })).toEqual([]);
    expect(missingOf({ activityForm: 'academicActivity' })).toEqual([]);
  });

  it('does not demand the fields without a star', () => {
    const form = {
      ...filledForm,
      plannedBegin: null,
      plannedEnd: null,
      plannedDayTenths: null,
      filedLocally: null,
      assessed: null,
    };
    expect(missingForSubmit(project({ form }))).toEqual([]);
  });

  it('names wrong values too: phone, order of dates, hours, courses, batches', () => {
    const missing = missingForSubmit(
      project({
        form: {
          ...filledForm,
          contactPhone: 'later',
          plannedBegin: '2025-12-01',
          theoryHourTenths: 80,
          practicalHourTenths: 20,
        },
        courses: [course({ hourTenths: 100 }), course({ courseId: 'course-2', topic: '', hourTenths: 0 })],
        batches: [{ batchId: 'batch-1', begin: '2026-01-01', end: '2026-01-01', windows: [] }],
      }),
    );
    expect(missing).toEqual([
      { area: 'form', code: 'phoneFormat', field: 'contactPhone' },
      { area: 'form', code: 'plannedDatesOrder', field: 'plannedEnd' },
      { area: 'form', code: 'hoursExceedTotal', field: 'theoryHourTenths' },
      { area: 'courses', code: 'required', field: 'topic', index: 1, courseId: 'course-2' },
      { area: 'courses', code: 'required', field: 'hourTenths', index: 1, courseId: 'course-2' },
      { area: 'courses', code: 'courseHoursExceed', excessHourTenths: 10 },
      { area: 'batches', code: 'batchOutsideYear', batchId: 'batch-1' },
    ]);
  });
});

describe('course hours', () => {
  it('say what is left to plan, and whether the sum exceeds the total', () => {
    expect(courseHours({ courses: [course({ hourTenths: 15 })], totalHourTenths: 60 })).toEqual({
      sum: 15,
      difference: 45,
      exceeds: false,
    });
    expect(courseHours({ courses: [course({ hourTenths: 61 })], totalHourTenths: 60 })).toEqual({
      sum: 61,
      difference: -1,
      exceeds: true,
    });
  });
});

describe('what the system has compared for the centre', () => {
  it('finds nothing odd where figures, hours and dates agree', () => {
    expect(systemChecks(project(), rule)).toEqual([
      { code: 'creditsMatchRule', ok: true, hourTenths: 90, creditHundredths: 300 },
      { code: 'courseHoursEqual', ok: true, sumHourTenths: 90 },
      { code: 'batchesInsidePlanned', ok: true },
    ]);
  });

  it('points at figures, hours, dates and rest days that deserve a look', () => {
    const odd = project({
      locked: { ...lockedFrom(entry), creditHundredths: 500, hourTenths: 400 },
      batches: [
        {
          batchId: 'batch-1',
          begin: '2025-11-27',
          end: '2025-12-01',
          windows: [],
          restDays: [{ day: '2025-11-28', reason: '报到' }],
        },
      ],
    });
    expect(systemChecks(odd, rule)).toEqual([
      {
        code: 'creditsDifferFromHours',
        ok: false,
        creditHundredths: 500,
        hourTenths: 400,
        expectedCreditHundredths: 1000,
      },
      { code: 'courseHoursBelow', ok: false, sumHourTenths: 90, totalHourTenths: 400 },
      { code: 'batchOutsidePlanned', ok: false, batchId: 'batch-1', daysBefore: 2, daysAfter: 1 },
      { code: 'restDay', ok: false, batchId: 'batch-1', day: '2025-11-28', reason: '报到' },
    ]);
  });
});

describe('the code of a missing thing', () => {
  it('names the area, the place in it and what is wrong', () => {
    expect(missingCode({ area: 'form', code: 'required', field: 'venue' })).toBe('form.venue.required');
    expect(missingCode({ area: 'courses', code: 'atLeastOneCourse' })).toBe('courses.atLeastOneCourse');
    expect(missingCode({ area: 'courses', code: 'required', field: 'topic', index: 2, courseId: 'c3' })).toBe(
      'courses.2.topic.required',
    );
    expect(missingCode({ area: 'batches', code: 'batchOverlap', batchId: 'b2' })).toBe('batches.b2.batchOverlap');
    expect(missingCode({ area: 'documents', code: 'documentMissing', document: 'agenda' })).toBe(
      'documents.agenda.documentMissing',
    );
  });
});
