import { Actions, type Act } from './actions';
import type { PatchOf, ValueAt } from './set-data';
import type { Template } from './template';

/** The type of one property, by WeChat's constructor for it. */
type PropertyType = StringConstructor | NumberConstructor | BooleanConstructor | ObjectConstructor | ArrayConstructor;

/**
 * Properties with their first values, e.g. `{ title: '', shown: null as Shown | null, rows: [] as Row[] }`: the value gives the
 * type. An object that may be missing starts as null.
 */
type Properties = Readonly<Record<string, unknown>>;

/** Names a component tells its page, each with the type of its detail; made by {@link detail} and {@link nothing}. */
type Events = Readonly<Record<string, Detail<unknown>>>;
interface Detail<Type> {
  readonly __detail?: Type;
}
type DetailOf<Event> = Event extends Detail<infer Type> ? Type : never;

/** An event that carries something: `events: { pick: detail<{ value: string }>() }`. */
export const detail = <Type extends object>(): Detail<Type> => ({});
/** An event that carries nothing. */
export const nothing: Detail<undefined> = {};

/** The action that runs, '' for none; missing where the page says by a property whether it is busy. */
type Busy<Props> = 'busy' extends keyof Props ? object : { readonly busy: string };

/** What a component can do besides its own methods. */
interface ComponentMembers<Props, Data, Told extends Events> {
  readonly data: Readonly<Props> & Readonly<Data> & Busy<Props>;
  setData<const Patch extends object>(patch: Patch & PatchOf<Data, Patch>, callback?: () => void): void;
  /** Sets one value at a path that is made at run time. */
  setAt<const Path extends string>(path: Path, value: ValueAt<Data, Path>): void;
  /** Tells the page. */
  tell<Name extends keyof Told & string>(
    name: Name,
    ...detail: DetailOf<Told[Name]> extends undefined ? [] : [DetailOf<Told[Name]>]
  ): void;
  /** Runs what a button does; see `Actions.run`. */
  run<Result>(name: string, act: Act<Result>): Promise<Result | undefined>;
  selectComponent(selector: string): unknown;
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

/** What a component is made of. */
interface ComponentParts<Props, Data, Own, Told, Methods> {
  options?: WechatMiniprogram.Component.ComponentOptions;
  externalClasses?: string[];
  properties?: Props;
  data?: Data;
  /** State that is not shown (timers, canvases), made anew for each component on a screen. */
  own?: () => Own;
  events?: Told;
  methods?: Methods;
  /** Called when properties (and data) change, by their names as WeChat writes them: `'a, b'`. */
  observers?: Readonly<Record<string, (...values: never[]) => void>>;
  attached?: () => void;
  ready?: () => void;
  detached?: () => void;
  /** Of the page it lies on. */
  pageShown?: () => void;
  pageHidden?: () => void;
}

interface Shape<Props, Data, Told, Methods> {
  properties: Props;
  data: Props & Data & Busy<Props>;
  events: Told;
  methods: Methods;
}

const PLAIN_TYPES: Readonly<Record<string, PropertyType>> = { string: String, number: Number, boolean: Boolean };

const typeOf = (value: unknown): PropertyType => (Array.isArray(value) ? Array : (PLAIN_TYPES[typeof value] ?? Object));

interface Running {
  data: { busy: string };
  setData(data: object): void;
  triggerEvent(name: string, detail?: object): void;
  actions: Actions;
}

/**
 * Makes a component: typed data, events by their declaration, state of its own for each on the screen, actions as on a page.
 * Its template is held against `export const component` by `npm run check`.
 */
export function defineComponent<
  Props extends Properties = Record<never, never>,
  Data extends object = object,
  Own extends object = object,
  Told extends Events = Record<never, never>,
  Methods extends object = object,
>(
  parts: ComponentParts<Props, Data, Own, Told, Methods> &
    ThisType<ComponentMembers<Props, Data, Told> & Own & Methods>,
): Template<Shape<Props, Data, Told, Methods>> {
  const { options, externalClasses, properties, data, own, methods, observers } = parts;
  const { attached, ready, detached, pageShown, pageHidden } = parts;
  type Host = Running & Own;
  const component = {
    options: options ?? {},
    externalClasses: externalClasses ?? [],
    properties: Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, value]) => [name, { type: typeOf(value), value }]),
    ),
    data: { ...(properties && 'busy' in properties ? {} : { busy: '' }), ...data },
    observers: observers ?? {},
    methods: {
      ...methods,
      setAt(this: Host, path: string, value: unknown) {
        this.setData({ [path]: value });
      },
      tell(this: Host, name: string, told?: object) {
        this.triggerEvent(name, told);
      },
      run<Result>(this: Host, name: string, act: Act<Result>) {
        return this.actions.run(name, act);
      },
    },
    lifetimes: {
      created(this: Host) {
        Object.assign(this, own?.(), { actions: new Actions(this) });
      },
      attached(this: Host) {
        attached?.call(this);
      },
      ready(this: Host) {
        ready?.call(this);
      },
      detached(this: Host) {
        detached?.call(this);
      },
    },
    pageLifetimes: {
      show(this: Host) {
        pageShown?.call(this);
      },
      hide(this: Host) {
        pageHidden?.call(this);
      },
    },
  };
  // Its own typings know nothing of properties that are declared by their values.
  (Component as (made: object) => unknown)(component);
  return {};
}
