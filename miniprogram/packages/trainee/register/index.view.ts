import type { InputOf, OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/enumeration';
import {
  checkCardNumber,
  checkName,
  checkNationalId,
  normaliseNationalId,
  type PersonProblem,
} from '../../../../domain/person';
import { educations, professionalTitles, specialties } from '../../../../domain/profession';
import type { Day } from '../../../../domain/time';
import type { PickerOption } from '../../../components/search-picker/filter';

/** The form as it is typed. Lists hold codes or ids; '' is not chosen yet. */
export interface RegisterForm {
  name: string;
  /** One-time code of WeChat's phone button; '' while it was not pressed. */
  phoneCode: string;
  nationalId: string;
  institutionId: string;
  institutionName: string;
  departmentId: string;
  departmentName: string;
  professionalTitle: string;
  specialty: string;
  education: string;
  cardNumber: string;
  consent: boolean;
}

export const emptyForm: RegisterForm = {
  name: '',
  phoneCode: '',
  nationalId: '',
  institutionId: '',
  institutionName: '',
  departmentId: '',
  departmentName: '',
  professionalTitle: '',
  specialty: '',
  education: '',
  cardNumber: '',
  consent: false,
};

/** What is on record already: then phone and national ID may stay as they are, shown masked. */
export interface OnRecord {
  phoneMasked: string;
  nationalIdMasked: string;
}

type Mine = OutputOf<'registration.mine'>;

/** The form of a registration that is handed in again. Consent is asked anew. */
export function formOf(mine: Mine): RegisterForm {
  const {
    name,
    institutionId,
    institutionName,
    departmentId,
    departmentName,
    professionalTitle,
    specialty,
    education,
    cardNumber,
  } = mine;
  return {
    ...emptyForm,
    name,
    institutionId,
    institutionName,
    departmentId,
    departmentName,
    professionalTitle,
    specialty,
    education,
    cardNumber: cardNumber ?? '',
  };
}

/** Fields in the order of the page: the first one with a problem is scrolled to. */
export const fields = [
  'name',
  'phone',
  'nationalId',
  'institution',
  'department',
  'professionalTitle',
  'specialty',
  'education',
  'cardNumber',
  'consent',
] as const;
export type Field = (typeof fields)[number];
export type Problems = Partial<Record<Field, string>>;

const FIELD_LABELS: Record<Field, string> = {
  name: '真实姓名',
  phone: '手机号',
  nationalId: '身份证号',
  institution: '所在单位',
  department: '科室',
  professionalTitle: '职称',
  specialty: '专业',
  education: '最高学历',
  cardNumber: '医通卡号',
  consent: '个人信息保护说明',
};

const NATIONAL_ID_LENGTH = 18;

/** What is wrong with a national ID, in words that help while it is typed. */
export function nationalIdProblem(text: string, today: Day): string | undefined {
  const problem = checkNationalId(text, today);
  const length = normaliseNationalId(text).length;
  const words: Partial<Record<PersonProblem, string>> = {
    nationalIdLength:
      length < NATIONAL_ID_LENGTH
        ? `还差 ${NATIONAL_ID_LENGTH - length} 位，应为 18 位`
        : `多了 ${length - NATIONAL_ID_LENGTH} 位，应为 18 位`,
    nationalIdCharacters: '前 17 位应是数字，最后一位是数字或 X',
    nationalIdBirthDate: '出生日期不对，请核对第 7–14 位',
    nationalIdChecksum: '最后一位对不上，请逐位核对',
  };
  return problem === undefined ? undefined : words[problem];
}

const chosen = (field: Field, value: string): string | undefined =>
  value === '' ? `请选择${FIELD_LABELS[field]}` : undefined;

/** Everything that still has to be dealt with, by field. */
export function problemsOf(form: RegisterForm, onRecord: OnRecord | null, today: Day): Problems {
  const found: Record<Field, string | undefined> = {
    name:
      form.name.trim() === ''
        ? '请填写真实姓名'
        : checkName(form.name) || form.name.trim().length > 30
          ? '请填写 2–30 个字的真实姓名'
          : undefined,
    phone: form.phoneCode === '' && onRecord === null ? '请点击按钮授权手机号' : undefined,
    nationalId:
      form.nationalId === ''
        ? onRecord === null
          ? '请填写身份证号'
          : undefined
        : nationalIdProblem(form.nationalId, today),
    institution: chosen('institution', form.institutionId),
    department: chosen('department', form.departmentId),
    professionalTitle: chosen('professionalTitle', form.professionalTitle),
    specialty: chosen('specialty', form.specialty),
    education: chosen('education', form.education),
    cardNumber:
      form.cardNumber !== '' && checkCardNumber(form.cardNumber) ? '4–20 位数字或大写字母，没有可以不填' : undefined,
    consent: form.consent ? undefined : '请阅读并勾选同意',
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

/** Which problems are shown: all after a try to submit, before that only of fields that are being filled in. */
export function visibleProblems(problems: Problems, form: RegisterForm, tried: boolean): Problems {
  if (tried) return problems;
  const touched: Problems = {};
  if (form.nationalId !== '' && problems.nationalId !== undefined) touched.nationalId = problems.nationalId;
  if (form.cardNumber !== '' && problems.cardNumber !== undefined) touched.cardNumber = problems.cardNumber;
  return touched;
}

/** The line above the button: 还有 2 项要处理：身份证号、最高学历. */
export function tipOf(problems: Problems): string {
  const open = fields.filter((field) => problems[field] !== undefined);
  if (open.length === 0) return '';
  const named = open.slice(0, 3).map((field) => FIELD_LABELS[field]);
  return `还有 ${open.length} 项要处理：${named.join('、')}${open.length > 3 ? ' 等' : ''}`;
}

/** Lists chosen on this phone, without the server. */
export const pickerLists = {
  professionalTitle: professionalTitles,
  specialty: specialties,
  education: educations,
} as const;
export type LocalList = keyof typeof pickerLists;

const pickerOptions = (list: LocalList): PickerOption[] =>
  pickerLists[list].map(({ code, label }) => ({ value: code, label }));

export type PickerKind = 'institution' | 'department' | LocalList;

/** The sheet that asks for one field; lists of the server come in later. */
export interface PickerView {
  kind: PickerKind;
  title: string;
  selected: string;
  remote: boolean;
  options: PickerOption[];
  message: string;
}

/** The sheet as it opens. */
export function pickerView(kind: PickerKind, form: RegisterForm): PickerView {
  const fromServer = kind === 'institution' || kind === 'department';
  return {
    kind,
    title: `选择${FIELD_LABELS[kind]}`,
    selected: kind === 'institution' ? form.institutionId : kind === 'department' ? form.departmentId : form[kind],
    remote: kind === 'institution',
    options: fromServer ? [] : pickerOptions(kind),
    message: fromServer ? '正在加载…' : '',
  };
}

/** What a choice changes: another institution has other departments. */
export function chosenIn(kind: PickerKind, form: RegisterForm, { value, label }: PickerOption): Partial<RegisterForm> {
  if (kind === 'department') return { departmentId: value, departmentName: label };
  if (kind !== 'institution') return { [kind]: value };
  if (value === form.institutionId) return {};
  return { institutionId: value, institutionName: label, departmentId: '', departmentName: '' };
}

/** The labels behind the codes, for the rows of the form. */
export const labelsOf = (form: RegisterForm): Record<LocalList, string> => ({
  professionalTitle: form.professionalTitle === '' ? '' : labelOf(professionalTitles, form.professionalTitle),
  specialty: form.specialty === '' ? '' : labelOf(specialties, form.specialty),
  education: form.education === '' ? '' : labelOf(educations, form.education),
});

type Input = InputOf<'registration.submit'>;
const codeIn = <Code extends string>(list: readonly { readonly code: Code }[], value: string): Code | undefined =>
  list.find(({ code }) => code === value)?.code;

/** The call's input; undefined while something is open. */
export function inputOf(form: RegisterForm): Input | undefined {
  const professionalTitle = codeIn(professionalTitles, form.professionalTitle);
  const specialty = codeIn(specialties, form.specialty);
  const education = codeIn(educations, form.education);
  if (professionalTitle === undefined || specialty === undefined || education === undefined || !form.consent)
    return undefined;
  return {
    name: form.name.trim(),
    ...(form.phoneCode !== '' && { phoneCode: form.phoneCode }),
    ...(form.nationalId !== '' && { nationalId: normaliseNationalId(form.nationalId) }),
    institutionId: form.institutionId,
    departmentId: form.departmentId,
    professionalTitle,
    specialty,
    education,
    ...(form.cardNumber !== '' && { cardNumber: form.cardNumber }),
    consent: true,
  };
}
