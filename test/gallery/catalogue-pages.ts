import { press } from './acts';
import { reviewer } from './openings';
import type { GalleryPage } from './registry';
import type { World } from './world/plant';

const held = () => ({ catalogueEntryId: '2025-12-06-018' });
const free = () => ({ catalogueEntryId: '2025-12-20-055' });
const oneEntry = { empty: 'an entry has all its facts', many: 'it shows one entry and what happened to it' };

const kindOf = (kind: string) => (world: World) => ({ importId: world.catalogueImportId, kind });

/** The pages on which the centre keeps the catalogue: a part of `pages.ts`. */
export const cataloguePages: Readonly<Record<string, GalleryPage>> = {
  'projects/catalogue-import': {
    as: reviewer,
    without: { empty: 'without an import it shows how to begin one', many: 'it shows one import' },
  },
  'projects/catalogue-rows': {
    as: reviewer,
    query: kindOf('changed'),
    scenes: [
      { name: 'bad', query: kindOf('bad') },
      { name: 'added', query: kindOf('added') },
      { name: 'gone', query: kindOf('gone') },
    ],
  },
  'centre/projects': { as: reviewer },
  'projects/entries': { as: reviewer, scenes: [{ name: 'hospitals', act: press('单位') }] },
  'projects/entry': {
    as: reviewer,
    query: held,
    without: oneEntry,
    scenes: [{ name: 'withdrawing', query: free, act: press('撤下') }],
  },
  'projects/entry-form': {
    as: reviewer,
    query: held,
    without: oneEntry,
    scenes: [
      { name: 'new', query: () => ({}) },
      { name: 'problems', query: () => ({}), act: press('加入目录') },
      { name: 'discipline', query: free, act: press(/^III级学科/) },
    ],
  },
};
