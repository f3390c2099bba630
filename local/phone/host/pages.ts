import type { CodeSpace, Root } from 'glass-easel-miniprogram-adapter';
import { associated } from './backend';
import { buildScreen, type PageScreen } from './chrome';
import { themed, type PageSettings, type PhoneOptions, type Program } from './program';

/** WeChat's limit of pages one over the other. */
const STACK_LIMIT = 10;

export type Query = Record<string, string>;
type Listener = (...data: unknown[]) => void;

/** Channel between a page and the one that opened it. */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>();

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  once(name: string, listener: Listener): void {
    const once: Listener = (...data) => {
      this.off(name, once);
      listener(...data);
    };
    this.on(name, once);
  }

  off(name: string, listener?: Listener): void {
    this.listeners.set(name, listener ? (this.listeners.get(name) ?? []).filter((one) => one !== listener) : []);
  }

  emit(name: string, ...data: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...data);
  }
}

/** What a page may define; the host calls it. */
export interface PageInstance {
  route: string;
  options: Query;
  onLoad?(query: Query): unknown;
  onShow?(): unknown;
  onReady?(): unknown;
  onHide?(): unknown;
  onUnload?(): unknown;
  onPullDownRefresh?(): unknown;
  onReachBottom?(): unknown;
  onPageScroll?(position: { scrollTop: number }): unknown;
  onTabItemTap?(item: { index: number; pagePath: string; text: string }): unknown;
  onShareAppMessage?(by: { from: string; target?: unknown }): ShareContent | undefined;
  createSelectorQuery(): unknown;
  getOpenerEventChannel?(): EventChannel;
}

export interface ShareContent {
  title?: string;
  path?: string;
  imageUrl?: string;
  /** What is shared instead when it comes in time. */
  promise?: Promise<ShareContent>;
}

export interface OpenPage {
  path: string;
  query: Query;
  settings: PageSettings;
  screen: PageScreen;
  root: Root;
  instance: PageInstance;
  ready: boolean;
}

export interface NavigateOptions {
  url: string;
  events?: Record<string, Listener>;
}

/** Path and query of a URL as pages give it, relative to the current page. Values stay as they are written, as in WeChat. */
export function parseUrl(url: string, from: string): { path: string; query: Query } {
  const [address = '', search = ''] = url.split('?');
  const path = new URL(address, `http://phone/${from}`).pathname.slice(1);
  const pairs = search.split('&').filter((pair) => pair !== '');
  const query = pairs.map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { path, query: Object.fromEntries(query) as Query };
}

const formatQuery = (query: Query) =>
  Object.entries(query)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');

/** The stack of pages, the kept tabs, and the moves between them. */
export class Pages {
  readonly stack: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();
  /** Called after every change of the topmost page. */
  onChange: (top: OpenPage) => void = () => undefined;
  /** What stands on the tabs, by their place; '' for nothing. */
  readonly badges: string[] = [];
  /** Called when one of them has changed. */
  onBadge: () => void = () => undefined;
  /** Words to ask with before the topmost page is left by the way back; set by `enableAlertBeforeUnload`. */
  askBeforeLeaving: string | undefined;
  /** Asks a question with yes and no. */
  ask: (question: string) => Promise<boolean> = () => Promise.resolve(true);

  constructor(
    private readonly program: Program,
    private readonly options: PhoneOptions,
    private readonly space: CodeSpace,
    private readonly container: HTMLElement,
  ) {}

  get top(): OpenPage {
    const page = this.stack.at(-1);
    if (page === undefined) throw new Error('no page is open');
    return page;
  }

  /** Height in px that a page has for itself. Before any page is open: the whole screen. */
  get viewportHeight(): number {
    return this.stack.at(-1)?.screen.viewport.clientHeight ?? innerHeight;
  }

  isTab(path: string): boolean {
    return (this.program.app.tabBar?.list ?? []).some((tab) => tab.pagePath === path);
  }

  /** @throws Error on a page that is no tab, as WeChat does */
  setBadge(index: number, text: string): void {
    if (!this.isTab(this.top.path)) throw new Error('not TabBar page');
    this.badges[index] = text;
    this.onBadge();
  }

  /** Open the first page: the one the address names, or the first of the app. */
  start(path: string, query: Query): void {
    const page = this.open(path, query);
    if (this.isTab(path)) this.tabs.set(path, page);
    this.show(page);
  }

  navigateTo({ url, events = {} }: NavigateOptions): { eventChannel: EventChannel } {
    const { path, query } = parseUrl(url, this.top.path);
    if (this.isTab(path)) throw new Error('can not navigateTo a tabbar page');
    if (this.stack.length >= STACK_LIMIT) throw new Error('webview count limit exceed');
    const eventChannel = new EventChannel();
    for (const [name, listener] of Object.entries(events)) eventChannel.on(name, listener);
    const below = this.top;
    const page = this.open(path, query, eventChannel);
    this.hide(below);
    this.show(page);
    return { eventChannel };
  }

  redirectTo({ url }: NavigateOptions): void {
    const { path, query } = parseUrl(url, this.top.path);
    if (this.isTab(path)) throw new Error('can not redirectTo a tabbar page');
    this.require(path);
    this.close();
    this.show(this.open(path, query));
  }

  navigateBack({ delta = 1 }: { delta?: number } = {}): void {
    const closing = Math.min(delta, this.stack.length - 1);
    if (closing <= 0) return;
    for (let i = 0; i < closing; i += 1) this.close();
    this.show(this.top);
  }

  switchTab({ url }: NavigateOptions): void {
    const { path } = parseUrl(url, this.top.path);
    if (!this.isTab(path)) throw new Error('can not switch to no-tabBar page');
    if (this.top.path === path) return;
    while (this.stack.length > 1) this.close();
    const leaving = this.top;
    if (leaving.path === path) return this.show(leaving);
    if (this.isTab(leaving.path)) {
      this.hide(leaving);
      this.stack.pop();
    } else this.close();
    const kept = this.tabs.get(path);
    if (kept) this.stack.push(kept);
    else this.tabs.set(path, this.open(path, {}));
    this.show(this.top);
  }

  reLaunch({ url }: NavigateOptions): void {
    const { path, query } = parseUrl(url, this.stack.at(-1)?.path ?? '');
    this.require(path);
    while (this.stack.length > 0) this.close();
    for (const page of this.tabs.values()) this.destroy(page);
    this.tabs.clear();
    this.start(path, query);
  }

  /** The way back in the navigation bar, with the question that a page with unsaved input has asked for. */
  private async leave(): Promise<void> {
    if (this.askBeforeLeaving !== undefined && !(await this.ask(this.askBeforeLeaving))) return;
    this.navigateBack();
  }

  private require(path: string): void {
    if (!this.program.pages.includes(path)) throw new Error(`page "${path}" is not found`);
  }

  private open(path: string, query: Query, channel = new EventChannel()): OpenPage {
    this.require(path);
    const json = this.program.components.find((component) => component.id === path)?.json ?? {};
    const settings = themed<PageSettings>(
      { ...this.program.app.window, ...json },
      this.program.theme[this.options.theme],
    );
    const search = formatQuery(query);
    const root = associated.createRoot('mp-root', this.space, search === '' ? path : `${path}?${search}`);
    const instance = root.get() as unknown as PageInstance;
    const screen = buildScreen(path, settings, {
      back: () => void this.leave(),
      home: () => this.reLaunch({ url: `/${this.program.pages[0] ?? ''}` }),
      refresh: () => void instance.onPullDownRefresh?.(),
      scrolled: (scrollTop) => void instance.onPageScroll?.({ scrollTop }),
      reachedBottom: () => void instance.onReachBottom?.(),
    });
    this.container.append(screen.element);
    const page: OpenPage = { path, query, settings, screen, root, instance, ready: false };
    Object.assign(instance, {
      route: path,
      options: query,
      getOpenerEventChannel: () => channel,
      getTabBar: () => null,
    });
    this.stack.push(page);
    void instance.onLoad?.(query);
    const place = document.createElement('span');
    screen.page.append(place);
    type BackendElement = Parameters<Root['attach']>[0];
    root.attach(screen.page as unknown as BackendElement, place as unknown as BackendElement);
    return page;
  }

  /** The app goes to the background: WeChat hides the page on top with it … */
  hideTop(): void {
    this.hide(this.top);
  }

  /** … and shows it when it comes back. */
  showTop(): void {
    this.show(this.top);
  }

  private show(page: OpenPage): void {
    for (const other of this.container.children) other.classList.toggle('mp-top', other === page.screen.element);
    page.screen.setBack(this.stack.length > 1, !this.isTab(page.path) && this.stack.length === 1);
    const search = formatQuery(page.query);
    history.replaceState(null, '', `#/${page.path}${search === '' ? '' : `?${search}`}`);
    this.onChange(page);
    void page.instance.onShow?.();
    page.root.getComponent().triggerPageLifetime('show', []);
    if (page.ready) return;
    page.ready = true;
    requestAnimationFrame(() => void page.instance.onReady?.());
  }

  private hide(page: OpenPage): void {
    void page.instance.onHide?.();
    page.root.getComponent().triggerPageLifetime('hide', []);
  }

  private close(): void {
    this.askBeforeLeaving = undefined;
    const page = this.stack.pop();
    if (page) this.destroy(page);
  }

  private destroy(page: OpenPage): void {
    if (!page.screen.element.isConnected) return;
    void page.instance.onUnload?.();
    page.root.release();
    page.screen.element.remove();
    if (this.tabs.get(page.path) === page) this.tabs.delete(page.path);
  }
}
