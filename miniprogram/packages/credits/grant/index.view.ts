import { errorWords } from '../../../../contract/errors';
import type { InputOf, OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { grantStrategies, type GrantStrategy } from '../../../../domain/credit/credit';
import { professionalTitles, specialties } from '../../../../domain/person/profession';
import { credits, hours, spokenDay } from '../../../services/format';
import { flagMarks, shownMarks, type Mark } from '../../../components/record-list/flag-words';

export type Candidates = OutputOf<'grant.candidates'>;
export type CandidateRow = Candidates['rows'][number];
type Reason = InputOf<'exclusion.set'>['reason'];

/** Chosen filters; '' lets everybody through. */
export interface Filters {
  professionalTitle: string;
  specialty: string;
  departmentName: string;
  placeName: string;
}
export const NO_FILTERS: Filters = { professionalTitle: '', specialty: '', departmentName: '', placeName: '' };

/** Whether a filter leaves people out. */
export const isFiltered = (filters: Filters): boolean => Object.values(filters).some((value) => value !== '');

export const strategyOptions = grantStrategies.map(({ code, label }) => ({ value: code, label }));
export const strategyLabel = (strategy: GrantStrategy): string => labelOf(grantStrategies, strategy);

/** Why somebody valid is not granted (A8d). */
export const exclusionReasons: { value: Reason; label: string; needsNote?: boolean }[] = [
  { value: 'twoPlaces', label: '两地同时签到' },
  { value: 'notOnSite', label: '不在会场' },
  { value: 'byAnother', label: '由他人代签' },
  { value: 'other', label: '其他原因（请填写）', needsNote: true },
];
export const reasonOf = (value: string): Reason =>
  exclusionReasons.find((reason) => reason.value === value)?.value ?? 'other';

export interface FilterChip {
  name: string;
  field: keyof Filters;
  options: { value: string; label: string }[];
}

/** The four filters of M19, each with the values that occur among the people. */
export function filterChips({
  professionalTitles: titles,
  specialties: found,
  departmentNames,
  placeNames,
}: Candidates['options']): FilterChip[] {
  const chip = (name: string, field: keyof Filters, options: FilterChip['options']): FilterChip => ({
    name,
    field,
    options: [{ value: '', label: `全部${name}` }, ...options],
  });
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return [
    chip(
      '职称',
      'professionalTitle',
      titles.map((value) => ({ value, label: labelOf(professionalTitles, value) })),
    ),
    chip(
      '专业',
      'specialty',
      found.map((value) => ({ value, label: labelOf(specialties, value) })),
    ),
    chip('科室', 'departmentName', plain(departmentNames)),
    chip('考勤地址', 'placeName', plain(placeNames)),
  ];
}

/** What goes over the wire: only filters that are set, and only values that were offered. */
export function filtersInput({
  professionalTitle,
  specialty,
  departmentName,
  placeName,
}: Filters): NonNullable<InputOf<'grant.candidates'>['filters']> {
  const title = professionalTitles.find(({ code }) => code === professionalTitle)?.code;
  const field = specialties.find(({ code }) => code === specialty)?.code;
  return {
    ...(title === undefined ? {} : { professionalTitle: title }),
    ...(field === undefined ? {} : { specialty: field }),
    ...(departmentName === '' ? {} : { departmentName }),
    ...(placeName === '' ? {} : { placeName }),
  };
}

/** What the list is asked for. */
export const candidatesInput = (asked: {
  strategy: GrantStrategy;
  filters: Filters;
  search: string;
}): Pick<InputOf<'grant.candidates'>, 'strategy' | 'filters' | 'search'> => ({
  strategy: asked.strategy,
  filters: filtersInput(asked.filters),
  ...(asked.search === '' ? {} : { search: asked.search }),
});

/** Who is to be granted: everybody the filters let through, or those ticked one by one. */
export type Ticked = 'all' | ReadonlySet<string>;

export interface CandidateCard {
  personId: string;
  name: string;
  number: string;
  line: string;
  credits: string;
  hours: string;
  marks: Mark[];
  excluded: boolean;
  already: boolean;
  ticked: boolean;
}

/** Whether a person can be granted at all in this round. */
const isOpen = ({ excluded, alreadyGranted }: Pick<CandidateRow, 'excluded' | 'alreadyGranted'>): boolean =>
  excluded === null && !alreadyGranted;

function exclusionMark({ excluded }: CandidateRow): Mark[] {
  if (excluded === null) return [];
  const label =
    excluded.reason === 'other'
      ? excluded.note
      : exclusionReasons.find(({ value }) => value === excluded.reason)?.label;
  return [{ word: `已排除：${label ?? ''}`, tone: 'sus', icon: 'shield-error-filled' }];
}

export function candidateCard(row: CandidateRow, ticked: Ticked): CandidateCard {
  const title = labelOf(professionalTitles, row.professionalTitle);
  const specialty = labelOf(specialties, row.specialty);
  const granted: Mark[] = row.alreadyGranted ? [{ word: '已授过，不再授', tone: 'neutral', icon: 'rollback' }] : [];
  return {
    personId: row.personId,
    name: row.name,
    number: row.outside ? `外院 ${row.personNumber}` : row.personNumber,
    line: [...(row.outside ? [row.institutionName] : []), row.departmentName, title, specialty].join(' · '),
    credits: credits(row.creditHundredths),
    hours: `${hours(row.hourTenths)} 学时`,
    marks: [...exclusionMark(row), ...granted, ...shownMarks(flagMarks(row.flags))],
    excluded: row.excluded !== null,
    already: row.alreadyGranted,
    ticked: isOpen(row) && (ticked === 'all' || ticked.has(row.personId)),
  };
}

/** Those on the page who can be granted. */
export const openIds = (rows: readonly CandidateRow[]): string[] => rows.filter(isOpen).map(({ personId }) => personId);

export interface GrantTotals {
  valid: number;
  excluded: number;
  /** People and credits of a grant as it is ticked now. */
  people: number;
  credits: string;
  already: number;
}

export function totalsView({ totals }: Candidates, rows: readonly CandidateRow[], ticked: Ticked): GrantTotals {
  const chosen = ticked === 'all' ? [] : rows.filter((row) => isOpen(row) && ticked.has(row.personId));
  return {
    valid: totals.valid,
    excluded: totals.excluded,
    already: totals.alreadyGranted,
    people: ticked === 'all' ? totals.toGrant : chosen.length,
    credits: credits(
      ticked === 'all'
        ? totals.creditHundredths
        : chosen.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0),
    ),
  };
}

/** Why nothing can be granted now, said before anybody taps. */
export interface Hindrance {
  text: string;
  /** Red where it is the administrator's turn, blue where it takes time. */
  tone: 'ret' | 'pend';
  icon: string;
  /** The button that leads on; '' when there is nothing to do. */
  wayOn: string;
  /** Where that button leads: to the analysis, where it can be mended, or to the end of this batch without credits. */
  to: 'analysis' | 'conclusion' | '';
  /** Said at the grey button that has no way on. */
  tip: string;
}

/**
 * What stands against a grant, the first thing to mend first; null when nothing does.
 * @param filtered whether people are left out by a filter: those may still be valid
 */
export function hindranceOf(
  { daysWithoutWindow, batchOver, analysisTooEarly, totals }: Candidates,
  filtered = false,
): Hindrance | null {
  if (daysWithoutWindow.length > 0) {
    const { title, advice } = errorWords.dayWithoutWindow;
    return toMend(`${title}：${daysWithoutWindow.map((day) => spokenDay(day)).join('、')}。${advice}`, '去设置时间段');
  }
  if (!batchOver)
    return toAwait('举办周期还没有结束。最后一个考勤时间段结束后，重新分析再授分。', '举办周期结束后才能授分');
  if (analysisTooEarly)
    return toMend('做这次分析时，最后一个考勤时间段还没有结束，后来的签到没有计入。请重新分析再授分。', '去重新分析');
  if (totals.toGrant > 0) return null;
  if (totals.alreadyGranted > 0) return toAwait('名单里的人都已授过分，不会重复授分。', '没有待授分的人');
  return filtered ? null : toConclude(totals);
}

/** Without it nobody would ever be told why they have no credits (M19), and the project would wait for ever. */
function toConclude({ excluded, absent }: Candidates['totals']): Hindrance {
  const why = [absent > 0 ? `缺勤 ${absent} 人` : '', excluded > 0 ? `排除 ${excluded} 人` : ''].filter(
    (part) => part !== '',
  );
  return {
    text: `本期没有人达到授分要求${why.length > 0 ? `（${why.join('，')}）` : ''}。如果时间段和排除都没有问题，可以结束本期，每位学员会看到没有学分的原因。`,
    tone: 'pend',
    icon: 'info-circle-filled',
    wayOn: '结束本期，不授分',
    to: 'conclusion',
    tip: '',
  };
}

const toMend = (text: string, wayOn: string): Hindrance => ({
  text,
  tone: 'ret',
  icon: 'error-circle-filled',
  wayOn,
  to: 'analysis',
  tip: '',
});
const toAwait = (text: string, tip: string): Hindrance => ({
  text,
  tone: 'pend',
  icon: 'info-circle-filled',
  wayOn: '',
  to: '',
  tip,
});

/** A search only finds: said above the button as long as the list shows fewer people than it means. '' without a search. */
export function searchTip(search: string, { people }: Pick<GrantTotals, 'people'>, all: boolean): string {
  if (search === '') return '';
  return all ? `查找只用来找人：授分仍按全部 ${people} 人` : `查找只用来找人：授分按已勾选的 ${people} 人`;
}

/** What the end of a batch without credits means, to be confirmed. */
export const conclusionWords = {
  title: '结束本期，不授分？',
  content: '没有人获得学分，也不需要提交会议资料。每位学员会看到没有学分的原因，并记入操作日志。',
};

/** What the round will do, to be confirmed. */
export const confirmWords = (
  totals: GrantTotals,
  strategy: GrantStrategy,
  activityDate: string,
): { title: string; content: string } => ({
  title: `给 ${totals.people} 人授分？`,
  content: `${strategyLabel(strategy)}，共 ${totals.credits} 学分。\n活动日期：${activityDate}\n授分后为待生效，中心审核会议资料后生效。`,
});
