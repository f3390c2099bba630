import type { OutputOf } from '../../../../contract/index';
import { entrySections, errorsOfServer, firstWrong, toFacts, toValues, type EntryValues } from './index.view';

const entry: OutputOf<'catalogueEntry.get'> = {
  catalogueEntryId: 'e1',
  institutionId: 'hospital-a',
  institutionName: '长沙市XX医院',
  year: 2025,
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: null,
  discipline2: '医学检验',
  discipline3: '输血医学',
  projectLead: '刘芳',
  activityForm: null,
  revision: 1,
  withdrawn: null,
  warning: null,
  timesHeld: 1,
  holdings: [],
};
const values = toValues(entry, 2026);
const errorsOf = (over: Partial<EntryValues>) => toFacts({ ...values, ...over }, '刘芳').errors;

describe('an entry that is typed', () => {
  it('is what it was when nothing is changed', () => {
    const { facts, errors } = toFacts(values, '刘芳');
    expect(errors).toEqual({});
    expect(entry).toMatchObject(facts);
  });

  it('begins with the present year, and names everything that is still missing', () => {
    const { errors } = toFacts(toValues(undefined, 2026), '');
    expect(Object.keys(errors)).toEqual([
      ...['projectNumber', 'title', 'institutionId', 'creditLevel', 'creditHundredths', 'hourTenths'],
    ]);
    expect(firstWrong(errors)).toBe('projectNumber');
  });

  it('has no number that is none, no days in the wrong order, and no name that is none', () => {
    expect(errorsOf({ year: '25' })).toEqual({ year: '请填写年度，如 2025' });
    expect(errorsOf({ creditHundredths: '三' })).toHaveProperty('creditHundredths');
    expect(errorsOf({ hourTenths: '0' })).toHaveProperty('hourTenths');
    expect(errorsOf({ plannedDayTenths: '两天' })).toHaveProperty('plannedDayTenths');
    expect(errorsOf({ plannedEnd: '2025-11-28' })).toHaveProperty('plannedEnd');
    expect(errorsOf({ projectLead: '1234' })).toHaveProperty('projectLead');
    expect(errorsOf({ creditHundredths: '３．５' })).toEqual({});
  });

  it('locks what binds a project that was made of it, and says so', () => {
    const rows = entrySections({ values, errors: {}, entry, institutionName: '长沙市XX医院' }).flatMap(
      (section) => section.rows,
    );
    expect(rows.filter(({ locked }) => locked).map(({ key }) => key)).toEqual([
      ...['year', 'projectNumber', 'title', 'institutionId', 'creditLevel', 'creditHundredths', 'hourTenths'],
    ]);
    expect(rows.find(({ key }) => key === 'institutionId')?.shown).toBe('长沙市XX医院');
    expect(rows.find(({ key }) => key === 'discipline3')?.shown).toBe('输血医学（以前填写）');
    const free = entrySections({ values, errors: {}, entry: { ...entry, timesHeld: 0 }, institutionName: '' });
    expect(free.flatMap((section) => section.rows).some(({ locked }) => locked)).toBe(false);
  });

  it('marks what only the server finds', () => {
    expect(errorsOfServer([{ field: 'institutionId' }, { field: 'other' }])).toEqual({
      institutionId: '举办单位的内容不符合要求',
    });
  });
});
