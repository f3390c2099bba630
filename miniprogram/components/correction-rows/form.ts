import type { InputOf } from '../../../contract/index';
import { labelOf } from '../../../domain/kernel/enumeration';
import { foldName } from '../../../domain/person/name';
import { checkCardNumber } from '../../../domain/person/person';
import { educations, professionalTitles, specialties } from '../../../domain/person/profession';
import { nameWords } from '../../services/name-words';
import type { PickerOption } from '../search-picker/filter';

/** The facts of a person that may be corrected, as they are typed or chosen. */
export interface CorrectionForm {
  name: string;
  departmentId: string;
  departmentName: string;
  professionalTitle: string;
  specialty: string;
  education: string;
  cardNumber: string;
}

export const emptyForm: CorrectionForm = {
  name: '',
  departmentId: '',
  departmentName: '',
  professionalTitle: '',
  specialty: '',
  education: '',
  cardNumber: '',
};

/** What is on record. */
export const formOf = ({
  name,
  departmentId,
  departmentName,
  professionalTitle,
  specialty,
  education,
  cardNumber = '',
}: Omit<CorrectionForm, 'cardNumber'> & { cardNumber?: string | undefined }): CorrectionForm => ({
  name,
  departmentId,
  departmentName,
  professionalTitle,
  specialty,
  education,
  cardNumber,
});

type Facts = Omit<InputOf<'correction.ask'>, 'note'>;

const lists = { professionalTitle: professionalTitles, specialty: specialties, education: educations } as const;
export type LocalList = keyof typeof lists;
export type PickerKind = 'department' | LocalList;

export const pickerTitles: Record<PickerKind, string> = {
  department: '选择科室',
  professionalTitle: '选择职称',
  specialty: '选择专业',
  education: '选择最高学历',
};

export const pickerOptions = (kind: LocalList): PickerOption[] =>
  lists[kind].map(({ code, label }) => ({ value: code, label }));

/** What a choice changes. */
export const chosenIn = (kind: PickerKind, { value, label }: PickerOption): Partial<CorrectionForm> =>
  kind === 'department' ? { departmentId: value, departmentName: label } : { [kind]: value };

/** The labels behind the codes, for the rows. */
export const labelsOf = (form: CorrectionForm): Record<LocalList, string> => ({
  professionalTitle: labelOf(professionalTitles, form.professionalTitle),
  specialty: labelOf(specialties, form.specialty),
  education: labelOf(educations, form.education),
});

export interface Problems {
  name: string;
  cardNumber: string;
}
export const noProblems: Problems = { name: '', cardNumber: '' };

const isSame = (one: CorrectionForm, other: CorrectionForm, fact: keyof CorrectionForm): boolean =>
  fact === 'name' ? foldName(one.name) === foldName(other.name) : one[fact] === other[fact];

/** What is wrong with what was changed; what stands on record is no problem of whoever changes something else. */
export function problemsOf(form: CorrectionForm, onRecord: CorrectionForm): Problems {
  const changed = (fact: keyof CorrectionForm) => !isSame(form, onRecord, fact);
  const name = form.name.trim() === '' ? '请填写真实姓名' : (nameWords(form.name) ?? '');
  const card = form.cardNumber !== '' && checkCardNumber(form.cardNumber) !== undefined;
  return {
    name: changed('name') ? name : '',
    cardNumber: changed('cardNumber') && card ? '4–20 位数字或大写字母，没有可以不填' : '',
  };
}

const sent = ['name', 'departmentId', 'professionalTitle', 'specialty', 'education', 'cardNumber'] as const;

/** The facts that differ from what is on record, as a call takes them. */
export function changedFacts(form: CorrectionForm, onRecord: CorrectionForm): Facts {
  const differing = sent.filter((fact) => !isSame(form, onRecord, fact));
  // The codes are those of the lists, or of what is on record.
  return Object.fromEntries(differing.map((fact) => [fact, fact === 'name' ? foldName(form.name) : form[fact]]));
}

/** What keeps it from being sent; '' when nothing does. */
export function tipOf(form: CorrectionForm, onRecord: CorrectionForm): string {
  const problems = problemsOf(form, onRecord);
  if (problems.name !== '' || problems.cardNumber !== '') return '请先处理标红的项目';
  return Object.keys(changedFacts(form, onRecord)).length === 0 ? '还没有改动' : '';
}
