/** The filters of a grant (M19), several values each, and how the screen says them. */
import type { InputOf, OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles, specialties } from '../../../../domain/person/profession';

type Options = OutputOf<'grant.candidates'>['options'];

export const groupNames = [
  'professionalTitles',
  'specialties',
  'departmentNames',
  'placeNames',
  'institutionNames',
] as const;
export type GroupName = (typeof groupNames)[number];

/** The values that are chosen in each group; none of them lets everybody through. */
export type Filters = Record<GroupName, readonly string[]>;
export const NO_FILTERS: Filters = {
  professionalTitles: [],
  specialties: [],
  departmentNames: [],
  placeNames: [],
  institutionNames: [],
};

const labels: Record<GroupName, string> = {
  professionalTitles: '职称',
  specialties: '专业',
  departmentNames: '科室',
  placeNames: '考勤地址',
  institutionNames: '单位',
};

/** Whether a filter leaves people out. */
export const isFiltered = (filters: Filters): boolean => groupNames.some((group) => filters[group].length > 0);

function wordOf(group: GroupName, value: string): string {
  const title = professionalTitles.find(({ code }) => code === value)?.code;
  const field = specialties.find(({ code }) => code === value)?.code;
  if (group === 'professionalTitles' && title !== undefined) return labelOf(professionalTitles, title);
  if (group === 'specialties' && field !== undefined) return labelOf(specialties, field);
  return value;
}

/** 检验科、感染科 · 主治医师: what is chosen, in words; '' when everybody is let through. */
export const filterWords = (filters: Filters): string =>
  groupNames
    .filter((group) => filters[group].length > 0)
    .map((group) => filters[group].map((value) => wordOf(group, value)).join('、'))
    .join(' · ');

/** The filters as the server takes them: a group without a value is left out. */
export const filtersInput = (filters: Filters): NonNullable<InputOf<'grant.candidates'>['filters']> =>
  // The values come from the server's own options.
  Object.fromEntries(groupNames.filter((group) => filters[group].length > 0).map((group) => [group, filters[group]]));

export const withToggled = (filters: Filters, group: GroupName, value: string): Filters => {
  const chosen = filters[group];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...filters, [group]: next };
};

/** One group of the sheet, each value with how many it lets through. */
export interface FilterGroup {
  group: GroupName;
  label: string;
  /** 已选 2; '' without any. */
  chosen: string;
  choices: { value: string; label: string; on: boolean }[];
}

/** The values that occur among those whom the strategy gives something, and those that are chosen. */
export const filterGroups = (filters: Filters, options: Options): FilterGroup[] =>
  groupNames.map((group) => {
    const offered: readonly { value: string; people: number }[] = options[group];
    const missing = filters[group].filter((value) => !offered.some((option) => option.value === value));
    const { length } = filters[group];
    return {
      group,
      label: labels[group],
      chosen: length === 0 ? '' : `已选 ${length}`,
      choices: [...offered, ...missing.map((value) => ({ value, people: 0 }))].map(({ value, people }) => ({
        value,
        label: `${wordOf(group, value)} ${people}`,
        on: filters[group].includes(value),
      })),
    };
  });

/** Before anything is known. */
export const noOptions: Options = {
  professionalTitles: [],
  specialties: [],
  departmentNames: [],
  placeNames: [],
  institutionNames: [],
};
