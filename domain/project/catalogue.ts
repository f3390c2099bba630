/** The catalogue (项目目录) as the centre keeps it (M6; rules: "Catalogue"). */
import { formatCreditHundredths, formatHourTenths } from '../kernel/amount';
import { creditLevels } from '../kernel/credit-level';
import { labelOf } from '../kernel/enumeration';
import { halfWidth } from '../kernel/typed-text';
import { activityForms, type CatalogueEntry } from './project';

/** What an entry says, with its heading in lists and files; what binds its holdings comes first. */
export const entryFacts = [
  { key: 'year', title: '举办年度', binding: true },
  { key: 'projectNumber', title: '项目编号', binding: true },
  { key: 'title', title: '项目名称', binding: true },
  { key: 'institutionId', title: '举办单位', binding: true },
  { key: 'creditLevel', title: '学分级别', binding: true },
  { key: 'creditHundredths', title: '学分', binding: true },
  { key: 'hourTenths', title: '学时', binding: true },
  { key: 'plannedBegin', title: '拟举办起始', binding: false },
  { key: 'plannedEnd', title: '拟举办截止', binding: false },
  { key: 'plannedDayTenths', title: '举办期限', binding: false },
  { key: 'discipline2', title: 'II级学科', binding: false },
  { key: 'discipline3', title: 'III级学科', binding: false },
  { key: 'projectLead', title: '项目负责人', binding: false },
  { key: 'activityForm', title: '举办方式', binding: false },
] as const satisfies readonly { key: keyof CatalogueEntry; title: string; binding: boolean }[];
export type EntryFact = (typeof entryFacts)[number]['key'];

export const factTitle = (fact: EntryFact): string => entryFacts.find(({ key }) => key === fact)?.title ?? fact;
export const isBinding = (fact: EntryFact): boolean => entryFacts.some(({ key, binding }) => binding && key === fact);

/** Number and title as one stores them: one width, one blank. */
export const foldEntryText = (text: string): string => halfWidth(text).replace(/\s+/g, ' ').trim();

/** How numbers are compared: `2025-11-01-033（国）` and `2025-11-01-033 (国)` are one. A number exists once a year. */
export const numberKey = ({ year, projectNumber }: Pick<CatalogueEntry, 'year' | 'projectNumber'>): string =>
  `${year}:${halfWidth(projectNumber).replace(/\s/g, '').toUpperCase()}`;

/** Which facts differ. */
export const changedFacts = (before: CatalogueEntry, after: CatalogueEntry): EntryFact[] =>
  entryFacts.map(({ key }) => key).filter((key) => before[key] !== after[key]);

/** A fact in words; '' where it is open. Of the institution its id: who asks knows its name. */
export function factWords(fact: EntryFact, entry: CatalogueEntry): string {
  const value = entry[fact];
  if (value === null || value === '') return '';
  switch (fact) {
    case 'creditLevel':
      return labelOf(creditLevels, entry.creditLevel);
    case 'activityForm':
      return labelOf(activityForms, entry.activityForm ?? '');
    case 'creditHundredths':
      return formatCreditHundredths(entry.creditHundredths);
    case 'hourTenths':
    case 'plannedDayTenths':
      return formatHourTenths(Number(value));
    case 'year':
    case 'projectNumber':
    case 'title':
    case 'institutionId':
    case 'plannedBegin':
    case 'plannedEnd':
    case 'discipline2':
    case 'discipline3':
    case 'projectLead':
      return String(value);
  }
}

/** What happened to an entry, for its history. */
export const entryEventKinds = ['added', 'changed', 'withdrawn', 'restored'] as const;
export type EntryEventKind = (typeof entryEventKinds)[number];

export type EntryEdit =
  | { kind: 'same' }
  | { kind: 'change'; facts: EntryFact[] }
  | { kind: 'refuse'; reason: 'entryHeld'; facts: EntryFact[] };

/**
 * Decides a correction. What binds the holdings of an entry cannot change under them: granted credits and printed documents name it.
 * The way then is to withdraw the entry and to add another.
 * @param isHeld whether a project was made of it, whatever became of that
 */
export function decideEdit(before: CatalogueEntry, after: CatalogueEntry, { isHeld }: { isHeld: boolean }): EntryEdit {
  const facts = changedFacts(before, after);
  if (facts.length === 0) return { kind: 'same' };
  const bound = facts.filter(isBinding);
  return isHeld && bound.length > 0 ? { kind: 'refuse', reason: 'entryHeld', facts: bound } : { kind: 'change', facts };
}

/** Planned dates in their order: the catalogue may leave either open. */
export const areDatesInOrder = ({
  plannedBegin,
  plannedEnd,
}: Pick<CatalogueEntry, 'plannedBegin' | 'plannedEnd'>): boolean =>
  plannedBegin === null || plannedEnd === null || plannedBegin <= plannedEnd;
