/** Opens pages of the mini-program without a phone: their scripts run, their templates do not. */
import type { Template } from '../../miniprogram/page/template';

type Values = Record<string, unknown>;
type Query = Record<string, string | undefined>;
/** Anything a tap or a component hands to a handler. */
type Handler = (event?: object) => unknown;

/** A page as a test holds it. `do` calls a handler of its template, or one of WeChat's own such as `onShow`. */
export interface HeldPage<Data> {
  readonly data: Data;
  do(handler: string, event?: object): Promise<unknown>;
}

/** What a phone was asked to do, in order: `navigateTo /packages/…`. */
type Asked = string[];

export interface Phone {
  asked: Asked;
  /** Names of the calls that were made, in order. */
  calls: string[];
}

/** What a function says no with. */
export class Refusal {
  constructor(readonly code: string) {}
}

/** What the functions answer to a call. */
export type Answers = (call: string, input: Values) => object | Promise<object>;

/**
 * Puts a phone into the place of WeChat: `wx` with what `given` adds, and the globals of a mini-program.
 * @param answers what the functions give
 */
export function aPhone(answers: Answers, given: object = {}): Phone {
  const phone: Phone = { asked: [], calls: [] };
  const move = (name: string) => (options?: { url?: string }) => {
    phone.asked.push([name, options?.url].filter((part) => part !== undefined).join(' '));
    return Promise.resolve({});
  };
  const moves = ['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch'];
  const silent = [
    'showToast',
    'showLoading',
    'hideLoading',
    'pageScrollTo',
    'stopPullDownRefresh',
    'vibrateShort',
    'setTabBarBadge',
    'removeTabBarBadge',
  ];
  const wx = {
    ...Object.fromEntries(moves.map((name) => [name, move(name)])),
    ...Object.fromEntries(silent.map((name) => [name, () => Promise.resolve({})])),
    getAppBaseInfo: () => ({ fontSizeSetting: 17 }),
    getLaunchOptionsSync: () => ({ scene: 1001 }),
    getEnterOptionsSync: () => ({ scene: 1001 }),
    getStorageSync: () => '',
    setStorageSync: () => undefined,
    removeStorageSync: () => undefined,
    nextTick: () => undefined,
    setNavigationBarTitle: () => Promise.resolve({}),
    showModal: () => Promise.resolve({ confirm: true }),
    cloud: {
      callFunction: async ({ data }: { data: { call: string; input: Values } }) => {
        phone.calls.push(data.call);
        const answer = await answers(data.call, data.input);
        return {
          result:
            answer instanceof Refusal
              ? { ok: false, error: { code: answer.code, requestId: 'r1' } }
              : { ok: true, serverNow: Date.now(), data: answer },
        };
      },
    },
    ...given,
  };
  Object.assign(globalThis, { wx, Behavior: (made: unknown) => made, getCurrentPages: () => [] });
  return phone;
}

/**
 * Reads a page's script in an app that has just been started, and opens the page as often as wanted.
 * @param read `() => import('./index')`; call {@link aPhone} before
 * @returns opens it with the parameters of an address, and shows it
 */
export async function pageOf<Shape extends { data: object }>(
  read: () => Promise<{ page: Template<Shape> }>,
): Promise<(query?: Query) => Promise<HeldPage<Shape['data']>>> {
  let made: Values | undefined;
  Object.assign(globalThis, { Page: (definition: Values) => (made = definition) });
  jest.resetModules();
  await read();
  if (made === undefined) throw new Error('the script made no page');
  const definition = made;
  return async (query = {}) => {
    const page: Values & { data: Values } = {
      ...definition,
      data: structuredClone(definition['data']) as Values,
      setData(patch: Values) {
        for (const [path, value] of Object.entries(patch)) put(page.data, path, value);
      },
    };
    const call = async (name: string, event?: object) => {
      const handler = page[name] as Handler | undefined;
      const given = await handler?.call(page, event);
      await settled();
      return given;
    };
    const held: HeldPage<Shape['data']> = {
      get data() {
        return page.data as Shape['data'];
      },
      do: async (name, event) => {
        if (!(name in page)) throw new Error(`the page has no ${name}`);
        return call(name, event);
      },
    };
    await call('onLoad', query);
    await call('onShow');
    return held;
  };
}

/** A tap on something with these `data-…` values. */
export const tapOn = (dataset: object): object => ({ currentTarget: { dataset } });

/** What a component tells its page. */
export const told = (detail: object): object => ({ detail });

/** Lets what answers at once be answered, and what follows from it: no clock is waited for. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
}

/** Writes a value at a path as `setData` does: `a.b[0].c`. */
export function put(data: Values, path: string, value: unknown): void {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop();
  const place = steps.reduce<Values>((at, step) => at[step] as Values, data);
  if (last !== undefined) place[last] = value;
}
