/** The pages of this subpackage that others open, and what they need to know. */
const root = '/packages/admin';

const query = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');

/** Address of a page with its parameters. */
const pageUrl = (page: string, values: Readonly<Record<string, string>> = {}): string =>
  Object.keys(values).length === 0 ? `${root}/${page}/index` : `${root}/${page}/index?${query(values)}`;

/** Opens a page on top of the present one. */
export const open = (page: string, values: Readonly<Record<string, string>> = {}): void => {
  void wx.navigateTo({ url: pageUrl(page, values) });
};

/** Puts a page in the place of the present one: the steps of one form are not a pile to walk back through. */
export const replaceBy = (page: string, values: Readonly<Record<string, string>> = {}): void => {
  void wx.redirectTo({ url: pageUrl(page, values) });
};

export { parameter } from '../../../services/parameter';

/** Goes back to a page that lies below the present one, or opens it in its place when it does not. */
export function backTo(page: string, values: Readonly<Record<string, string>>): void {
  const pages = getCurrentPages();
  const below = pages.map(({ route }) => `/${route}`).lastIndexOf(pageUrl(page));
  if (below >= 0) void wx.navigateBack({ delta: pages.length - 1 - below });
  else replaceBy(page, values);
}
