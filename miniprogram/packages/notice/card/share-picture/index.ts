import type { Face } from '../face';
import { paintShareCard, SHARE_CARD } from '../share-card';
import { findSurface, pictureOf } from '../surface';

/** WeChat shows the card small; twice its measures is sharp everywhere. */
const SCALE = 2;

/**
 * Draws the picture of a share card where nobody sees it. Event: `ready {path}` for each `face`; none where WeChat makes no
 * picture (single-page mode), and the card then shows the page itself.
 */
Component({
  properties: { face: { type: Object, value: null as Face | null } },
  observers: {
    face() {
      void this.paint();
    },
  },
  methods: {
    async paint() {
      const face = this.data.face;
      if (face === null) return;
      const surface = await findSurface(this);
      if (surface === undefined || face !== this.data.face) return;
      surface.width = SHARE_CARD.width * SCALE;
      surface.height = SHARE_CARD.height * SCALE;
      paintShareCard(surface.getContext('2d'), face, SCALE);
      try {
        this.triggerEvent('ready', { path: await pictureOf(surface) });
      } catch {
        // The card does without.
      }
    },
  },
});
