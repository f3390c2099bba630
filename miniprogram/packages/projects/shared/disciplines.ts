import { disciplines, disciplinesBelow, type DisciplinePair } from '../../../../domain/project/disciplines';
import type { PickerOption } from '../../../components/search-picker/filter';

export type DisciplineKey = keyof DisciplinePair;
export const isDisciplineKey = (key: string): key is DisciplineKey => key === 'discipline2' || key === 'discipline3';

const OPEN: PickerOption = { value: '', label: '不填' };
/** Between the two names where both are picked at once; no name of the list has it. */
const PARTED = '/';

const option = (name: string): PickerOption => ({ value: name, label: name });

/**
 * What a discipline is picked from. Who looks for a III级学科 before there is a II级学科 gets all of them, each with the one above it:
 * most people know what they teach, and not under what it is filed.
 */
export function disciplineOptions(key: DisciplineKey, { discipline2 }: DisciplinePair): PickerOption[] {
  if (key === 'discipline2') return [OPEN, ...disciplines.map(({ name }) => option(name))];
  const below = disciplinesBelow(discipline2);
  if (below.length > 0) return [OPEN, ...below.map(option)];
  return [
    OPEN,
    ...disciplines.flatMap(({ name, below: names }) =>
      names.map((each) => ({ value: `${name}${PARTED}${each}`, label: `${name} / ${each}` })),
    ),
  ];
}

/** Both disciplines once one was picked: a III级学科 that is not below the new one goes, and the only one below it comes along. */
export function pickedDiscipline(key: DisciplineKey, value: string, now: DisciplinePair): DisciplinePair {
  if (key === 'discipline3') {
    const [above, below] = value.split(PARTED);
    return below === undefined ? { ...now, discipline3: value } : { discipline2: above ?? '', discipline3: below };
  }
  const below = disciplinesBelow(value);
  const [only] = below;
  if (below.includes(now.discipline3)) return { discipline2: value, discipline3: now.discipline3 };
  return { discipline2: value, discipline3: below.length === 1 && only !== undefined ? only : '' };
}

/** A discipline as its field says it: one that is not of the list was typed before there was one, and may stay. */
export function disciplineWords(key: DisciplineKey, { discipline2, discipline3 }: DisciplinePair): string {
  const value = key === 'discipline2' ? discipline2 : discipline3;
  if (value === '') return '';
  const listed =
    key === 'discipline2'
      ? disciplines.some(({ name }) => name === value)
      : disciplinesBelow(discipline2).includes(value);
  return listed ? value : `${value}（以前填写）`;
}
