import { Draft, Refused, type Made } from './draft';
import { camel, capital } from './names';

const APP = 'miniprogram/app.json';
const ROUTES = 'miniprogram/page/routes.ts';
/** The gallery's pages of a package where they are not among the others. */
const galleries: Readonly<Record<string, string>> = {
  people: 'test/gallery/people-pages.ts',
  credits: 'test/gallery/later-pages.ts',
  centre: 'test/gallery/later-pages.ts',
  evaluation: 'test/gallery/evaluation-pages.ts',
};
const galleryOf = (pack: string): string => galleries[pack] ?? 'test/gallery/pages.ts';
const SCREENS = 'docs/screens.md';

interface AppJson {
  subPackages: { root: string; pages: string[] }[];
}

/** Who opens the pages of a package, in the gallery's words, where it is not an administrator. */
const readers: Readonly<Record<string, string>> = { trainee: 'trainee', notice: 'stranger', centre: 'reviewer' };

/**
 * A page that loads nothing yet: its files, its route, its place in the gallery and in the list of screens.
 * @param wanted `<package>/<page>`
 * @param title its Chinese title
 * @returns what is left to do by hand
 * @throws {Refused}
 */
export function newPage(root: string, wanted: string, title = ''): Made {
  const draft = new Draft(root);
  const app = JSON.parse(draft.read(APP)) as AppJson;
  const packages = app.subPackages.map((part) => part.root.replace('packages/', ''));
  const [, pack = '', name = ''] = /^([^/]*)\/([^/]*)$/.exec(wanted) ?? [];
  const subPackage = app.subPackages.find((part) => part.root === `packages/${pack}`);
  if (!subPackage)
    throw new Refused(`A page is called <package>/<page>, with one of these packages: ${packages.join(', ')}.`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || ['components', 'shared'].includes(name))
    throw new Refused(`"${name}" is no name for a page: small letters and digits, words joined by "-".`);
  if (!/^\p{Script=Han}[^\s|"'<>]*$/u.test(title))
    throw new Refused('A page needs its Chinese title as well: npm run new -- page people/roster 花名册');
  if (draft.has(`miniprogram/packages/${pack}/${name}`))
    throw new Refused(`packages/${pack}/${name} is there already.`);

  const route = [camel(name), pack + capital(camel(name))].find(
    (key) => !new RegExp(`^ {2}${key}: `, 'm').test(draft.read(ROUTES)),
  );
  if (route === undefined) throw new Refused(`${ROUTES} knows both ${camel(name)} and ${pack}${capital(camel(name))}.`);
  const key = `${pack}/${name}`;
  const reader = readers[pack] ?? 'administrator';
  const access = reader === 'administrator' || reader === 'reviewer' ? "\n  access: 'administrator'," : '';

  for (const file of ['index.ts', 'index.view.ts', 'index.view.test.ts', 'index.wxml', 'index.json', 'index.wxss'])
    draft.create(`miniprogram/packages/${key}/${file}`, `page/${file}`, { route, title, key, access });
  subPackage.pages.push(`${name}/index`);
  draft.change(APP, () => JSON.stringify(app, undefined, 2));
  // At the end of the entries of its package, which a blank line ends.
  draft.insertBefore(
    ROUTES,
    `  ${route}: pageAt('packages/${key}/index', {}),\n`,
    new RegExp(`(?<=^ {2}\\w+: pageAt\\('packages/${pack}/[\\s\\S]*?\\n)(?=\\n|\\} as const)`, 'm'),
  );
  draft.insertBefore(
    galleryOf(pack),
    `  '${key}': { as: ${reader} },\n`,
    new RegExp(`(?<=^ {2}'${pack}/[\\s\\S]*?\\n)(?=\\n|\\};\\n)`, 'm'),
  );
  draft.insertBefore(
    SCREENS,
    `| \`packages/${key}\` | ${title} |\n`,
    /(?<=^## Pages without an id\n\n(?:\|.*\n)+)(?!\|)/m,
  );
  return {
    draft,
    left: [
      `${ROUTES}: what the page has to be told, and with it the query of its entry in ${galleryOf(pack)}`,
      `${galleryOf(pack)}: the states that it cannot have, each with the reason`,
      `${SCREENS}: what the page is for, or its row under an id`,
      'GLOSSARY.md: new words',
    ],
  };
}
