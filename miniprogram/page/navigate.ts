/** The only place that moves between pages. Each promise settles when the move is over: whoever awaits it stays busy until then. */
import type { Route } from './route';
import { routes } from './routes';
import { moveTo } from './stack';

interface OpenPage {
  readonly route: string;
  readonly options?: Readonly<Record<string, string | undefined>>;
  /** Of pages made by `definePage` that load something. */
  reload?(): Promise<void>;
}

const pagesOpen = (): readonly OpenPage[] => getCurrentPages();

const byPath = new Map<string, Route<never>>(Object.values(routes).map((route) => [route.path, route as Route<never>]));

/** The address of an open page as `Route.url` writes it, whatever order its parameters came in. */
function addressOf({ route: path, options = {} }: OpenPage): string {
  const route = byPath.get(path);
  const params = route?.read(options);
  return route === undefined || params === undefined ? `/${path}` : route.url(params);
}

/**
 * Shows a page. One that is open already with the same parameters is gone back to, and the tenth takes the place of the page
 * on top, so a circle of pages never ends in WeChat's refusal.
 */
export async function open<Params extends object>(route: Route<Params>, params: Params): Promise<void> {
  const url = route.url(params);
  if (route.tab) return void (await wx.switchTab({ url: `/${route.path}` }));
  const pages = pagesOpen();
  const move = moveTo(pages.map(addressOf), url);
  switch (move.kind) {
    case 'stay':
      return;
    case 'back':
      await wx.navigateBack({ delta: move.delta });
      // Whoever asks for a page expects it as it is now, not as it was left.
      return void pages[pages.length - 1 - move.delta]?.reload?.();
    case 'open':
      return void (await wx.navigateTo({ url }));
    case 'replace':
      return void (await wx.redirectTo({ url }));
  }
}

/** Puts a page in the place of the present one: the steps of one form are not a pile to walk back through. */
export async function replace<Params extends object>(route: Route<Params>, params: Params): Promise<void> {
  await wx.redirectTo({ url: route.url(params) });
}

/** Goes back to a page that lies below, whatever its parameters, or opens it in the place of the present one. */
export async function backTo<Params extends object>(route: Route<Params>, params: Params): Promise<void> {
  const pages = pagesOpen();
  const below = pages.map((page) => page.route).lastIndexOf(route.path);
  if (below >= 0 && below < pages.length - 1) await wx.navigateBack({ delta: pages.length - 1 - below });
  else await replace(route, params);
}

/** Goes one page back, or to a tab when there is none below: a shared link opens a page alone. */
export async function leave(home: Route): Promise<void> {
  if (pagesOpen().length > 1) await wx.navigateBack();
  else await wx.switchTab({ url: `/${home.path}` });
}

/** Closes all pages and shows this one alone. */
export async function restartAt<Params extends object>(route: Route<Params>, params: Params): Promise<void> {
  await wx.reLaunch({ url: route.url(params) });
}
