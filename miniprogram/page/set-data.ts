/** The types of `setData`: every path that is written has to be there, with a value that fits. */

type Step<Value, Key extends string> = Value extends null | undefined
  ? never
  : Value extends readonly (infer Item)[]
    ? Key extends `${number}`
      ? Item
      : never
    : Key extends keyof Value
      ? Value[Key]
      : never;

/** `a.b[0].c` → `a.b.0.c`. */
type Dotted<Path extends string> = Path extends `${infer Head}[${infer Index}]${infer Rest}`
  ? Dotted<`${Head}.${Index}${Rest}`>
  : Path;

type At<Value, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? At<Step<Value, Head>, Rest>
  : Step<Value, Path>;

/** The value that lies at a path of `Data`; never when there is no such path. */
export type ValueAt<Data, Path> = Path extends keyof Data
  ? Data[Path]
  : Path extends string
    ? At<Data, Dotted<Path>>
    : never;

/** A patch whose every key is a path of `Data`: anything else does not compile. */
export type PatchOf<Data, Patch> = { [Path in keyof Patch]: ValueAt<Data, Path> };

/** What a patch has that `Data` lacks; never when it fits. */
export type Unknown<Data, Patch> = Exclude<keyof Patch, keyof Data>;
