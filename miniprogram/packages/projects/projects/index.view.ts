import type { InputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { projectStates } from '../../../../domain/project/project-state';
import { stateWords } from '../../../components/state-tag/state-words';

/** What the chips above the list hold; '' is no filter. */
export interface ProjectFilters {
  search: string;
  year: string;
  state: string;
  level: string;
  sort: string;
}

interface Option {
  value: string;
  label: string;
}

/** Years before the present one that a list offers. */
const YEARS_BACK = 5;

export const stateOptions: Option[] = [
  { value: '', label: '全部状态' },
  ...projectStates.map((state) => ({ value: state, label: stateWords('project', state).word })),
];
export const levelOptions: Option[] = [
  { value: '', label: '全部级别' },
  ...creditLevels.map(({ code, label }) => ({ value: code, label })),
];
export const sortOptions: Option[] = [
  { value: 'newest', label: '最新添加' },
  { value: 'oldest', label: '最早添加' },
];

/** Next year, this one, and those before it. */
export function yearOptions(thisYear: number): Option[] {
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => String(thisYear + 1 - index));
  return [{ value: '', label: '全部年度' }, ...years.map((value) => ({ value, label: value }))];
}

/** As the page opens: this year's projects, the newest first. */
export const initialFilters = (thisYear: number): ProjectFilters => ({
  search: '',
  year: String(thisYear),
  state: '',
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
  const creditLevel = creditLevels.find(({ code }) => code === level)?.code;
  if (creditLevel !== undefined) input.creditLevel = creditLevel;
  return input;
}

/** An empty list says whether there is nothing at all, or nothing that fits the filters. */
export function emptyWords({ search, year, state, level }: ProjectFilters): {
  title: string;
  text: string;
  action: string;
} {
  const filters = [
    search === '' ? '' : `「${search}」`,
    year === '' ? '' : `${year} 年`,
    state === '' ? '' : stateWords('project', state).word,
    level === '' ? '' : labelOf(creditLevels, level),
  ].filter((word) => word !== '');
  const chosen = search !== '' || state !== '' || level !== '';
  if (chosen) return { title: '没有符合条件的项目', text: filters.join('、'), action: '清除筛选' };
  return {
    title: year === '' ? '还没有项目' : `${year} 年还没有项目`,
    text: '从目录里选一个已批准的项目开始举办',
    action: '添加项目',
  };
}
