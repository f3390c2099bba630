import { halfWidth } from '../../../domain/kernel/typed-text';

export interface PickerOption {
  value: string;
  label: string;
}

/** The options whose label contains every word typed, in their own order. */
export function filterOptions(options: readonly PickerOption[], text: string): PickerOption[] {
  const words = halfWidth(text)
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return options.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}
