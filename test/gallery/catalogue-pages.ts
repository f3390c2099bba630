import { press } from './acts';
import { reviewer } from './openings';
import type { GalleryPage } from './registry';

const held = () => ({ catalogueEntryId: '2025-12-06-018' });
const free = () => ({ catalogueEntryId: '2025-12-20-055' });
const oneEntry = { empty: 'an entry has all its facts', many: 'it shows one entry and what happened to it' };

/** The pages on which the centre keeps the catalogue: a part of `pages.ts`. */
export const cataloguePages: Readonly<Record<string, GalleryPage>> = {
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
      { name: 'discipline', query: free, act: press('III级学科') },
    ],
  },
};
