import type { ErrorCode, ErrorOf, OutputOf } from '../../../../contract/index';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import { CallFailure } from '../../../services/call';
import type { PickerOption } from '../../../components/search-picker/filter';
import { departmentOption } from '../../../services/department-option';

export type Department = OutputOf<'department.list'>['rows'][number];

/** What the contract takes as a name, in characters. */
const NAME_MIN = 2;
export const NAME_MAX = 30;

export interface DepartmentCard {
  departmentId: string;
  name: string;
  /** 12 人, or 没有人 */
  people: string;
  empty: boolean;
  /** 联系人 陈静; what is under way; '' where there is nothing to say. */
  note: string;
}

export const departmentCard = ({ departmentId, name, people, contacts, takesIn }: Department): DepartmentCard => ({
  departmentId,
  name,
  people: people === 0 ? '没有人' : `${people} 人`,
  empty: people === 0,
  note: [contacts.length === 0 ? '' : `联系人 ${contacts.join('、')}`, takesIn ? '有科室正在并入，人员还在转' : '']
    .filter((part) => part !== '')
    .join(' · '),
});

/** Which way a department is moved in the list. */
export type Way = 'first' | 'up' | 'down';

export const WAYS: readonly { way: Way; name: string; icon: string }[] = [
  { way: 'first', name: '移到最前', icon: 'backtop' },
  { way: 'up', name: '上移', icon: 'chevron-up' },
  { way: 'down', name: '下移', icon: 'chevron-down' },
];

/** The list with one department moved; the same list where it cannot go further. */
export function moved<Card extends { departmentId: string }>(
  cards: readonly Card[],
  departmentId: string,
  way: Way,
): Card[] {
  const from = cards.findIndex((card) => card.departmentId === departmentId);
  const card = cards[from];
  if (card === undefined) return [...cards];
  const others = cards.filter((each) => each !== card);
  const to = way === 'first' ? 0 : Math.min(Math.max(0, from + (way === 'up' ? -1 : 1)), others.length);
  return [...others.slice(0, to), card, ...others.slice(to)];
}

/** Into which a department may be merged: every other one. */
export const mergeOptions = (departments: readonly Department[], departmentId: string): PickerOption[] =>
  departments.filter((other) => other.departmentId !== departmentId).map(departmentOption);

/** What is asked before a department is merged into another. */
export function mergeQuestion(from: Department, into: Pick<Department, 'name'>): { title: string; content: string } {
  const people = from.people === 0 ? '' : `${from.people} 人的资料、花名册里的科室一起改，本人的变更记录里会写明。`;
  const contacts =
    from.contacts.length === 0 ? '' : `联系人 ${from.contacts.join('、')} 以后负责「${into.name}」全科室。`;
  return {
    title: `把「${from.name}」并入「${into.name}」？`,
    content: `${people}${contacts}签到、授分记录仍写当天的科室。并入后不能拆开。`,
  };
}

/** 科室 7 个，共 268 人 */
export const totalLine = (departments: readonly Department[]): string =>
  `${departments.length} 个科室，共 ${departments.reduce((sum, { people }) => sum + people, 0)} 人`;

/** What is wrong with a name, in words; '' when it can be saved. A department may keep its own name. */
export function nameProblem(
  name: string,
  departments: readonly Pick<Department, 'departmentId' | 'name'>[],
  departmentId: string,
): string {
  const trimmed = name.trim();
  if (trimmed === '') return '请填写科室名称';
  const length = Array.from(trimmed).length;
  if (length < NAME_MIN) return `请至少写 ${NAME_MIN} 个字`;
  if (length > NAME_MAX) return `最多 ${NAME_MAX} 个字`;
  if (hasEmoji(trimmed)) return '名称里不能有表情';
  return departments.some((other) => other.name === trimmed && other.departmentId !== departmentId)
    ? '已经有这个科室'
    : '';
}

const refusals: Partial<Record<ErrorCode, string>> = {
  conflict: '已经有这个科室',
  contentRejected: '名称没有通过内容安全检查，请换一个名称',
  wrongState: '这个科室里还有人，不能删除；名称有变可以直接改名。',
  departmentMerging: '这个科室还有人员正在转，请稍后再试。',
  departmentHasContact: '这个科室还有联系人，请先在「单位账号」里移除或换一个科室。',
} satisfies Record<ErrorOf<'department.save' | 'department.remove' | 'department.merge'>, string>;

/** What a refusal says about a department; '' for those that any call may give, whose general words say it well. */
export const refusalWords = (error: unknown): string =>
  error instanceof CallFailure ? (refusals[error.code] ?? '') : '';
