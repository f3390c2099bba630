import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { professionalTitles } from '../../../../domain/person/profession';
import type { RosterStanding } from '../../../../domain/person/roster';
import { standingWords } from '../shared/roster-words';
import { documentFact } from '../../../services/national-id-words';
import type { PickerOption } from '../../../components/search-picker/filter';
import { departmentOption } from '../../../services/department-option';

export type Row = OutputOf<'roster.list'>['rows'][number];

/** Somebody on the roster. */
export interface PersonCard {
  entryId: string;
  /** The registration that is opened; '' where there is none. */
  personId: string;
  initial: string;
  name: string;
  /** 检验科 · 主治医师 */
  line: string;
  /** 工号 0042 · 430***********0316 */
  note: string;
}

export const personCard = ({
  entryId,
  personId,
  name,
  departmentName,
  professionalTitle,
  staffNumber,
  nationalIdMasked,
  documentKind,
}: Row): PersonCard => ({
  entryId,
  personId: personId ?? '',
  initial: firstCharacter(name),
  name,
  line: joined(departmentName, professionalTitle === null ? '' : labelOf(professionalTitles, professionalTitle)),
  note: joined(staffNumber === null ? '' : `工号 ${staffNumber}`, documentFact(nationalIdMasked, documentKind).value),
});

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');

export const departmentChips = (departments: OutputOf<'department.list'>['rows']): PickerOption[] => [
  { value: '', label: '全部科室' },
  ...departments.map(departmentOption),
];

/** @param total null where only the list itself tells */
export const totalLine = (total: number | null): string => (total === null ? '' : `共 ${total} 人`);

export function emptyWords({ standing, narrowed }: { standing: RosterStanding; narrowed: boolean }): {
  title: string;
  text: string;
} {
  return narrowed
    ? { title: '没有找到', text: '换个词、换个科室，或清除筛选' }
    : { title: standingWords[standing].empty, text: '有变化时会自动出现在这里，下拉可以刷新' };
}

export const approveQuestion = (people: number): { title: string; content: string; confirmText: string } => ({
  title: `通过这 ${people} 人？`,
  content: '他们的姓名、科室、证件号码都与花名册一致。通过后签到才能授分。',
  confirmText: '通过',
});

/** What is said when not everybody could be approved. */
export const leftWords = ({
  approved,
  left,
}: {
  approved: number;
  left: number;
}): { title: string; content: string } => ({
  title: `已通过 ${approved} 人，${left} 人没有通过`,
  content: '他们刚改过资料、是您本人，或有人用同一个证件号码注册，请在「人员」里逐个审核。',
});
