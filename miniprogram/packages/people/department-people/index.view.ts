import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { educations, professionalTitles, specialties } from '../../../../domain/person/profession';
import type { RegistrationState } from '../../../../domain/person/registration';
import { stateWords } from '../../../components/state-tag/state-words';
import { longMoment } from '../../../services/format';
import { documentFact } from '../../../services/national-id-words';

type Row = OutputOf<'departmentContact.people'>['rows'][number];
type Person = OutputOf<'departmentContact.person'>;

export interface PersonCard {
  personId: string;
  initial: string;
  name: string;
  state: RegistrationState;
  /** 主治医师 · 内科 */
  line: string;
  personNumber: string;
}

/** One person as the sheet shows them. */
export interface PersonView {
  name: string;
  state: RegistrationState;
  facts: { label: string; value: string }[];
}

const occupation = ({ professionalTitle, specialty }: Pick<Row, 'professionalTitle' | 'specialty'>): string =>
  [labelOf(professionalTitles, professionalTitle), labelOf(specialties, specialty)].join(' · ');

export const personCard = (row: Row): PersonCard => ({
  ...{ personId: row.personId, name: row.name, state: row.state, personNumber: row.personNumber },
  initial: firstCharacter(row.name),
  line: occupation(row),
});

export const personView = (person: Person): PersonView => ({
  name: person.name,
  state: person.state,
  facts: [
    { label: '科室', value: person.departmentName },
    { label: '职称、专业', value: occupation(person) },
    { label: '最高学历', value: labelOf(educations, person.education) },
    { label: '人员编号', value: person.personNumber },
    { label: '手机号', value: person.phoneMasked },
    documentFact(person.nationalIdMasked, person.documentKind),
    { label: '签到', value: `${person.checkIns} 次` },
    { label: '提交注册', value: longMoment(person.submittedAt) },
  ],
});

const listed = ['pending', 'approved', 'returned', 'left'] as const satisfies readonly RegistrationState[];

/** 全部, and each state that somebody of the department may be in. */
export const stateOptions: { value: RegistrationState | ''; label: string }[] = [
  { value: '', label: '全部' },
  ...listed.map((state) => ({ value: state, label: stateWords('registration', state).word })),
];

/** 检验科 · 共 12 人; the department alone where only the list tells how many. */
export const headLine = ({ departmentName, total }: { departmentName: string; total: number | null }): string =>
  [departmentName, total === null ? '' : `共 ${total} 人`].filter((part) => part !== '').join(' · ');
