import { isMeant, type Findable } from '../../services/local-search';

export interface PickerOption extends Findable {
  value: string;
}

/** What a sheet of options shows now. */
export interface PickerData {
  options: PickerOption[];
  /** Said in place of what is not there yet, or could not be loaded. */
  message: string;
}

/** The options that are meant by what was typed, in their own order. */
export const filterOptions = (options: readonly PickerOption[], text: string): PickerOption[] =>
  options.filter((option) => isMeant(option, text));
