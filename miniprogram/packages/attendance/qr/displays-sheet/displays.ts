import type { OutputOf } from '../../../../../contract/index';
import { shortMoment } from '../../../../services/format';

/** A display that shows the session now. */
export interface DisplayRow {
  displayId: string;
  name: string;
  line: string;
}

export const displayRows = ({ displays }: OutputOf<'display.list'>): DisplayRow[] =>
  displays.map(({ displayId, pairedAt, by }, index) => ({
    displayId,
    name: `大屏 ${index + 1}`,
    line: `${shortMoment(pairedAt)} 由${by}配对`,
  }));
