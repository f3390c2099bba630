/** Holds components of the mini-program without a phone: their scripts run, their templates do not. Call `aPhone` before. */
import type { Template } from '../../miniprogram/page/template';
import { put, settled } from './pages';

type Values = Record<string, unknown>;
type Method = (...values: unknown[]) => unknown;

/** What the script handed to `Component`. */
interface Definition {
  properties: Record<string, { type: unknown; value: unknown }>;
  data: Values;
  observers: Record<string, Method>;
  methods: Record<string, Method>;
  lifetimes: Record<'created' | 'attached' | 'ready' | 'detached', Method>;
  pageLifetimes: Record<'show' | 'hide', Method>;
}

/** A component as a test holds it. */
export interface HeldComponent<Data> {
  readonly data: Data;
  /** What it told its page, in order: name and detail. */
  readonly told: [string, unknown][];
  /** Calls a handler of its template. */
  do(handler: string, event?: object): Promise<void>;
  /** The page gives it other properties. */
  give(properties: Partial<Data>): void;
  /** The page is shown or hidden, or the component goes. */
  live(what: 'pageShown' | 'pageHidden' | 'detached'): void;
}

/**
 * Reads a component's script in an app that has just been started.
 * @param read `() => import('./index')`
 * @returns puts it on a page, with these properties
 */
export async function componentOf<Shape extends { data: object }>(
  read: () => Promise<{ component: Template<Shape> }>,
): Promise<(properties?: Partial<Shape['data']>) => HeldComponent<Shape['data']>> {
  let made: Definition | undefined;
  Object.assign(globalThis, { Component: (definition: Definition) => (made = definition) });
  jest.resetModules();
  await read();
  if (made === undefined) throw new Error('the script made no component');
  const definition = made;
  return (properties = {}) => {
    const told: [string, unknown][] = [];
    const first = Object.entries(definition.properties).map(([name, { value }]) => [name, value]);
    const data = structuredClone({ ...Object.fromEntries(first), ...definition.data }) as Values;
    const instance = {
      ...definition.methods,
      data,
      setData(patch: Values) {
        for (const [path, value] of Object.entries(patch)) put(data, path, value);
        observe(Object.keys(patch));
      },
      triggerEvent: (name: string, detail?: unknown) => void told.push([name, detail]),
    };
    const observe = (changed: readonly string[]) => {
      for (const [names, observer] of Object.entries(definition.observers)) {
        const watched = names.split(',').map((name) => name.trim());
        if (watched.some((name) => changed.includes(name)))
          observer.apply(
            instance,
            watched.map((name) => data[name]),
          );
      }
    };
    definition.lifetimes.created.call(instance);
    instance.setData(properties);
    definition.lifetimes.attached.call(instance);
    definition.lifetimes.ready.call(instance);
    return {
      data: data,
      told,
      async do(handler, event) {
        const method = definition.methods[handler];
        if (method === undefined) throw new Error(`the component has no ${handler}`);
        method.call(instance, event);
        await settled();
      },
      give: (changed) => instance.setData(changed),
      live(what) {
        if (what === 'detached') definition.lifetimes.detached.call(instance);
        else definition.pageLifetimes[what === 'pageShown' ? 'show' : 'hide'].call(instance);
      },
    };
  };
}
