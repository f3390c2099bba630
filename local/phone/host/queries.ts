import { associated } from './backend';
import { instances } from './tags/tag';
import type { CodeSpace } from 'glass-easel-miniprogram-adapter';

interface Fields {
  node?: boolean;
  computedStyle?: string[];
  scrollOffset?: boolean;
  context?: boolean;
  [field: string]: unknown;
}
type Result = Record<string, unknown>;
type Callback = (result: Result | Result[] | null) => void;

/** The adapter's query, with its inner queue: WeChat's `node` and `computedStyle` have to be added there. */
interface Query {
  _$push: (
    this: Query,
    selector: string | null,
    component: unknown,
    single: boolean,
    fields: Fields,
    callback: Callback,
  ) => void;
  select(selector: string): object;
}

const hyphenated = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function complete(result: Result, fields: Fields): void {
  const element = result['context'];
  delete result['context'];
  if (!(element instanceof HTMLElement)) return;
  if (fields.node === true) result['node'] = instances.get(element)?.instance.node ?? element;
  const style = getComputedStyle(element);
  for (const name of fields.computedStyle ?? []) result[name] = style.getPropertyValue(hyphenated(name));
}

/** Teach the adapter's selector queries `node()`, computed styles and the page's scroll position. */
export function completeQueries(space: CodeSpace, scroller: () => HTMLElement): void {
  space.component('phone/probe').definition({}).register();
  const probe = associated.createRoot('phone-probe', space, 'phone/probe').get() as unknown as {
    createSelectorQuery(): Query;
  };
  const query = probe.createSelectorQuery();
  const prototype = Object.getPrototypeOf(query) as Query;
  const nodes = Object.getPrototypeOf(query.select('x')) as {
    fields(fields: Fields, callback?: Callback): unknown;
    node?: unknown;
  };
  const push = prototype._$push;

  prototype._$push = function (selector, component, single, fields, callback) {
    if (selector === null && fields.scrollOffset === true) {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = scroller();
      const withOffset: Callback = (result) =>
        callback(Object.assign(result ?? {}, { scrollLeft, scrollTop, scrollWidth, scrollHeight }));
      return push.call(this, selector, component, single, fields, withOffset);
    }
    if (fields.node !== true && fields.computedStyle === undefined)
      return push.call(this, selector, component, single, fields, callback);
    return push.call(this, selector, component, single, { ...fields, context: true }, (result) => {
      for (const one of Array.isArray(result) ? result : [result]) if (one !== null) complete(one, fields);
      callback(result);
    });
  };
  nodes.node = function (this: typeof nodes, callback?: Callback) {
    return this.fields({ node: true }, callback);
  };
}
