import { defineComponent } from '../../../../page/define-component';
import type { RowCard } from '../../shared/roster-rows';

const look: { row: RowCard | null; tone: 'ret' | 'neu' } = { row: null, tone: 'neu' };

/** A row of a roster file (P4b): its number, whose it is, and what is wrong with it or what it changes. */
export const component = defineComponent({
  options: { styleIsolation: 'apply-shared' },
  properties: look,
});
