/* eslint-disable @typescript-eslint/no-explicit-any -- what nobody has typed has to fit everywhere */

/** What stands in a template: what may be read, shown, gone through and handed to a property. */

export type IsAny<Value> = 0 extends 1 & Value ? true : false;

/** Without names that nobody wrote: a type such as `Record<string, string>` would let every name pass. */
type Written<Values> = { [Name in keyof Values as string extends Name ? never : Name]: Values[Name] };

type Given<Script, Name extends string> = Script extends { readonly __template?: infer Shape }
  ? Shape extends { readonly [N in Name]: infer Found }
    ? Found
    : never
  : never;

/** A part of what a script says of itself to its template. */
export type Part<Script, Name extends 'data' | 'methods' | 'properties' | 'events'> = Written<Given<Script, Name>>;

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

/** `true` when all that a script says of itself has a type: what has none would let every name pass. */
export type Known<Script> = [Given<Script, 'data'>] extends [never]
  ? 'it is made by neither definePage nor defineComponent'
  : IsAny<Given<Script, 'data'> | Given<Script, 'properties'> | Given<Script, 'methods'>> extends true
    ? 'a part of it has no type'
    : [Untyped<DataOf<Script>>] extends [never]
      ? true
      : `${Untyped<DataOf<Script>> & string} has no type`;

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
