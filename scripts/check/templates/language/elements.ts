/* eslint-disable @typescript-eslint/no-explicit-any -- what nobody has typed has to fit everywhere */
import type { ARIA_PROPERTIES, TAG_PROPERTIES } from '../../../../local/phone/tags';
import type { IsAny, Part } from './values';

/** What elements have: their properties, by the name that a script uses. `class`, `style`, `id`, `slot` and `data-…` are none. */

/** `undefined` brings back the default of a property, and so does `null`, unless an object is expected: it stays `null` then. */
type Accepts<Value> =
  Value | undefined | (Value extends readonly unknown[] ? null : Value extends object ? never : null);

/** WeChat's tags and libraries take an empty text for a word that is not given. */
type AcceptsEmpty<Value> = Accepts<Value> | (Value extends string ? '' : never);

/** What every element takes. */
type Common = Record<(typeof ARIA_PROPERTIES)[number], any> & { hidden: Accepts<boolean> };

/** An own component. */
export type ElementOf<Script> = {
  [Name in keyof Part<Script, 'properties'>]-?: Accepts<Part<Script, 'properties'>[Name]>;
} & Common;

type Declared =
  | { readonly words: readonly string[] }
  | { readonly type: unknown }
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ArrayConstructor
  | null;

type ValueOf<Option extends Declared> = Option extends { readonly words: readonly (infer Word)[] }
  ? Word
  : Option extends { readonly type: infer Type extends Declared }
    ? ValueOf<Type>
    : Option extends StringConstructor
      ? string
      : Option extends NumberConstructor
        ? number
        : Option extends BooleanConstructor
          ? boolean
          : Option extends ArrayConstructor
            ? readonly unknown[]
            : any;

type TagTable = typeof TAG_PROPERTIES;

/** WeChat's own tags. */
export type BuiltInElements = {
  [Tag in keyof TagTable]: {
    -readonly [Name in keyof TagTable[Tag]]: TagTable[Tag][Name] extends Declared
      ? AcceptsEmpty<ValueOf<TagTable[Tag][Name]>>
      : never;
  } & Common;
};

type ValueIn<Option> = Option extends { value?: infer Value } ? (IsAny<Value> extends true ? any : Value) : any;

/**
 * A component of a library.
 * @typeParam Options its properties as it ships their types: name → `{ type, value? }`
 * @typeParam Classes properties that take class names
 */
export type LibraryElement<Options, Classes extends string> = {
  [Name in keyof Options]-?: AcceptsEmpty<ValueIn<NonNullable<Options[Name]>>>;
} & Record<Classes, string> &
  Common;

/** A component whose script does not say yet what it has. */
export type Untyped = any;
