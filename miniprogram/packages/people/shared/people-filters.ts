/** What the lists of an institution's people are narrowed by, and how the screen says it. */
import type { InputOf } from '../../../../contract/index';
import { labelOf, type Labelled } from '../../../../domain/kernel/enumeration';
import { professionalTitles, specialties } from '../../../../domain/person/profession';
import { registrationStates } from '../../../../domain/person/registration';
import { stateWords } from '../../../components/state-tag/state-words';
import { isMeant, type Findable } from '../../../services/local-search';

export const groupNames = ['states', 'departmentIds', 'professionalTitles', 'specialties'] as const;
export type GroupName = (typeof groupNames)[number];

/** The values that are chosen in each group; none of them lets everybody through. */
export type Filters = Record<GroupName, readonly string[]>;
export const noFilters: Filters = { states: [], departmentIds: [], professionalTitles: [], specialties: [] };

/** The departments of the institution, once they are known. */
export type Departments = readonly (Labelled<string> & Findable)[];

const labels: Record<GroupName, string> = {
  states: '状态',
  departmentIds: '科室',
  professionalTitles: '职称',
  specialties: '专业',
};

const states: Labelled<string>[] = registrationStates.map((state) => ({
  code: state,
  label: stateWords('registration', state).word,
}));

const valuesOf = (group: GroupName, departments: Departments): Departments =>
  ({ states, departmentIds: departments, professionalTitles, specialties })[group];

export const isNarrowed = (filters: Filters): boolean => groupNames.some((group) => filters[group].length > 0);

/** The filters as the server takes them: a group without a value is left out. */
export const inputOf = (filters: Filters): InputOf<'registration.list'> =>
  // The values come from the lists of this very module, or from the server.
  Object.fromEntries(groupNames.filter((group) => filters[group].length > 0).map((group) => [group, filters[group]]));

export const withToggled = (filters: Filters, group: GroupName, value: string): Filters => {
  const chosen = filters[group];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...filters, [group]: next };
};

/** A chip above the list, which opens the sheet at its group. */
export interface FilterChip {
  group: GroupName;
  /** 科室 2 */
  label: string;
  on: boolean;
}

export const filterChips = (filters: Filters, groups: readonly GroupName[] = groupNames): FilterChip[] =>
  groups.map((group) => {
    const { length } = filters[group];
    return { group, label: length === 0 ? labels[group] : `${labels[group]} ${length}`, on: length > 0 };
  });

/** 检验科、感染科 · 主治医师: what is chosen, in words. */
export const chosenWords = (filters: Filters, departments: Departments): string =>
  groupNames
    .filter((group) => filters[group].length > 0)
    .map((group) => filters[group].map((value) => labelOf(valuesOf(group, departments), value)).join('、'))
    .join(' · ');

/** So many values of a group are shown at first; more than one more than that are behind 更多. */
const SHOWN_AT_FIRST = 7;

/** A value of a group in the sheet. */
export interface Choice {
  value: string;
  label: string;
  on: boolean;
}

/** One group of the sheet. */
export interface FilterGroup {
  group: GroupName;
  label: string;
  /** 已选 2; '' without any. */
  chosen: string;
  choices: Choice[];
  /** 更多 20 种; '' where all are shown. */
  more: string;
  /** All values are shown, and can be searched. */
  open: boolean;
}

/** @param open the group that shows all its values, and what they are searched for */
export function filterGroups(
  filters: Filters,
  departments: Departments,
  { groups, open, search }: { groups: readonly GroupName[]; open: GroupName | ''; search: string },
): FilterGroup[] {
  return groups.map((group) => {
    const values = valuesOf(group, departments);
    const choiceOf = ({ code, label }: Labelled<string>) => ({ value: code, label, on: filters[group].includes(code) });
    const all = values.map(choiceOf);
    const isOpen = open === group;
    const few = all.length <= SHOWN_AT_FIRST + 1;
    // What is chosen is always shown, in its place.
    const first = all.filter(({ on }, at) => few || on || at < SHOWN_AT_FIRST);
    const { length } = filters[group];
    return {
      group,
      label: labels[group],
      chosen: length === 0 ? '' : `已选 ${length}`,
      choices: isOpen
        ? values.filter((each) => filters[group].includes(each.code) || isMeant(each, search)).map(choiceOf)
        : first,
      more: isOpen || first.length === all.length ? '' : `更多 ${all.length - first.length} 种`,
      open: isOpen && !few,
    };
  });
}
