import { courseOf, lecturerOf } from '../../test/support/projects';
import fc from 'fast-check';
import { copyOnto } from './copy-project';
import { formFromEntry, type CatalogueEntry, type ProjectForm } from './project';

const entry: CatalogueEntry = {
  institutionId: 'hospital-a',
  year: 2026,
  projectNumber: '2026-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  plannedBegin: '2026-11-28',
  plannedEnd: null,
  plannedDayTenths: 20,
  discipline2: '',
  discipline3: '',
  projectLead: '',
  activityForm: null,
};
const form: ProjectForm = {
  ...formFromEntry({ ...entry, year: 2025, plannedBegin: '2025-11-29', plannedEnd: '2025-11-30' }),
  venue: '学术报告厅',
  activityForm: 'mixed',
  filedLocally: true,
  assessed: true,
  theoryHourTenths: 60,
  practicalHourTenths: 30,
  discipline2: '医学检验',
  discipline3: '医学检验',
  contactName: '李建华',
  contactPhone: '0731-84286376',
  projectLead: '刘芳',
  meetingCostFen: 800_000,
  otherNumber: '甲-1',
  remarks: '自带白大褂',
};
const course = courseOf({ lecturers: [lecturerOf({ lecturerName: '刘芳', cardNumber: 'HN200001' })] });

describe('a project that is filled in like an earlier one', () => {
  it('takes form and courses over, and nothing of the earlier meeting', () => {
    const taught = { ...course, lessons: [{ day: '2025-11-29', begin: '08:30', end: '10:00' }] };
    const copied = copyOnto(entry, { form, courses: [taught] });
    expect(copied.form).toEqual({
      ...form,
      year: 2026,
      plannedBegin: '2026-11-28',
      plannedEnd: null,
      filedLocally: null,
      otherNumber: '',
    });
    expect(copied.courses).toEqual([course]);
  });

  it('lets the entry come first where it says something', () => {
    const says = {
      ...entry,
      discipline2: '儿科学',
      discipline3: '',
      projectLead: '唐文',
      activityForm: 'remote' as const,
    };
    expect(copyOnto(says, { form, courses: [] }).form).toMatchObject({
      discipline2: '儿科学',
      discipline3: '',
      projectLead: '唐文',
      activityForm: 'remote',
    });
  });

  it('leaves open what does not fit: hours beyond those of the entry, and disciplines that are free text', () => {
    const smaller = copyOnto({ ...entry, hourTenths: 60 }, { form, courses: [] }).form;
    expect(smaller).toMatchObject({ theoryHourTenths: null, practicalHourTenths: null });
    const free = { ...form, discipline2: '检验', discipline3: '血库' };
    expect(copyOnto(entry, { form: free, courses: [] }).form).toMatchObject({ discipline2: '', discipline3: '' });
  });

  it('never has a day of the earlier year', () => {
    const day = fc.constantFrom('2025-01-02', '2025-11-29', null);
    fc.assert(
      fc.property(day, day, (plannedBegin, plannedEnd) => {
        const copied = copyOnto(entry, { form: { ...form, plannedBegin, plannedEnd }, courses: [course] });
        expect(JSON.stringify(copied)).not.toContain('2025');
      }),
    );
  });
});
