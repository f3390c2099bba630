import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/start/deployment';
import { pages, pathOf } from './pages';

interface AppJson {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

const app = JSON.parse(readFileSync(path.join(root, 'miniprogram/app.json'), 'utf8')) as AppJson;
const declared = [...app.pages, ...app.subPackages.flatMap((pack) => pack.pages.map((page) => `${pack.root}/${page}`))];

describe('the pages of the gallery', () => {
  it('are all pages of app.json, and no others', () => {
    expect(Object.keys(pages).map(pathOf).sort()).toEqual([...declared].sort());
  });

  it.each(Object.entries(pages))('%s says why it cannot be in a state', (_, page) => {
    for (const reason of Object.values(page.without ?? {})) expect(reason.length).toBeGreaterThan(10);
  });

  it.each(Object.entries(pages))('%s names its scenes differently', (_, page) => {
    const names = (page.scenes ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('lie where the registry says', () => {
    expect(existsSync(path.join(root, 'miniprogram', `${pathOf('home/trainee')}.wxml`))).toBe(true);
    expect(() => pathOf('elsewhere/page')).toThrow('no pages lie under elsewhere');
  });
});
