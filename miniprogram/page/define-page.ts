import { CallFailure } from '../services/call';
import { asSignedIn } from '../services/administrator';
import { mayMake } from '../services/rights';
import { pageLook } from '../styles/page-look';
import { Actions, type Act } from './actions';
import { CardList, type FirstCards, type ListData, type PageRequest, type RowsAnswer } from './list';
import { isFresh, loadInto, notLoadedYet, type LoadData, type LoadProgress } from './load';
import type { Route } from './route';
import type { PatchOf, Unknown, ValueAt } from './set-data';
import type { Template } from './template';

/** What every page has in `data` besides its own. Its templates read it; only the skeleton writes it. */
export interface SkeletonData extends LoadData {
  /** The action that runs; '' for none. */
  busy: string;
  /** The administrator may look at this page and not change anything: `makes` names what they may not do. */
  looksOnly: boolean;
  /** See `styles/page-look.ts`. */
  pageStyle: string;
}

/** What a page can do besides its own methods. */
export interface PageMembers<Params, Data> {
  /** What the address told, parsed. */
  readonly params: Params;
  readonly data: Readonly<Data> & Readonly<SkeletonData>;
  readonly route: string;
  setData<const Patch extends object>(patch: Patch & PatchOf<Data, Patch>, callback?: () => void): void;
  /** Sets one value at a path that is made at run time, such as `cards[${index}].ticked`. */
  setAt<const Path extends string>(path: Path, value: ValueAt<Data, Path>): void;
  /**
   * Loads anew what the page shows.
   * @param options.fresh it shows something else now: nothing of the old stays while it loads
   */
  reload(options?: { fresh: boolean }): Promise<void>;
  /** The first cards of a page with `rows`, to be spread into what `load` gives. */
  firstCards(): Promise<Data extends ListData<infer Card> ? FirstCards<Card> : never>;
  /** Runs what a button does; see {@link Actions.run}. */
  run<Result>(name: string, act: Act<Result>): Promise<Result | undefined>;
  selectComponent(selector: string): unknown;
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

/** What a page is made of. */
export interface PageParts<Params, Data, Own, Row, Loaded, Methods> {
  /** `administrator`: only somebody who is signed in to an institution account may see it. Everybody may without it. */
  access?: 'administrator';
  /** Commands that its buttons make: without the rights to all of them the page is `looksOnly`, and its template hides them. */
  makes?: readonly Parameters<typeof mayMake>[1][];
  data: Data;
  /** State that is not shown (ids, timers, cursors), made anew for each page that is opened. */
  own?: () => Own;
  /** Called once, before anything is loaded. */
  opened?: (params: Params) => void;
  /** Loads each time the page is seen, not only when it is opened: also after the page above it was closed. */
  reloadOnShow?: boolean;
  /**
   * With `reloadOnShow`: what was loaded is not asked for again within this time when the page is only seen again, unless this phone
   * has had something changed since. Pulling down always asks.
   */
  freshForMs?: number;
  /** One page of the long list that is shown; what follows is fetched at the end of the screen. */
  rows?: (request: PageRequest) => Promise<RowsAnswer<Row>>;
  /** How a row of it is shown. */
  card?: (row: Row) => unknown;
  /** What the page shows, as a patch of its data; `status: 'empty'` when there is nothing. `reload` calls it again. */
  load?: () => Promise<Loaded>;
  /** Called when what `load` gave is on the screen. */
  loaded?: () => void;
  onShow?: () => void;
  onHide?: () => void;
  onUnload?: () => void;
  onReachBottom?: () => void;
  onPageScroll?: (position: { scrollTop: number }) => void;
  onShareAppMessage?: () =>
    WechatMiniprogram.Page.ICustomShareContent | WechatMiniprogram.Page.IAsyncCustomShareContent;
  onShareTimeline?: () => WechatMiniprogram.Page.ICustomTimelineContent;
  /** Handlers of its template, and what they call. */
  methods?: Methods;
}

/** What `load` may give besides the page's own data. */
type WithStatus<Data> = Data & { status: 'ready' | 'empty' };

/** Refuses a `load` that gives something the page does not have. */
type Fitting<Data, Loaded> =
  Unknown<WithStatus<Data>, Loaded> extends never
    ? { load?: () => Promise<{ [Key in keyof Loaded]: ValueAt<WithStatus<Data>, Key> }> }
    : { load: `the page has no data called ${Unknown<WithStatus<Data>, Loaded> & string}` };

interface Shape<Data, Methods> {
  data: Data & SkeletonData;
  methods: Methods & { retry(): void };
  properties: object;
  events: object;
}

/** What the skeleton keeps of one page, off its `data`. */
interface Kept {
  params: object | undefined;
  progress: LoadProgress;
  actions: Actions;
  list: CardList<unknown, unknown> | undefined;
  fresh: boolean;
}

type Running = {
  data: SkeletonData & ListData<unknown>;
  setData(data: object): void;
  kept: Kept;
  reload(options?: { fresh: boolean }): Promise<void>;
};

/**
 * Makes a page: parses its parameters, draws its four states, loads, refreshes, scrolls on and runs its actions. `data`, the
 * patches of `setData` and what `load` gives are typed, so a misspelt field does not compile; its template is held against
 * `export const page` by `npm run check`.
 *
 * `this.params`, `this.data`, `this.run`, `this.reload`, the methods and what `own` gives are at hand in every part. `methods` stand
 * before `rows` and `load`: TypeScript infers in the order of the text, and those two use them.
 */
export function definePage<
  Params extends object,
  Data extends object,
  Own extends object,
  Row,
  Loaded extends object,
  Methods extends object,
>(
  route: Route<Params>,
  parts: PageParts<Params, Data, Own, Row, Loaded, Methods> &
    Fitting<NoInfer<Data>, NoInfer<Loaded>> &
    ThisType<PageMembers<Params, Data> & Own & Methods>,
): Template<Shape<Data, Methods>> {
  const {
    access,
    makes = [],
    own,
    opened,
    load,
    loaded,
    rows,
    card,
    reloadOnShow = false,
    freshForMs = 0,
    data,
    methods,
    ...hooks
  } = parts as PageParts<Params, Data, Own, Row, Loaded, Methods>;
  type Page = Running & Own;

  const reload = async function (this: Page, { fresh } = { fresh: false }): Promise<void> {
    const { kept } = this;
    // A page that cannot be shown says so, even when it has nothing to load.
    if (kept.params !== undefined && load === undefined && rows === undefined) return;
    const shown = await loadInto(
      this,
      kept.progress,
      async () => {
        if (kept.params === undefined) throw new CallFailure('notFound', '');
        kept.fresh = fresh;
        const give = () => (load === undefined ? (kept.list?.first(fresh) ?? Promise.resolve({})) : load.call(this));
        if (access !== 'administrator') return give();
        return asSignedIn(async ({ institutionRole }) => ({
          ...(await give()),
          ...(makes.length === 0 ? {} : { looksOnly: !makes.every((name) => mayMake(institutionRole, name)) }),
        }));
      },
      { fresh },
    );
    if (shown) loaded?.call(this);
  };

  const page = {
    ...hooks,
    ...methods,
    behaviors: [pageLook],
    data: { status: load || rows ? 'loading' : 'ready', failure: null, stale: '', busy: '', looksOnly: false, ...data },
    onLoad(this: Page, query: Record<string, string | undefined>) {
      const params = route.read(query);
      const list =
        rows &&
        card &&
        new CardList<Row, unknown>(
          this,
          (request) => rows.call(this, request),
          (row) => card.call(this, row),
        );
      const kept: Kept = {
        params,
        progress: notLoadedYet(),
        actions: new Actions(this),
        list: list as CardList<unknown, unknown> | undefined,
        fresh: false,
      };
      Object.assign(this, own?.(), { kept, params: params ?? {} });
      if (params !== undefined) opened?.call(this, params);
      if (!reloadOnShow) void this.reload();
    },
    onShow(this: Page) {
      hooks.onShow?.call(this);
      if (reloadOnShow && !isFresh(this.kept.progress, freshForMs)) void this.reload();
    },
    onPullDownRefresh(this: Page) {
      void this.reload();
    },
    onReachBottom(this: Page) {
      hooks.onReachBottom?.call(this);
      void this.kept.list?.next();
    },
    retry(this: Page) {
      void this.reload();
    },
    reload,
    setAt(this: Page, path: string, value: unknown) {
      this.setData({ [path]: value });
    },
    firstCards(this: Page) {
      return this.kept.list?.first(this.kept.fresh);
    },
    run<Result>(this: Page, name: string, act: Act<Result>) {
      return this.kept.actions.run(name, act);
    },
  };
  // The typings of WeChat take any data; ours were checked above.
  (Page as (made: object) => unknown)(page);
  return {};
}
