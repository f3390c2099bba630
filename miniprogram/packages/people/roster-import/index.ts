import { demandedColumns, rosterColumns } from '../../../../domain/person/roster-columns';
import { barOf, type ImportRow } from '../../../components/table-import/import-view';
import { LookAgain } from '../../../components/table-import/look-again';
import { definePage } from '../../../page/define-page';
import { noCards, type RowsAnswer } from '../../../page/list';
import { backTo, open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { titleBar, toast } from '../../../services/passing';
import { pickAndUpload } from '../../../services/upload';
import { rowCard } from '../shared/roster-rows';
import { columnTags } from '../shared/roster-words';
import { importView, meetingColumns, meetingWords, rosterWords, type RowOfImport } from './index.view';

/**
 * 导入花名册 (P4, P4b): choose a file, look at what it would change, take it. Others see the same import. With a meeting it is the roster of
 * who should be there (D9).
 */
export const page = definePage(routes.rosterImport, {
  access: 'administrator',
  data: {
    ...noCards<ImportRow>(),
    shown: importView(null),
    bar: barOf(importView(null), { skipBad: false }, rosterWords),
    words: rosterWords,
    skipBad: false,
    removeGone: false,
    columns: columnTags(rosterColumns, demandedColumns),
    title: '花名册',
  },
  own: () => ({
    /** The import that this page has begun or found; '' before. */
    importId: '',
    of: {} as { meeting?: { projectId: string; batchId: string } },
    looking: new LookAgain(),
  }),
  reloadOnShow: true,
  methods: {
    template() {
      void this.run('template', (send) => openFile(() => send('rosterFile.template', {})));
    },
    choose() {
      void this.run('choose', async (send) => {
        const [file] = await pickAndUpload({ types: ['table'], count: 1, purpose: 'roster' });
        if (file === undefined) return;
        // Another file takes the place of the one that was read.
        if (this.data.shown.step === 'check') await send('roster.drop', { importId: this.importId });
        const { importId } = await send('roster.begin', { file, ...this.of });
        this.importId = importId;
        this.setData({ skipBad: false, removeGone: false });
        await this.reload({ fresh: true });
      });
    },
    drop() {
      void this.run('drop', async (send) => {
        const sure = await ask({
          title: '放弃这次导入？',
          content: `文件和读出的内容会删除，现有的${this.data.title}不变。`,
          confirmText: '放弃',
        });
        if (!sure) return;
        await send('roster.drop', { importId: this.importId });
        this.importId = '';
        await this.reload({ fresh: true });
      });
    },
    tickSkip() {
      const skipBad = !this.data.skipBad;
      this.setData({ skipBad, bar: barOf(this.data.shown, { skipBad }, this.data.words) });
    },
    tickGone() {
      this.setData({ removeGone: !this.data.removeGone });
    },
    /** What came of it is an action of its own: a short list is through before this one's page is loaded anew. */
    async take() {
      const taken = await this.run('take', async (send) => {
        const { skipBad, removeGone } = this.data;
        await send('roster.take', { importId: this.importId, skipBad, removeGone });
        return true;
      });
      if (taken === true) await this.reload({ fresh: true });
    },
    exportBad() {
      const { importId } = this;
      void this.run('export', (send) => openFile(() => send('rosterFile.badRows', { importId })));
    },
    openRows({ detail }: Told<{ kind: string }>) {
      const kind = this.data.shown.changes.find((line) => line.kind === detail.kind)?.kind ?? 'bad';
      void this.run('open', () => open(routes.rosterRows, { importId: this.importId, kind }));
    },
    openRoster() {
      const { meeting } = this.of;
      void this.run('open', () =>
        meeting === undefined ? open(routes.roster, {}) : backTo(routes.expected, { ...meeting }),
      );
    },
    primary() {
      if (this.data.bar.does === 'take') void this.take();
      else if (this.data.bar.does === 'choose') this.choose();
      else this.openRoster();
    },
  },
  opened({ projectId, batchId }) {
    if (projectId === undefined || batchId === undefined) return;
    this.of = { meeting: { projectId, batchId } };
    titleBar('导入应到名单');
    this.setData({ title: '应到名单', words: meetingWords, columns: columnTags(meetingColumns, demandedColumns) });
  },
  async rows(request): Promise<RowsAnswer<RowOfImport>> {
    if (!this.data.shown.hasBad) return { rows: [] };
    return call('roster.rows', { importId: this.importId, kind: 'bad', ...request });
  },
  card: rowCard,
  async load() {
    this.looking.cancel();
    const { importId } = this;
    const {
      asked,
      open: opened,
      roster,
    } = await call('roster.get', {
      ...this.of,
      ...(importId === '' ? {} : { importId }),
    });
    const shown = importView(asked ?? opened, roster, this.of.meeting !== undefined);
    this.importId = (asked ?? opened)?.importId ?? '';
    // The rows are those of what is shown now.
    this.setData({ shown });
    const { cards, more } = await this.firstCards();
    return { shown, cards, more, bar: barOf(shown, this.data, this.data.words), status: 'ready' as const };
  },
  loaded() {
    const { meeting } = this.of;
    if (this.data.shown.step === 'done')
      void this.run('done', async () => {
        if (meeting === undefined) return replace(routes.roster, { imported: true });
        toast('名单已导入');
        return backTo(routes.expected, { ...meeting });
      });
    else if (this.data.shown.running) this.looking.soon(() => void this.reload());
  },
  onShow() {
    this.looking.show();
  },
  onHide() {
    this.looking.rest();
  },
  onUnload() {
    this.looking.rest();
  },
});
