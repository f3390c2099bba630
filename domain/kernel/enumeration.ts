/** A value of a fixed list: the code is stored and sent, the Chinese label is shown. */
export type Labelled<Code extends string> = { readonly code: Code; readonly label: string };

/** The label of a code, or the code itself for a value of an older list. */
export function labelOf(list: readonly Labelled<string>[], code: string): string {
  return list.find((item) => item.code === code)?.label ?? code;
}
