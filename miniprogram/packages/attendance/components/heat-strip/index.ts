import { defineComponent } from '../../../../page/define-component';
import { stripCells, type CellState } from './cells';

/** More cells than this wrap. */
const ONE_LINE = 6;

/** A person's attendance windows as a strip, in the order of the windows. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { cells: [] as CellState[], label: '' },
  data: { shown: [] as ReturnType<typeof stripCells>, narrow: false },
  observers: {
    cells(cells: CellState[]) {
      this.setData({ shown: stripCells(cells), narrow: cells.length > ONE_LINE });
    },
  },
});
