import type { Sheet, SheetColumn } from './write-xlsx';

const CHOICES = '选项';

/** Columns of a template that are picked from a list, each with its heading on the sheet of choices. */
export type ColumnChoices<Key extends string> = readonly { key: Key; title: string; choices: readonly string[] }[];

/** The second sheet of a template: what may be picked in which column, and how the columns of the first one refer to it. */
export function choicesSheet<Key extends string>(
  lists: ColumnChoices<Key>,
): { sheet: Sheet; choicesOf: (key: Key) => Pick<SheetColumn, 'choices'> } {
  const longest = Math.max(...lists.map(({ choices }) => choices.length));
  return {
    sheet: {
      name: CHOICES,
      columns: lists.map(({ title }) => ({ title, width: 24 })),
      rows: Array.from({ length: longest }, (_, at) => lists.map(({ choices }) => choices[at] ?? '')),
    },
    choicesOf: (key) => {
      const at = lists.findIndex((list) => list.key === key);
      const count = lists[at]?.choices.length ?? 0;
      if (count === 0) return {};
      const letter = String.fromCharCode(65 + at);
      return { choices: `${CHOICES}!$${letter}$2:$${letter}$${count + 1}` };
    },
  };
}
