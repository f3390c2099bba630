import { stripCells, type CellState } from './cells';

/** A person's attendance windows as a strip: `cells` is met | missed | late | suspicious, in the order of the windows. */
Component({
  options: { virtualHost: true },
  properties: {
    cells: { type: Array, value: [] as CellState[] },
    label: { type: String, value: '' },
  },
  data: { shown: [] as ReturnType<typeof stripCells>, narrow: false },
  observers: {
    cells(cells: CellState[]) {
      const shown = stripCells(cells);
      this.setData({ shown, narrow: shown.length > 6 });
    },
  },
});
