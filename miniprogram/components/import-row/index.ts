import { defineComponent } from '../../page/define-component';
import type { ImportRow } from '../table-import/import-view';

const look: { row: ImportRow | null; tone: 'ret' | 'neu' } = { row: null, tone: 'neu' };

/** A row of a file that is imported (P4b): its number, what it is about, and what is wrong with it or what it changes. */
export const component = defineComponent({
  options: { styleIsolation: 'apply-shared' },
  properties: look,
});
