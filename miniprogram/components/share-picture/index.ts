import { defineComponent, detail } from '../../page/define-component';
import type { Face } from './face';
import { paintShareCard, SHARE_CARD } from './share-card';
import { findSurface, pictureOf } from './surface';

/** WeChat shows the card small; twice its measures is sharp everywhere. */
const SCALE = 2;

/**
 * Draws the picture of a share card where nobody sees it, for each `face` anew. It tells nothing where WeChat makes no picture
 * (single-page mode): the card then shows the page itself.
 */
export const component = defineComponent({
  properties: { face: null as Face | null },
  events: { ready: detail<{ path: string }>() },
  observers: {
    face() {
      void this.paint();
    },
  },
  methods: {
    async paint() {
      const { face } = this.data;
      if (face === null) return;
      const surface = await findSurface(this);
      if (surface === undefined || face !== this.data.face) return;
      surface.width = SHARE_CARD.width * SCALE;
      surface.height = SHARE_CARD.height * SCALE;
      paintShareCard(surface.getContext('2d'), face, SCALE);
      try {
        this.tell('ready', { path: await pictureOf(surface) });
      } catch {
        // The card does without.
      }
    },
  },
});
