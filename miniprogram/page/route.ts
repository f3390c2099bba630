/** What a page is told by its address: how each parameter is written into it and read out of it again. */

/** One parameter. `read` gets undefined when the address lacks it. */
interface Parameter<Value> {
  read(text: string | undefined): Value | undefined;
  write(value: Value): string | undefined;
  /** A page cannot be shown without it. */
  required: boolean;
}
interface Required<Value> extends Parameter<Value> {
  required: true;
}
interface Optional<Value> extends Parameter<Value> {
  required: false;
}

/** A text that must be there, such as an id. */
export const text: Required<string> = {
  read: (found) => (found === undefined || found === '' ? undefined : found),
  write: (value) => value,
  required: true,
};

/** A text that may be missing. */
export const optionalText: Optional<string> = { ...text, required: false };

/** One of a fixed list; anything else in the address counts as missing. */
export const oneOf = <const Value extends string>(values: readonly Value[]): Optional<Value> => ({
  read: (found) => values.find((value) => value === found),
  write: (value) => value,
  required: false,
});

/** Yes when it is there. */
export const flag: Optional<boolean> = {
  read: (found) => (found === undefined ? undefined : true),
  write: (value) => (value ? '1' : undefined),
  required: false,
};

/** A count, a whole number from 0 on. */
export const number: Optional<number> = {
  read: (found) => (found !== undefined && /^\d{1,9}$/.test(found) ? Number(found) : undefined),
  write: (value) => String(value),
  required: false,
};

export type Parameters = Readonly<
  Record<string, Required<string> | Optional<string> | Optional<boolean> | Optional<number>>
>;

type RequiredKeys<P extends Parameters> = { [Key in keyof P]: P[Key]['required'] extends true ? Key : never }[keyof P];
type ValueOf<Kind> = Kind extends Parameter<infer Value> ? Value : never;

/** The values of a page's parameters. */
export type Values<P extends Parameters> = { readonly [Key in RequiredKeys<P>]: ValueOf<P[Key]> } & {
  readonly [Key in Exclude<keyof P, RequiredKeys<P>>]?: ValueOf<P[Key]> | undefined;
};

/** Where a page lies and what it has to be told. */
export interface Route<Params extends object = object> {
  /** As in app.json, without a slash at its beginning. */
  readonly path: string;
  /** One of the two tabs: WeChat opens those in another way, and hands them no parameters. */
  readonly tab: boolean;
  /** The whole address, parameters in the order of their declaration. */
  url(params: Params): string;
  /** @returns undefined when the address lacks what the page cannot do without */
  read(query: Readonly<Record<string, string | undefined>>): Params | undefined;
}

function define<const P extends Parameters>(path: string, parameters: P, tab: boolean): Route<Values<P>> {
  return {
    path,
    tab,
    url(params) {
      const given: Readonly<Record<string, unknown>> = params;
      const pairs = Object.entries(parameters).flatMap(([key, parameter]) => {
        const value = given[key];
        const written = value === undefined ? undefined : (parameter as Parameter<unknown>).write(value);
        return written === undefined ? [] : [`${key}=${encodeURIComponent(written)}`];
      });
      return `/${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
    },
    read(query) {
      const values: Record<string, unknown> = {};
      for (const [key, parameter] of Object.entries(parameters)) {
        const value = parameter.read(decoded(query[key]));
        if (value === undefined && parameter.required) return undefined;
        if (value !== undefined) values[key] = value;
      }
      return values as Values<P>;
    },
  };
}

/** WeChat hands parameters over still encoded; what somebody has cut off within a character is no parameter. */
function decoded(found: string | undefined): string | undefined {
  try {
    return found === undefined ? undefined : decodeURIComponent(found);
  } catch {
    return undefined;
  }
}

/** A page of a subpackage. */
export const pageAt = <const P extends Parameters>(path: string, parameters: P): Route<Values<P>> =>
  define(path, parameters, false);

/** A tab. */
export const tabAt = <const P extends Parameters>(path: string, parameters: P): Route<Values<P>> =>
  define(path, parameters, true);
