import type { InputOf, OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { projectStates } from '../../../../domain/project/project-state';
import { stateWords } from '../../../components/state-tag/state-words';

/** What the chips above the list hold; '' is no filter. */
export interface ProjectFilters {
  search: string;
  year: string;
  /** A state, or what is asked of several: {@link UNFINISHED}, {@link OVERDUE}. */
  state: string;
  level: string;
  sort: string;
}

interface Option {
  value: string;
  label: string;
}

const UNFINISHED = 'unfinished';
export const OVERDUE = 'overdue';

export type Counts = NonNullable<OutputOf<'project.list'>['counts']>;
export const noCounts: Counts = { unfinished: 0, returned: 0, overdue: 0 };

/** What waits comes first; a count of nothing is not said. */
export const stateOptions = ({ unfinished }: Counts): Option[] => [
  { value: UNFINISHED, label: unfinished === 0 ? '未完成' : `未完成 ${unfinished}` },
  { value: '', label: '全部状态' },
  { value: OVERDUE, label: '逾期' },
  ...projectStates.map((state) => ({ value: state, label: stateWords('project', state).word })),
];

/** A chip of the second row: one tap to what hurries. */
export interface QuickFilter extends Option {
  icon: string;
}

/** The quick filters that have something, all of them unfinished; none when there is nothing to tell apart. */
export function quickFilters({ returned, overdue }: Counts): QuickFilter[] {
  const some = [
    { value: OVERDUE, label: `逾期 ${overdue}`, icon: 'alarm', count: overdue },
    { value: 'returned', label: `要修改 ${returned}`, icon: 'rollback', count: returned },
  ].filter(({ count }) => count > 0);
  const all = { value: UNFINISHED, label: '未完成', icon: '' };
  return some.length === 0 ? [] : [all, ...some.map(({ value, label, icon }) => ({ value, label, icon }))];
}
export const levelOptions: Option[] = [
  { value: '', label: '全部级别' },
  ...creditLevels.map(({ code, label }) => ({ value: code, label })),
];

/** As the page opens: what still waits for somebody, of every year, the newest first (M4). */
export const initialFilters = (): ProjectFilters => ({
  search: '',
  year: '',
  state: UNFINISHED,
  level: '',
  sort: 'newest',
});

/** What the call is asked for; an open filter is left out. */
export function listInput({ search, year, state, level, sort }: ProjectFilters): InputOf<'project.list'> {
  const input: InputOf<'project.list'> = { sort: sort === 'oldest' ? 'oldest' : 'newest' };
  if (search !== '') input.search = search;
  if (year !== '') input.year = Number(year);
  const known = projectStates.find((candidate) => candidate === state);
  if (known !== undefined) input.state = known;
  if (state === UNFINISHED || state === OVERDUE) input.unfinished = true;
  if (state === OVERDUE) input.overdue = true;
  const creditLevel = creditLevels.find(({ code }) => code === level)?.code;
  if (creditLevel !== undefined) input.creditLevel = creditLevel;
  return input;
}

const stateName = (state: string): string => {
  if (state === OVERDUE) return '逾期';
  return state === UNFINISHED ? '未完成' : stateWords('project', state).word;
};

/** What the list holds, said where no quick filter does. */
export const shownWords = ({ state }: ProjectFilters): string =>
  state === '' ? '全部项目' : `${stateName(state)}的项目`;

/** What can be done about an empty list. */
export type EmptyAction = '添加项目' | '清除筛选' | '看全部';

/** An empty list says whether there is nothing at all, nothing unfinished, or nothing that fits the filters. */
export function emptyWords({ search, year, state, level }: ProjectFilters): {
  title: string;
  text: string;
  action: EmptyAction;
} {
  const filters = [
    search === '' ? '' : `「${search}」`,
    year === '' ? '' : `${year} 年`,
    state === '' ? '' : stateName(state),
    level === '' ? '' : labelOf(creditLevels, level),
  ].filter((word) => word !== '');
  if (filters.length === 0)
    return { title: '还没有项目', text: '从目录里选一个已批准的项目开始举办', action: '添加项目' };
  if (filters.length === 1 && state === UNFINISHED)
    return { title: '没有未完成的项目', text: '办完的、取消的在「全部状态」里', action: '看全部' };
  return { title: '没有符合条件的项目', text: filters.join('、'), action: '清除筛选' };
}
