/** A value of a fixed list: the code is stored and sent, the Chinese label is shown. */
export type Labelled<Code extends string> = { readonly code: Code; readonly label: string };

/** The label of a code, or the code itself for a value of an older list. */
export function labelOf(list: readonly Labelled<string>[], code: string): string {
  return list.find((item) => item.code === code)?.label ?? code;
}

/** The codes of a list, as a non-empty tuple, in the form schema libraries ask for. */
export function codesOf<Code extends string>(list: readonly [Labelled<Code>, ...Labelled<Code>[]]): [Code, ...Code[]] {
  const [first, ...others] = list;
  return [first.code, ...others.map((item) => item.code)];
}
