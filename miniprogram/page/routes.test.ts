import fs from 'node:fs';
import path from 'node:path';
import { flag, number, oneOf, optionalText, pageAt, text } from './route';
import { routes } from './routes';

const app = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../app.json'), 'utf8')) as {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  tabBar: { list: { pagePath: string }[] };
};
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
];

describe('the routes', () => {
  it('are the pages of app.json, each once', () => {
    expect(
      Object.values(routes)
        .map((route) => route.path)
        .sort(),
    ).toEqual([...pages].sort());
  });

  it('know the tabs', () => {
    const tabs = Object.values(routes).filter(({ tab }) => tab);
    expect(tabs.map((route) => route.path)).toEqual(app.tabBar.list.map(({ pagePath }) => pagePath));
  });
});

describe('the parameters of a page', () => {
  const route = pageAt('packages/x/y/index', {
    id: text,
    note: optionalText,
    part: oneOf(['a', 'b']),
    queue: flag,
    count: number,
  });

  it('come out as they went in, whatever they hold', () => {
    const params = { id: 'e1:2025?&=%/', note: '周 敏·甲', part: 'b', queue: true, count: 3 } as const;
    const search = route.url(params).split('?')[1] ?? '';
    const query = Object.fromEntries(
      search.split('&').map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']),
    );
    expect(route.read(query)).toEqual(params);
  });

  it('are left out when they are not given', () => {
    expect(route.url({ id: '1' })).toBe('/packages/x/y/index?id=1');
    expect(route.url({ id: '1', queue: false, note: undefined })).toBe('/packages/x/y/index?id=1');
  });

  it.each([
    ['no id', {}],
    ['an empty id', { id: '' }],
    ['an id that was cut off within a character', { id: '%E5%91' }],
  ])('cannot be read from an address with %s', (_, query) => {
    expect(route.read(query)).toBeUndefined();
  });

  it('count as missing when they are not of their kind', () => {
    expect(route.read({ id: '1', part: 'c', count: '-1' })).toEqual({ id: '1' });
  });
});
