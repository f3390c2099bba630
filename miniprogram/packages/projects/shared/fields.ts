import type { Labelled } from '../../../../domain/kernel/enumeration';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { scrollToPart } from '../../../services/passing';

/**
 * How a field is filled: typed, typed over several lines, as a number, chosen from a list, picked from a long list that the page
 * opens (`search-picker`), a day, a clock time, one of two.
 */
export type FieldKind = 'text' | 'long' | 'digit' | 'select' | 'pick' | 'date' | 'time' | 'choice';

/** One field of a form, as the form describes it. */
export interface FieldSpec<Key extends string> {
  key: Key;
  label: string;
  kind: FieldKind;
  required?: boolean;
  /** Said behind a number: 学时. */
  unit?: string;
  placeholder?: string;
  /** Longest text, in characters. */
  max?: number;
  options?: readonly Labelled<string>[];
  /** First and last value that a day or a time can take. */
  start?: string;
  end?: string;
}

/** One field as `field-row` draws it. Values are text, whatever they mean; an open field is ''. */
export interface FieldRow {
  key: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  unit: string;
  placeholder: string;
  max: number;
  options: readonly Labelled<string>[];
  /** Of `options`, for the list that opens; the first line takes a choice back. */
  labels: readonly string[];
  index: number;
  start: string;
  end: string;
  value: string;
  /** The value in words. */
  shown: string;
  error: string;
  locked: boolean;
  lockedNote: string;
  anchor: string;
}

/** Whether the key that a `field-row` tells is one of these values. */
export const isFieldOf = <Key extends string>(values: Readonly<Record<Key, unknown>>, key: string): key is Key =>
  key in values;

/** The first line of every list that may stay open. */
const NO_CHOICE = '不填';

const PLACEHOLDERS: Record<FieldKind, string> = {
  text: '请填写',
  long: '请填写',
  digit: '请填写',
  select: '请选择',
  pick: '请选择',
  date: '请选择日期',
  time: '请选择时间',
  choice: '请选择',
};

/** Id of a field's row; it stands in the page itself, because a selector does not look into components. */
const anchorOf = (key: string): string => `field-${key}`;

/** Draws one field; `lockedNote` says why it cannot be changed now, `words` its value where no list of the field does. */
export function fieldRow(
  spec: FieldSpec<string>,
  value: string,
  { error = '', lockedNote = '', words }: { error?: string; lockedNote?: string; words?: string } = {},
): FieldRow {
  const { key, label, kind, required = false, unit = '', max = 100, options = [], start = '', end = '' } = spec;
  const shown = words ?? (options.length > 0 && value !== '' ? labelOf(options, value) : value);
  return {
    key,
    label,
    kind,
    required,
    unit,
    placeholder: lockedNote !== '' ? '未填' : (spec.placeholder ?? (required ? PLACEHOLDERS[kind] : '选填')),
    max,
    options,
    labels: [NO_CHOICE, ...options.map((option) => option.label)],
    index: options.findIndex(({ code }) => code === value) + 1,
    start,
    end,
    value,
    shown: shown !== '' && unit !== '' ? `${shown} ${unit}` : shown,
    error,
    locked: lockedNote !== '',
    lockedNote,
    anchor: anchorOf(key),
  };
}

/** Brings a field into sight, a little below the head of the page. */
export function scrollToField(key: string): void {
  scrollToPart(`#${anchorOf(key)}`, { above: 120 });
}

/** Rows of a form under a title. */
export interface FieldSection {
  rows: FieldRow[];
}

const TYPED: readonly FieldKind[] = ['text', 'long', 'digit'];
/** Whether its text is on the screen before the page hears of it. */
export const isTyped = ({ kind }: Pick<FieldRow, 'kind'>): boolean => TYPED.includes(kind);

/** The little of a page that shows one field anew. */
interface FormPage {
  readonly data: { readonly sections: readonly FieldSection[] };
  setAt(path: `sections[${number}].rows[${number}]`, row: FieldRow): void;
  setAt(path: `sections[${number}].rows[${number}].error`, error: string): void;
}

/**
 * Shows a field that was changed. Of a typed one only an error that no longer holds: its text is on the screen already, and
 * writing it back would move the cursor.
 */
export function showField(page: FormPage, row: FieldRow): void {
  for (const [section, { rows }] of page.data.sections.entries()) {
    const index = rows.findIndex(({ key }) => key === row.key);
    if (index < 0) continue;
    if (!isTyped(row)) page.setAt(`sections[${section}].rows[${index}]`, row);
    else if (rows[index]?.error !== row.error) page.setAt(`sections[${section}].rows[${index}].error`, row.error);
  }
}
