import type { OutputOf } from '../../../../contract/index';
import type { ImportRow } from '../../../components/table-import/import-view';
import { LookAgain } from '../../../components/table-import/look-again';
import { definePage } from '../../../page/define-page';
import { noCards, type RowsAnswer } from '../../../page/list';
import { leave, open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, tell } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { pickAndUpload } from '../../../services/upload';
import { catalogueRowCard } from '../shared/catalogue-rows';
import { catalogueBar, catalogueColumnTags, catalogueImportView, catalogueWords, doneWords } from './index.view';

type Answer = OutputOf<'catalogueImport.get'>;
const untouched = { skipBad: false, removeGone: false };

/** 导入目录: choose a file, look at what it would change, take it (M6). Every reviewer sees the same import. */
export const page = definePage(routes.catalogueImport, {
  access: 'administrator',
  data: {
    ...noCards<ImportRow>(),
    ...untouched,
    shown: catalogueImportView(null),
    bar: catalogueBar(catalogueImportView(null), untouched),
    words: catalogueWords,
    columns: catalogueColumnTags,
  },
  own: () => ({
    /** The import that this page has begun or found; '' before. */
    importId: '',
    latestImportId: '',
    asked: null as Answer['asked'],
    looking: new LookAgain(),
  }),
  reloadOnShow: true,
  methods: {
    template() {
      void this.run('template', (send) => openFile(() => send('catalogueFile.template', {})));
    },
    choose() {
      void this.run('choose', async (send) => {
        const [file] = await pickAndUpload({ types: ['table'], count: 1, purpose: 'catalogue' });
        if (file === undefined) return;
        // Another file takes the place of the one that was read.
        if (this.data.shown.step === 'check') await send('catalogueImport.drop', { importId: this.importId });
        const { importId } = await send('catalogueImport.begin', { file });
        this.importId = importId;
        this.setData(untouched);
        await this.reload({ fresh: true });
      });
    },
    drop() {
      void this.run('drop', async (send) => {
        const sure = await ask({
          title: '不导入这份目录？',
          content: '读出的内容会删除，现在的目录不变。',
          confirmText: '不导入',
        });
        if (!sure) return;
        await send('catalogueImport.drop', { importId: this.importId });
        this.importId = '';
        await this.reload({ fresh: true });
      });
    },
    tickSkip() {
      this.tick({ skipBad: !this.data.skipBad });
    },
    tickGone() {
      this.tick({ removeGone: !this.data.removeGone });
    },
    tick(change: Partial<typeof untouched>) {
      const { shown, skipBad, removeGone } = this.data;
      const ticks = { skipBad, removeGone, ...change };
      this.setData({ ...ticks, bar: catalogueBar(shown, ticks) });
    },
    primary() {
      const { does } = this.data.bar;
      if (does === 'choose') this.choose();
      else if (does === 'leave') void this.run('open', () => leave(routes.entries));
      else void this.take();
    },
    /** What came of it is an action of its own: a short list is through before this one's page is loaded anew. */
    async take() {
      const taken = await this.run('take', async (send) => {
        const { skipBad, removeGone: withdrawGone } = this.data;
        await send('catalogueImport.take', { importId: this.importId, skipBad, withdrawGone });
        return true;
      });
      if (taken === true) await this.reload({ fresh: true });
    },
    exportBad() {
      const { importId } = this;
      void this.run('export', (send) => openFile(() => send('catalogueFile.badRows', { importId })));
    },
    openRows({ detail }: Told<{ kind: string }>) {
      const kind = this.data.shown.changes.find((line) => line.kind === detail.kind)?.kind ?? 'bad';
      void this.run('open', () => open(routes.catalogueRows, { importId: this.importId, kind }));
    },
    openLatest() {
      void this.run('open', () => open(routes.catalogueRows, { importId: this.latestImportId, kind: 'bad' }));
    },
    /** It is through: what came of it is told once, and what was left is shown. */
    async finish(done: NonNullable<Answer['asked']>) {
      await tell({ title: '目录已导入', content: doneWords(done) });
      if (done.left > 0) await replace(routes.catalogueRows, { importId: done.importId, kind: 'left' });
      else await leave(routes.entries);
    },
  },
  async rows(request): Promise<RowsAnswer<OutputOf<'catalogueImport.rows'>['rows'][number]>> {
    if (!this.data.shown.hasBad) return { rows: [] };
    return call('catalogueImport.rows', { importId: this.importId, kind: 'bad', ...request });
  },
  card: catalogueRowCard,
  async load() {
    this.looking.cancel();
    const { importId } = this;
    const { asked, open: opened, latest } = await call('catalogueImport.get', importId === '' ? {} : { importId });
    const one = asked ?? opened;
    const shown = catalogueImportView(one, latest);
    this.importId = one?.importId ?? '';
    this.latestImportId = latest?.importId ?? '';
    this.asked = one;
    // The rows are those of what is shown now.
    this.setData({ shown });
    const { cards, more } = await this.firstCards();
    return { shown, cards, more, bar: catalogueBar(shown, this.data), status: 'ready' as const };
  },
  loaded() {
    const { shown } = this.data;
    const { asked } = this;
    if (shown.step === 'done' && asked !== null) void this.run('done', () => this.finish(asked));
    else if (shown.running) this.looking.soon(() => void this.reload());
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
