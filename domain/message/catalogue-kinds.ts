/** What institutions are told of the catalogue. */
import { kind } from './kind';

type OfEntry = { projectNumber: string; title: string };

export const catalogueKinds = {
  entryWithdrawn: kind<OfEntry & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: ({ title }) => `目录撤下了「${title}」`,
    text: ({ projectNumber, reason }) => `${projectNumber} 不能再选；已经申报的照常举办。原因：${reason}`,
    opens: () => ({ page: 'catalogue' }),
  }),
  entryRestored: kind<OfEntry, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: ({ title }) => `目录恢复了「${title}」`,
    text: ({ projectNumber }) => `${projectNumber} 可以选来举办了`,
    opens: () => ({ page: 'catalogue' }),
  }),
};
