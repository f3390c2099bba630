/** Until every page is made by `definePage`: pages of administrators by their folder. */
import type { Route } from '../page/route';
import { routes } from '../page/routes';
import * as typed from '../page/navigate';

const byFolder = (page: string): Route<Readonly<Record<string, string>>> => {
  const found = Object.values(routes).find(
    ({ path }) => !/^(pages|packages\/(trainee|notice|centre))\//.test(path) && path.endsWith(`/${page}/index`),
  );
  if (found === undefined) throw new Error(`no page ${page}`);
  return found as unknown as Route<Readonly<Record<string, string>>>;
};

/** Opens a page on top of the present one. */
export const open = (page: string, values: Readonly<Record<string, string>> = {}): void => {
  void typed.open(byFolder(page), values);
};

/** Puts a page in the place of the present one. */
export const replaceBy = (page: string, values: Readonly<Record<string, string>> = {}): void => {
  void typed.replace(byFolder(page), values);
};

export { parameter } from './parameter';

/** Goes back to a page that lies below the present one, or opens it in its place when it does not. */
export function backTo(page: string, values: Readonly<Record<string, string>>): void {
  void typed.backTo(byFolder(page), values);
}
