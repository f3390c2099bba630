/** Which pictures there are: of each page its states, its scenes, and the longest texts in every look and size. */
import { pages } from './pages';
import { looks, type Look, type Size } from './phone';
import { states, type GalleryPage, type Scene, type State } from './registry';

/** The size that the designs are drawn for. */
export const phoneSize: Size = { width: 375, height: 812 };
const smallSize: Size = { width: 360, height: 640 };
const otherSizes: readonly Size[] = [
  smallSize,
  { width: 375, height: 667 },
  { width: 430, height: 932 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

/** One start of the mini-program: a page in one state and look, seen in one size or in several. */
export interface Visit {
  key: string;
  page: GalleryPage;
  state: State;
  scene?: Scene;
  look: Look;
  sizes: readonly Size[];
}

/** One picture. */
export interface Shot {
  page: string;
  /** A state, or the name of a scene. */
  state: string;
  look: Look;
  size: string;
}

export const sizeName = ({ width, height }: Size): string => `${width}x${height}`;

export const shotOf = ({ key, state, scene, look }: Visit, size: Size): Shot => ({
  page: key,
  state: scene?.name ?? state,
  look,
  size: sizeName(size),
});

/** Name of a picture's file, without its ending. */
export const fileNameOf = ({ page, state, look, size }: Omit<Shot, 'size'> & Partial<Shot>): string =>
  [page.replace('/', '-'), state, look, ...(size === undefined ? [] : [size])].join('_');

/** The visits of some pages, or of all. */
export function visitsOf(wanted: readonly string[]): Visit[] {
  return Object.entries(pages)
    .filter(([key]) => wanted.length === 0 || wanted.includes(key))
    .flatMap(([key, page]) => {
      const can = (state: State) => page.without?.[state] === undefined;
      const inStates = states.filter(can).map((state): Visit => {
        const sizes = state === 'long' ? [phoneSize, ...otherSizes] : [phoneSize];
        return { key, page, state, look: 'normal', sizes };
      });
      // What has no long texts is looked at as it is.
      const state = can('long') ? 'long' : 'ready';
      const inLooks = looks
        .filter((look) => look !== 'normal')
        .map((look): Visit => ({ key, page, state, look, sizes: [phoneSize, ...otherSizes] }));
      const inSizes: Visit[] = can('long') ? [] : [{ key, page, state, look: 'normal', sizes: otherSizes }];
      const scenes = (page.scenes ?? []).flatMap((scene): Visit[] => {
        const of = { key, page, state: 'ready', scene } as const;
        const asItIs: Visit = { ...of, look: 'normal', sizes: [phoneSize] };
        if (scene.everySize) {
          const sizes = [phoneSize, ...otherSizes];
          return [
            { ...asItIs, sizes },
            { ...asItIs, look: 'large', sizes },
          ];
        }
        // A sheet has least room on a small phone with large type.
        return scene.act === undefined ? [asItIs] : [asItIs, { ...of, look: 'large', sizes: [smallSize] }];
      });
      return [...inStates, ...inSizes, ...inLooks, ...scenes];
    });
}
