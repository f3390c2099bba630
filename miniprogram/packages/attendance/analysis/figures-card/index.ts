import { defineComponent } from '../../../../page/define-component';
import type { FiguresView } from '../figures';

/** So many near misses are shown before somebody asks for all. */
const SHOWN_AT_FIRST = 5;

/** Figures of an analysis by course and day (G2); outlined while it is only tried out. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    figures: null as FiguresView | null,
    /** Nothing of it is frozen. */
    tried: false,
    /** Newer figures are on their way. */
    busy: false,
  },
  data: { near: [] as FiguresView['near'], more: '', all: false },
  events: {},
  observers: {
    figures() {
      this.show();
    },
  },
  methods: {
    show() {
      const near = this.data.figures?.near ?? [];
      const shown = this.data.all ? near : near.slice(0, SHOWN_AT_FIRST);
      this.setData({ near: shown, more: shown.length === near.length ? '' : `看全部 ${near.length} 人` });
    },
    showAll() {
      this.setData({ all: true });
      this.show();
    },
  },
});
