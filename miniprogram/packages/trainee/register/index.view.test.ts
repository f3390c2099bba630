import {
  chosenIn,
  pickerView,
  emptyForm,
  formOf,
  inputOf,
  problemsOf,
  tipOf,
  visibleProblems,
  type RegisterForm,
} from './index.view';
import type { OnRecord } from '../shared/identity';

const TODAY = '2025-11-28';
/** The example number of GB 11643. */
const SOUND_ID = '11010519491231002X';

const filled: RegisterForm = {
  name: '周敏',
  phoneCode: 'code',
  sms: null,
  nationalId: SOUND_ID,
  documentKind: 'residentCard',
  issuer: '',
  institutionId: 'i1',
  institutionName: '长沙市XX医院',
  departmentId: 'd1',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  education: 'master',
  cardNumber: '',
  consent: true,
};
const form = (changed: Partial<RegisterForm> = {}): RegisterForm => ({ ...filled, ...changed });
const onRecord: OnRecord = {
  phoneMasked: '138****5621',
  nationalIdMasked: '110***********002X',
  documentKind: 'residentCard',
};

describe('what a registration still needs', () => {
  it('is nothing when everything starred is filled in', () => {
    expect(problemsOf(form(), null, TODAY)).toEqual({});
  });

  it('is everything but the card number at first, named in the order of the page', () => {
    const problems = problemsOf(emptyForm, null, TODAY);
    expect(Object.keys(problems)).toEqual([
      'name',
      'phone',
      'nationalId',
      'institution',
      'department',
      'professionalTitle',
      'specialty',
      'education',
      'consent',
    ]);
    expect(tipOf(problems)).toBe('还有 9 项要处理：真实姓名、手机号、证件号码 等');
  });

  it('lets phone and national ID stay when they are on record', () => {
    expect(problemsOf(form({ phoneCode: '', nationalId: '' }), onRecord, TODAY)).toEqual({});
  });

  it('still checks a national ID that is changed', () => {
    expect(problemsOf(form({ nationalId: '1' }), onRecord, TODAY)).toHaveProperty('nationalId');
  });

  it('refuses a card number the server would refuse', () => {
    expect(problemsOf(form({ cardNumber: '123' }), null, TODAY)).toHaveProperty('cardNumber');
    expect(problemsOf(form({ cardNumber: '43010000000217' }), null, TODAY)).toEqual({});
  });

  it('does not scold for empty fields before the first try', () => {
    const untouched = problemsOf(emptyForm, null, TODAY);
    expect(visibleProblems(untouched, emptyForm, false)).toEqual({});
    const typing = (changed: Partial<RegisterForm>) => {
      const typed = form({ ...changed, education: '' });
      return Object.keys(visibleProblems(problemsOf(typed, null, TODAY), typed, false));
    };
    expect(typing({ nationalId: '43010' })).toEqual(['nationalId']);
    expect(typing({ name: '周敏1' })).toEqual(['name']);
    expect(typing({ name: '周' })).toEqual([]);
    expect(typing({ name: '𠮷'.repeat(50) })).toEqual([]);
    expect(typing({ name: '𠮷'.repeat(51) })).toEqual(['name']);
  });
});

describe('the input of the call', () => {
  it('leaves out what was not given', () => {
    expect(inputOf(form({ phoneCode: '', nationalId: '' }))).toEqual({
      name: '周敏',
      institutionId: 'i1',
      departmentId: 'd1',
      professionalTitle: 'attendingPhysician',
      specialty: 'laboratoryMedicine',
      education: 'master',
      consent: true,
    });
  });

  it('sends a national ID in its one spelling', () => {
    expect(inputOf(form({ nationalId: ` ${SOUND_ID.toLowerCase()}` }))?.nationalId).toBe(SOUND_ID);
  });

  it('does not exist without consent', () => {
    expect(inputOf(form({ consent: false }))).toBeUndefined();
  });
});

it('asks for consent anew when a returned registration is corrected', () => {
  const mine = {
    personId: 'u1',
    state: 'returned' as const,
    name: '周敏',
    phoneMasked: '138****5621',
    nationalIdMasked: '110***********002X',
    institutionId: 'i1',
    institutionName: '长沙市XX医院',
    departmentId: 'd1',
    departmentName: '检验中心',
    professionalTitle: 'attendingPhysician' as const,
    specialty: 'laboratoryMedicine' as const,
    education: 'master' as const,
    submittedAt: 0,
    review: null,
    contact: null,
    personNumber: '0001',
    phonePassed: false,
    correction: null,
  };
  expect(formOf(mine)).toMatchObject({ departmentName: '检验中心', nationalId: '', phoneCode: '', consent: false });
});

describe('choosing from a list', () => {
  it('takes the department away with its institution', () => {
    expect(chosenIn('institution', form(), { value: 'i2', label: '湘潭市XX医院' })).toEqual({
      institutionId: 'i2',
      institutionName: '湘潭市XX医院',
      departmentId: '',
      departmentName: '',
    });
  });

  it('keeps the department when the same institution is chosen again', () => {
    expect(chosenIn('institution', form(), { value: 'i1', label: '长沙市XX医院' })).toEqual({});
  });

  it('waits for the server’s lists and has its own at hand', () => {
    expect(pickerView('department', form())).toMatchObject({
      title: '选择科室',
      selected: 'd1',
      options: [],
      message: '正在加载…',
    });
    expect(pickerView('education', form()).options).toContainEqual({ value: 'master', label: '硕士研究生' });
  });
});
