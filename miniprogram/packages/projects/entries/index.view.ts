import type { InputOf, OutputOf } from '../../../../contract/index';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { figuresLine, plannedLine, warningLine } from '../shared/entry-words';

type Row = OutputOf<'catalogueEntry.list'>['rows'][number];

/** What the chips hold; '' is no filter. */
export interface EntryFilters {
  search: string;
  year: string;
  level: string;
  state: string;
  institutionId: string;
}
export const noFilters: EntryFilters = { search: '', year: '', level: '', state: '', institutionId: '' };

export const levelOptions = [
  { value: '', label: '全部级别' },
  ...creditLevels.map(({ code, label }) => ({ value: code, label })),
];
export const stateOptions = [
  { value: '', label: '全部状态' },
  { value: 'offered', label: '可以选' },
  { value: 'withdrawn', label: '已撤下' },
];

/** What the call is asked for; an open filter is left out. */
export function entriesInput({
  search,
  year,
  level,
  state,
  institutionId,
}: EntryFilters): InputOf<'catalogueEntry.list'> {
  const creditLevel = creditLevels.find(({ code }) => code === level)?.code;
  return {
    ...(search === '' ? {} : { search }),
    ...(year === '' ? {} : { year: Number(year) }),
    ...(creditLevel === undefined ? {} : { creditLevel }),
    ...(state === '' ? {} : { withdrawn: state === 'withdrawn' }),
    ...(institutionId === '' ? {} : { institutionId }),
  };
}

/** An entry as the centre's list shows it. */
export interface EntryCard {
  catalogueEntryId: string;
  number: string;
  title: string;
  level: string;
  institutionName: string;
  planned: string;
  figures: string;
  withdrawn: boolean;
  /** 申报过 2 次 */
  held: string;
  warning: string;
}

export const entryCard = (row: Row): EntryCard => ({
  catalogueEntryId: row.catalogueEntryId,
  number: row.projectNumber,
  title: row.title,
  level: row.creditLevel,
  institutionName: row.institutionName,
  planned: plannedLine(row),
  figures: figuresLine(row),
  withdrawn: row.withdrawn !== null,
  held: row.timesHeld === 0 ? '' : `已用来申报 ${row.timesHeld} 次`,
  warning: warningLine(row),
});
