import { formFromEntry } from '../../../../domain/project/project';
import {
  errorsOfServer,
  formSections,
  missingTip,
  submitErrors,
  toForm,
  toValues,
  wrongFields,
  type FormValues,
} from './index.view';

const entry = {
  institutionId: 'i1',
  year: 2025,
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  discipline2: '医学检验',
  discipline3: '医学检验',
  projectLead: '刘芳',
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: 20,
  activityForm: null,
} as const;
const fresh = toValues(formFromEntry(entry));
const complete: FormValues = {
  ...fresh,
  venue: '长沙市XX医院',
  activityForm: 'trainingClass',
  contactName: '李建华',
  contactPhone: '0731-84286376',
  meetingCostFen: '8000',
};
const values = (change: Partial<FormValues> = {}): FormValues => ({ ...complete, ...change });

describe('the holding form', () => {
  it('is the same after a round trip through what is typed', () => {
    const form = { ...formFromEntry(entry), meetingCostFen: 800_050, assessed: false, theoryHourTenths: 90 };
    expect(toForm(toValues(form), 2025)).toEqual({ form, errors: {} });
  });

  it('keeps open fields open', () => {
    const { form } = toForm(fresh, 2025);
    expect([form.venue, form.activityForm, form.filedLocally, form.meetingCostFen]).toEqual(['', null, null, null]);
  });

  it('says which amount is none, and of which kind it should be', () => {
    const { errors } = toForm(values({ meetingCostFen: '八千', theoryHourTenths: '6.25' }), 2025);
    expect(errors.meetingCostFen).toContain('金额');
    expect(errors.theoryHourTenths).toContain('学时');
  });

  it('names every starred field that is open, in the order of the screen (M5)', () => {
    expect(wrongFields(submitErrors(fresh, entry))).toEqual([
      'venue',
      'activityForm',
      'meetingCostFen',
      'contactName',
      'contactPhone',
    ]);
    expect(submitErrors(complete, entry)).toEqual({});
  });

  it('refuses a phone that is none, dates the wrong way round and hours beyond the total', () => {
    const errors = submitErrors(
      values({ contactPhone: '12', plannedEnd: '2025-11-28', theoryHourTenths: '8', practicalHourTenths: '2' }),
      entry,
    );
    expect(Object.keys(errors).sort()).toEqual(['contactPhone', 'plannedEnd', 'theoryHourTenths']);
  });

  it('says above the button what is missing', () => {
    expect(missingTip({}, false)).toBe('');
    expect(missingTip({ contactPhone: '必填' }, true)).toBe('还差 2 项：联系电话、会议通知');
    expect(missingTip(submitErrors(fresh, entry), false)).toBe('还差 5 项：举办地点、举办方式、会议费用 等');
  });

  it('locks what the centre has approved and leaves texts open', () => {
    const rows = formSections(complete, {}, 'approved').flatMap((section) => section.rows);
    expect(rows.find(({ key }) => key === 'venue')?.lockedNote).toContain('申请变更');
    expect(rows.find(({ key }) => key === 'contactPhone')?.locked).toBe(false);
    expect(formSections(complete, {}, 'submitted').every((section) => section.rows.every((row) => row.locked))).toBe(
      true,
    );
  });

  it('puts the server’s word on a field beside that field', () => {
    expect(wrongFields(errorsOfServer([{ field: 'form.remarks' }, { field: 'projectId' }]))).toEqual(['remarks']);
  });
});
