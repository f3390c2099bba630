/* eslint-disable @typescript-eslint/no-explicit-any -- what nobody has typed has to fit everywhere */

/** What stands in a template: what may be read, shown, gone through and handed to a property. */

export type IsAny<Value> = 0 extends 1 & Value ? true : false;

/** A part of what a script says of itself; `unknown` when it says nothing of it. */
export type Part<Script, Name extends string> = Script extends { readonly __template?: infer Shape }
  ? Shape extends { readonly [N in Name]: infer Found }
    ? Found
    : unknown
  : never;

/** The values that the template of a page or component reads by name. */
export type DataOf<Script> = Part<Script, 'properties'> & Part<Script, 'data'>;

/** The functions that it may bind to an event. */
export type MethodsOf<Script> = Part<Script, 'methods'>;

/** Names of values that have no type, by themselves or as the items of a list. */
type Untyped<Values> = {
  [Name in keyof Values]: IsAny<Values[Name]> extends true
    ? Name
    : Values[Name] extends readonly (infer Item)[]
      ? IsAny<Item> extends true
        ? Name
        : never
      : never;
}[keyof Values];

type KnownValues<Values, What extends string> = string extends keyof Values
  ? `${What} can have any name`
  : [unknown] extends [Values]
    ? `${What} are not there`
    : [Untyped<Values>] extends [never]
      ? true
      : `${Untyped<Values> & string} has no type`;

/** `true` when a script names all that it has, with types; anything else would let every name pass. */
export type Known<Script> =
  | KnownValues<DataOf<Script>, 'the data'>
  | (string extends keyof MethodsOf<Script> ? 'the methods can have any name' : true);

/** What can be read when it stands in a text. Nothing is shown for an empty value. */
export type Shown = <Value extends string | number | null | undefined>(value: Value) => Value;

/** What `wx:for` goes through. */
export type Each = <List extends object | number | null | undefined>(list: List) => List;

export type ItemOf<List> =
  IsAny<List> extends true
    ? any
    : List extends null | undefined
      ? never
      : List extends readonly (infer Item)[]
        ? Item
        : List extends number
          ? number
          : List[keyof List];

export type IndexOf<List> =
  IsAny<List> extends true
    ? any
    : List extends null | undefined
      ? never
      : List extends readonly unknown[] | number
        ? number
        : string;

type FieldOf<Item, Name extends string> =
  IsAny<Item> extends true ? any : Item extends { readonly [N in Name]: infer Field } ? Field : { 'no field': Name };

/** The value that tells items apart: the items themselves, or a field of them. */
export type KeyOf<List, Name extends string> = Name extends '*this' ? ItemOf<List> : FieldOf<ItemOf<List>, Name>;

type Texts<Property> = Property extends string ? Property : Property extends number ? `${Property}` : never;

/** What can stand as an attribute's text: a word that the property knows, or a number in digits. */
type TextFor<Property> =
  IsAny<Property> extends true
    ? string
    : [Texts<Property>] extends [never]
      ? 'an expression in {{ }}'
      : Texts<Property>;

export type Fits = <Property>(property: Property, text: TextFor<NoInfer<Property>>) => void;
