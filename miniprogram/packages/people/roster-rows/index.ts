import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { openFile } from '../../../services/open-file';
import { titleBar } from '../../../services/passing';
import type { ImportRow } from '../../../components/table-import/import-view';
import { kindWords, rowCard } from '../shared/roster-rows';

/** The rows of an import of one kind: what is wrong with them, or what they change. */
export const page = definePage(routes.rosterRows, {
  access: 'administrator',
  data: { ...noCards<ImportRow>(), words: kindWords.bad, exports: false },
  methods: {
    exportRows() {
      const { importId } = this.params;
      void this.run('export', (send) => openFile(() => send('rosterFile.badRows', { importId })));
    },
  },
  opened({ kind = 'bad' }) {
    this.setData({ words: kindWords[kind], exports: kind === 'bad' });
    titleBar(kindWords[kind].title);
  },
  rows(request) {
    const { importId, kind = 'bad' } = this.params;
    return call('roster.rows', { importId, kind, ...request });
  },
  card: rowCard,
});
