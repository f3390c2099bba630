import type { InputOf, OutputOf } from '../../../../contract/index';
import {
  formatCreditHundredths,
  formatHourTenths,
  parseCreditHundredths,
  parseHourTenths,
} from '../../../../domain/kernel/amount';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { NAME_LENGTH_AT_MOST } from '../../../../domain/person/name';
import { areDatesInOrder, factTitle, isBinding, type EntryFact } from '../../../../domain/project/catalogue';
import { activityForms } from '../../../../domain/project/project';
import { openNameWords } from '../../../services/name-words';
import type { Wording } from '../components/conflict-sheet/two-versions';
import { disciplineWords, isDisciplineKey } from '../shared/disciplines';
import { fieldRow, type FieldRow, type FieldSpec } from '../shared/fields';

type Entry = OutputOf<'catalogueEntry.get'>;
type Facts = InputOf<'catalogueEntry.add'>;
/** An entry as it is typed: text throughout, '' where nothing is filled. */
export type EntryValues = Record<EntryFact, string>;
export type EntryErrors = Partial<Record<EntryFact, string>>;

const field = (key: EntryFact, spec: Omit<FieldSpec<EntryFact>, 'key' | 'label'>): FieldSpec<EntryFact> => ({
  key,
  label: factTitle(key),
  ...spec,
});

const SECTIONS: readonly { title: string; fields: readonly FieldSpec<EntryFact>[] }[] = [
  {
    title: '批准的内容',
    fields: [
      field('year', { kind: 'digit', required: true, unit: '年', max: 8 }),
      field('projectNumber', {
        kind: 'text',
        required: true,
        max: 60,
        placeholder: '与批文一致，如 2025-11-01-033 (国)',
      }),
      field('title', { kind: 'long', required: true, max: 200 }),
      field('institutionId', { kind: 'pick', required: true, placeholder: '请选择单位' }),
      field('creditLevel', { kind: 'select', required: true, options: creditLevels }),
      field('creditHundredths', { kind: 'digit', required: true, unit: '学分', max: 6 }),
      field('hourTenths', { kind: 'digit', required: true, unit: '学时', max: 6 }),
    ],
  },
  {
    title: '计划，单位申报时还可以改',
    fields: [
      field('plannedBegin', { kind: 'date' }),
      field('plannedEnd', { kind: 'date' }),
      field('plannedDayTenths', { kind: 'digit', unit: '天', max: 5, placeholder: '选填，如 2.0' }),
      field('discipline2', { kind: 'pick' }),
      field('discipline3', { kind: 'pick' }),
      field('projectLead', { kind: 'text', max: NAME_LENGTH_AT_MOST }),
      field('activityForm', { kind: 'select', options: activityForms }),
    ],
  },
];
const specs = SECTIONS.flatMap(({ fields }) => fields);

/** An entry as text to be edited; a new one is empty but for the year. */
export const toValues = (entry: Entry | undefined, thisYear: number): EntryValues => ({
  year: String(entry?.year ?? thisYear),
  projectNumber: entry?.projectNumber ?? '',
  title: entry?.title ?? '',
  institutionId: entry?.institutionId ?? '',
  creditLevel: entry?.creditLevel ?? '',
  creditHundredths: entry === undefined ? '' : formatCreditHundredths(entry.creditHundredths),
  hourTenths: entry === undefined ? '' : formatHourTenths(entry.hourTenths),
  plannedBegin: entry?.plannedBegin ?? '',
  plannedEnd: entry?.plannedEnd ?? '',
  plannedDayTenths: entry?.plannedDayTenths == null ? '' : formatHourTenths(entry.plannedDayTenths),
  discipline2: entry?.discipline2 ?? '',
  discipline3: entry?.discipline3 ?? '',
  projectLead: entry?.projectLead ?? '',
  activityForm: entry?.activityForm ?? '',
});

/** Whether a fact of an entry can no longer be corrected: it binds what was made of it. */
export const isBound = (key: EntryFact, entry: Entry | undefined): boolean =>
  entry !== undefined && entry.timesHeld > 0 && isBinding(key);

/** What was typed as an entry to be saved, with everything that is wrong with it. */
export function toFacts(values: EntryValues, savedLead: string): { facts: Facts; errors: EntryErrors } {
  const errors: EntryErrors = {};
  for (const { key, required = false } of specs) if (required && values[key].trim() === '') errors[key] = '必填';
  const number = (key: EntryFact, parse: (text: string) => number | undefined, words: string): number => {
    const parsed = parse(values[key]);
    if (parsed === undefined && errors[key] === undefined) errors[key] = words;
    return parsed ?? 0;
  };
  const openDay = (text: string): string | null => (text === '' ? null : text);
  const year = number(
    'year',
    (text) => (/^20\d\d$/.test(text.trim()) ? Number(text) : undefined),
    '请填写年度，如 2025',
  );
  const creditHundredths = number('creditHundredths', parseCreditHundredths, '请填写学分，如 2.00');
  const hourTenths = number('hourTenths', parseHourTenths, '请填写学时，如 6.0');
  if (hourTenths === 0 && errors.hourTenths === undefined) errors.hourTenths = '请填写大于 0 的学时';
  const lead = openNameWords(values.projectLead, [savedLead]);
  if (lead !== undefined) errors.projectLead = lead;
  const plannedDayTenths =
    values.plannedDayTenths.trim() === '' ? null : number('plannedDayTenths', parseHourTenths, '请填写天数，如 2.0');
  const facts: Facts = {
    institutionId: values.institutionId,
    year,
    projectNumber: values.projectNumber.trim(),
    title: values.title.trim(),
    creditLevel: creditLevels.find(({ code }) => code === values.creditLevel)?.code ?? 'provincial',
    creditHundredths,
    hourTenths,
    plannedBegin: openDay(values.plannedBegin),
    plannedEnd: openDay(values.plannedEnd),
    plannedDayTenths,
    discipline2: values.discipline2,
    discipline3: values.discipline3,
    projectLead: values.projectLead.trim(),
    activityForm: activityForms.find(({ code }) => code === values.activityForm)?.code ?? null,
  };
  if (!areDatesInOrder({ plannedBegin: facts.plannedBegin, plannedEnd: facts.plannedEnd }))
    errors.plannedEnd = '不能早于起始日期';
  return { facts, errors };
}

/** The first field with an error, in the order of the screen. */
export const firstWrong = (errors: EntryErrors): EntryFact | undefined =>
  specs.find(({ key }) => errors[key] !== undefined)?.key;

/** What a row needs beside the field's own value. */
export interface EntryOnScreen {
  values: EntryValues;
  errors: EntryErrors;
  entry: Entry | undefined;
  institutionName: string;
}

export function entryRow(key: EntryFact, { values, errors, entry, institutionName }: EntryOnScreen): FieldRow {
  const spec = specs.find((candidate) => candidate.key === key);
  if (spec === undefined) throw new RangeError(`no such field: ${key}`);
  const words =
    key === 'institutionId' ? institutionName : isDisciplineKey(key) ? disciplineWords(key, values) : undefined;
  return fieldRow(spec, values[key], {
    error: errors[key] ?? '',
    lockedNote: isBound(key, entry) ? '已有单位申报' : '',
    ...(words === undefined ? {} : { words }),
  });
}

export const entrySections = (screen: EntryOnScreen): { title: string; rows: FieldRow[] }[] =>
  SECTIONS.map(({ title, fields }) => ({ title, rows: fields.map(({ key }) => entryRow(key, screen)) }));

/** How the facts of an entry are named and said where two versions of it stand side by side. @param names of institutions, by id */
export const entryWording = (names: ReadonlyMap<string, string>): Wording<EntryFact> => ({
  label: factTitle,
  words(key, value) {
    if (key === 'institutionId') return names.get(value) ?? value;
    const values = { ...toValues(undefined, 0), [key]: value };
    return entryRow(key, { values, errors: {}, entry: undefined, institutionName: '' }).shown || value;
  },
});

/** Fields that the server named in a refusal, as errors of the form. */
export const errorsOfServer = (fields: readonly { field: string }[]): EntryErrors =>
  Object.fromEntries(
    specs
      .filter(({ key }) => fields.some(({ field: named }) => named === key))
      .map(({ key, label }) => [key, `${label}的内容不符合要求`]),
  );
