import type { ErrorCode, ErrorOf, OutputOf } from '../../../../contract/index';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import { CallFailure } from '../../../services/call';

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
}

export const departmentCard = ({ departmentId, name, people }: Department): DepartmentCard => ({
  departmentId,
  name,
  people: people === 0 ? '没有人' : `${people} 人`,
  empty: people === 0,
});

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
} satisfies Record<ErrorOf<'department.save' | 'department.remove'>, string>;

/** What a refusal says about a department; '' for those that any call may give, whose general words say it well. */
export const refusalWords = (error: unknown): string =>
  error instanceof CallFailure ? (refusals[error.code] ?? '') : '';
