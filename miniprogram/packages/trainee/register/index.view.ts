import type { InputOf, OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { foldName, nameLength } from '../../../../domain/person/name';
import { USUAL_DOCUMENT } from '../../../../domain/person/identity-document';
import { checkCardNumber } from '../../../../domain/person/person';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import { documentInput } from '../../../services/national-id-words';
import type { Day } from '../../../../domain/kernel/time';
import type { PickerOption } from '../../../components/search-picker/filter';
import {
  emptyIdentity,
  identityLabels,
  identityProblems,
  openFieldsTip,
  phoneInput,
  type Identity,
  type OnRecord,
} from '../shared/identity';

/** The form as it is typed. Lists hold codes or ids; '' is not chosen yet. */
export interface RegisterForm extends Identity {
  institutionId: string;
  institutionName: string;
  departmentId: string;
  departmentName: string;
  professionalTitle: string;
  specialty: string;
  education: string;
  cardNumber: string;
}

export const emptyForm: RegisterForm = {
  ...emptyIdentity,
  institutionId: '',
  institutionName: '',
  departmentId: '',
  departmentName: '',
  professionalTitle: '',
  specialty: '',
  education: '',
  cardNumber: '',
};

type Mine = OutputOf<'registration.mine'>;

/** What of a registration stays unless something else is given. */
export const onRecordOf = ({
  phoneMasked,
  nationalIdMasked,
  documentKind = USUAL_DOCUMENT,
}: Pick<Mine, 'phoneMasked' | 'nationalIdMasked' | 'documentKind'>): OnRecord => ({
  phoneMasked,
  nationalIdMasked,
  documentKind,
});

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
    documentKind = USUAL_DOCUMENT,
  } = mine;
  return {
    ...emptyForm,
    name,
    documentKind,
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
  'issuer',
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
  ...identityLabels,
  institution: '所在单位',
  department: '科室',
  professionalTitle: '职称',
  specialty: '专业',
  education: '最高学历',
  cardNumber: '医通卡号',
};

const chosen = (field: Field, value: string): string | undefined =>
  value === '' ? `请选择${FIELD_LABELS[field]}` : undefined;

/** Everything that still has to be dealt with, by field. */
export function problemsOf(form: RegisterForm, onRecord: OnRecord | null, today: Day): Problems {
  const { consent, ...identity } = identityProblems(form, onRecord, today);
  const found: Record<Field, string | undefined> = {
    ...identity,
    institution: chosen('institution', form.institutionId),
    department: chosen('department', form.departmentId),
    professionalTitle: chosen('professionalTitle', form.professionalTitle),
    specialty: chosen('specialty', form.specialty),
    education: chosen('education', form.education),
    cardNumber:
      form.cardNumber !== '' && checkCardNumber(form.cardNumber) ? '4–20 位数字或大写字母，没有可以不填' : undefined,
    consent,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

/** Name and national ID as they are looked up; undefined while one of them is not whole. */
export function pairOf(form: RegisterForm, today: Day): InputOf<'registration.check'> | undefined {
  const { name, nationalId, issuer } = identityProblems(form, null, today);
  return name === undefined && nationalId === undefined && issuer === undefined
    ? { name: foldName(form.name), ...documentInput(form) }
    : undefined;
}

/** Which problems are shown: all after a try to submit, before that only of fields that are being filled in. */
export function visibleProblems(problems: Problems, form: RegisterForm, tried: boolean): Problems {
  if (tried) return problems;
  const touched: Problems = {};
  // One character is how every name begins.
  if (nameLength(form.name) > 1 && problems.name !== undefined) touched.name = problems.name;
  if (form.nationalId !== '' && problems.nationalId !== undefined) touched.nationalId = problems.nationalId;
  if (form.cardNumber !== '' && problems.cardNumber !== undefined) touched.cardNumber = problems.cardNumber;
  return touched;
}

/** The line above the button: what is open, in the order of the page. */
export const tipOf = (problems: Problems): string =>
  openFieldsTip(fields.filter((field) => problems[field] !== undefined).map((field) => FIELD_LABELS[field]));

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
  /** The way out for whoever finds nothing (P7); '' where the list is whole. */
  missing: string;
  missingNote: string;
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
    missing: fromServer ? `我的${kind === 'institution' ? '单位' : '科室'}不在列表里` : '',
    missingNote: `告诉我们名称，由${kind === 'institution' ? '中心' : '单位'}核实后加入；已填的资料会保留`,
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
  const phoneCode = phoneInput(form);
  if (professionalTitle === undefined || specialty === undefined || education === undefined || !form.consent)
    return undefined;
  return {
    name: foldName(form.name),
    ...(phoneCode !== undefined && { phoneCode }),
    ...(form.nationalId !== '' && documentInput(form)),
    institutionId: form.institutionId,
    departmentId: form.departmentId,
    professionalTitle,
    specialty,
    education,
    ...(form.cardNumber !== '' && { cardNumber: form.cardNumber }),
    consent: true,
  };
}
