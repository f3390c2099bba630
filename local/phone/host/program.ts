import { downloadDomainsIn } from '../domains';
import { privacyAnswersIn, type PrivacyAnswers } from '../privacy';
import type { ModuleBody } from './modules';

/** What the build hands to the host: the whole mini-program. */
export interface Program {
  app: AppConfig;
  theme: Record<'light' | 'dark', Record<string, string>>;
  /** Page ids, for example `pages/trainee/home/index`. */
  pages: string[];
  /** Leaves first. */
  components: { id: string; isPage: boolean; scope?: string; json: Record<string, unknown> }[];
  /** CSS by component id; `app` is the app's own sheet. */
  styles: Record<string, string>;
  /** Template generators by id; their shape is the template compiler's affair. */
  templates: Record<string, unknown>;
  /** By their place in the artefact, for example `pages/trainee/home/index.js`. */
  modules: Record<string, ModuleBody>;
}

export interface AppConfig {
  /** Whether WeChat holds APIs against the privacy guide. */
  __usePrivacyCheck__?: boolean;
  window?: PageSettings;
  tabBar?: {
    color: string;
    selectedColor: string;
    backgroundColor: string;
    list: { pagePath: string; text: string; iconPath: string; selectedIconPath: string }[];
  };
}

/** Settings of a page's window, from `app.json` and the page's own JSON. */
export interface PageSettings {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationStyle?: string;
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  disableScroll?: boolean;
  onReachBottomDistance?: number;
  /** `auto` follows how the phone is held; this one is held upright until a page asks for `landscape`. */
  pageOrientation?: string;
}

/** How this phone was opened: `phone.html?as=<person>&theme=dark&font=22&scene=1154#/<page>?<query>`. */
export interface PhoneOptions {
  /** Id of the person who holds the phone; null = not logged in, as in WeChat's single-page mode. */
  person: string | null;
  theme: 'light' | 'dark';
  /** `fontSizeSetting` in px. */
  fontSize: number;
  /** WeChat's number of the way in: 1001 = list of mini-programs, 1154 = single page in the moments. */
  scene: number;
  /** What the privacy gate answers: `privacy=agreed,chooseMedia:undeclared`. */
  privacy: PrivacyAnswers;
  /** From where `wx.downloadFile` may fetch: `domains=https://a.example,https://b.example`. */
  downloadDomains: string[];
}

/** WeChat's own type size, and its scene number of an ordinary start. */
const DEFAULT_FONT_SIZE = 17;
const DEFAULT_SCENE = 1001;

export function readOptions(search: string): PhoneOptions {
  const query = new URLSearchParams(search);
  return {
    person: query.get('as') || null,
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    fontSize: Number(query.get('font')) || DEFAULT_FONT_SIZE,
    scene: Number(query.get('scene')) || DEFAULT_SCENE,
    privacy: privacyAnswersIn(query.get('privacy') ?? ''),
    downloadDomains: downloadDomainsIn(query.get('domains'), location.origin),
  };
}

/** Settings with their `@name` values filled in from `theme.json`. */
export function themed<T extends object>(settings: T, theme: Record<string, string>): T {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('@')) return theme[value.slice(1)] ?? value;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value !== null) return themed(value, theme);
    return value;
  };
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, fill(value)])) as T;
}
