import type { Labelled } from '../../../domain/kernel/enumeration';
import type { PickerOption } from '../search-picker/filter';

/** A value of '' means no filter. */
export type ChipOption = PickerOption;

/** The options of a filter over an enumeration, the one that lets everything through first. */
export const optionsOf = (list: readonly Labelled<string>[], all: string): ChipOption[] => [
  { value: '', label: all },
  ...list.map(({ code, label }) => ({ value: code, label })),
];
