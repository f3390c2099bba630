import type { InputOf, OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { activityForms } from '../../../../domain/project/project';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import type { Day } from '../../../../domain/kernel/time';
import { credits, fullDayRange, hours } from '../../../services/format';
import { optionsOf } from '../../../components/choice-chip/options';
import type { Tone } from '../../../components/state-tag/state-words';
import { urgentRound } from '../../../components/project-card/card.view';

export type ProjectRow = OutputOf<'project.list'>['rows'][number];

/** M15's filters; '' is no filter. */
export interface GrantFilters {
  search: string;
  number: string;
  level: string;
  granted: string;
  from: Day;
  to: Day;
}

/** Everything there is. */
export const noFilters: GrantFilters = { search: '', number: '', level: '', granted: '', from: '', to: '' };
/** The list begins with what can be granted now. */
export const initialFilters: GrantFilters = { ...noFilters, granted: 'now' };

/** Whoever looks for one project means every project, unless something was chosen before. */
export const lookingFor = (
  filters: GrantFilters,
  typed: Partial<Pick<GrantFilters, 'search' | 'number'>>,
): GrantFilters =>
  JSON.stringify(filters) === JSON.stringify(initialFilters) ? { ...noFilters, ...typed } : { ...filters, ...typed };

export const levelOptions = optionsOf(creditLevels, '全部级别');

export const grantedOptions = [
  { value: '', label: '是否已授分' },
  { value: 'now', label: '现在可授分' },
  { value: 'no', label: '未授分' },
  { value: 'yes', label: '已授分' },
];

/** What the call is asked for: only projects that may be granted at all are approved ones. */
export function grantListInput({ search, number, level, granted, from, to }: GrantFilters): InputOf<'project.list'> {
  const input: InputOf<'project.list'> = { state: 'approved' };
  if (search !== '') input.search = search;
  if (number !== '') input.projectNumber = number;
  const creditLevel = creditLevels.find(({ code }) => code === level)?.code;
  if (creditLevel !== undefined) input.creditLevel = creditLevel;
  if (granted === 'now') input.step = 'grant';
  else if (granted !== '') input.granted = granted === 'yes';
  if (from !== '') input.from = from;
  if (to !== '') input.to = to;
  return input;
}

/** Dates the wrong way round find nothing; it is better to say why. */
export const datesProblem = ({ from, to }: GrantFilters): string =>
  from !== '' && to !== '' && from > to ? '截止日期早于起始日期' : '';

export interface GrantCard {
  projectId: string;
  roundId: string;
  number: string;
  title: string;
  level: string;
  figures: string;
  /** 学科 and 举办方式. */
  kind: string;
  tag: { kind: 'round' | ''; state: string; word: string; tone: Tone; icon: string };
  /** Nothing can be granted before a batch is over. */
  lockLine: string;
  button: string;
  /** The institution's turn after a grant: its materials; '' when it is not. */
  materials: string;
}

/** What the materials of a round want of the institution (M23). */
const MATERIALS_DUE: Partial<Record<ProjectRow['rounds'][number]['state'], string>> = {
  granted: '提交会议资料',
  materialsReturned: '修改会议资料',
};

export function grantCard(row: ProjectRow): GrantCard {
  const dates = row.firstDay !== null && row.lastDay !== null ? [fullDayRange(row.firstDay, row.lastDay)] : [];
  const round = urgentRound(row.rounds);
  const tag = { kind: '' as const, state: '' };
  return {
    projectId: row.projectId,
    roundId: round?.roundId ?? '',
    number: row.projectNumber,
    title: row.title,
    level: row.creditLevel,
    figures: [...dates, `${credits(row.creditHundredths)} 学分`, `${hours(row.hourTenths)} 学时`].join(' · '),
    kind: [row.discipline, row.activityForm === null ? '' : labelOf(activityForms, row.activityForm)]
      .filter((text) => text !== '')
      .join(' · '),
    tag:
      round !== undefined
        ? { kind: 'round', state: round.state, word: '', tone: 'neutral', icon: '' }
        : row.step === 'hold'
          ? { ...tag, word: '未授分', tone: 'neutral', icon: 'time' }
          : { ...tag, word: '待授分', tone: 'ret', icon: 'error-circle-filled' },
    materials: round === undefined ? '' : (MATERIALS_DUE[round.state] ?? ''),
    button: round === undefined ? '授分' : '查看或继续授分',
    lockLine: row.step === 'hold' && round === undefined ? '举办周期结束后才能授分' : '',
  };
}

/** The chosen filters in words, for an empty list. */
export const filterWords = ({ search, number, level, granted, from, to }: GrantFilters): string =>
  [
    search === '' ? '' : `「${search}」`,
    number === '' ? '' : `编号「${number}」`,
    level === '' ? '' : labelOf(creditLevels, level),
    granted === '' ? '' : (grantedOptions.find(({ value }) => value === granted)?.label ?? ''),
    from === '' ? '' : `${from} 起`,
    to === '' ? '' : `${to} 止`,
  ]
    .filter((word) => word !== '')
    .join('、');
