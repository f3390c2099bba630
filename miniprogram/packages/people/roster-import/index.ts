import { demandedColumns, rosterColumns } from '../../../../domain/person/roster-columns';
import { definePage } from '../../../page/define-page';
import { noCards, type RowsAnswer } from '../../../page/list';
import { open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { pickAndUpload } from '../../../services/upload';
import { rowCard, type RowCard, type RowKind } from '../shared/roster-rows';
import { columnTags } from '../shared/roster-words';
import { barOf, importView, type RowOfImport } from './index.view';

const POLL_MS = 1000;

/** 导入花名册 (P4, P4b): choose a file, look at what it would change, take it. Others see the same import. */
export const page = definePage(routes.rosterImport, {
  access: 'administrator',
  data: {
    ...noCards<RowCard>(),
    shown: importView(null),
    bar: barOf(importView(null), { skipBad: false }),
    skipBad: false,
    removeGone: false,
    columns: columnTags(rosterColumns, demandedColumns),
  },
  own: () => ({
    /** The import that this page has begun or found; '' before. */
    importId: '',
    visible: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  }),
  reloadOnShow: true,
  methods: {
    cancelTimer() {
      if (this.timer !== undefined) clearTimeout(this.timer);
      this.timer = undefined;
    },
    /** The import goes on by itself; only looking at it stops. */
    rest() {
      this.visible = false;
      this.cancelTimer();
    },
    lookAgain() {
      this.cancelTimer();
      if (this.visible && this.data.shown.running) this.timer = setTimeout(() => void this.reload(), POLL_MS);
    },
    template() {
      void this.run('template', (send) => openFile(() => send('rosterFile.template', {})));
    },
    choose() {
      void this.run('choose', async (send) => {
        const [file] = await pickAndUpload({ types: ['table'], count: 1, purpose: 'roster' });
        if (file === undefined) return;
        // Another file takes the place of the one that was read.
        if (this.data.shown.step === 'check') await send('roster.drop', { importId: this.importId });
        const { importId } = await send('roster.begin', { file });
        this.importId = importId;
        this.setData({ skipBad: false, removeGone: false });
        await this.reload({ fresh: true });
      });
    },
    drop() {
      void this.run('drop', async (send) => {
        const sure = await ask({
          title: '放弃这次导入？',
          content: '文件和读出的内容会删除，现有的花名册不变。',
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
      this.setData({ skipBad, bar: barOf(this.data.shown, { skipBad }) });
    },
    tickGone() {
      this.setData({ removeGone: !this.data.removeGone });
    },
    take() {
      void this.run('take', async (send) => {
        const { skipBad, removeGone } = this.data;
        await send('roster.take', { importId: this.importId, skipBad, removeGone });
        await this.reload({ fresh: true });
      });
    },
    exportBad() {
      const { importId } = this;
      void this.run('export', (send) => openFile(() => send('rosterFile.badRows', { importId })));
    },
    openRows({ currentTarget }: Tap<{ kind: RowKind }>) {
      const { kind } = currentTarget.dataset;
      void this.run('open', () => open(routes.rosterRows, { importId: this.importId, kind }));
    },
    openRoster() {
      void this.run('open', () => open(routes.roster, {}));
    },
    primary() {
      if (this.data.bar.does === 'take') this.take();
      else if (this.data.bar.does === 'choose') this.choose();
      else this.openRoster();
    },
  },
  async rows(request): Promise<RowsAnswer<RowOfImport>> {
    if (!this.data.shown.hasBad) return { rows: [] };
    return call('roster.rows', { importId: this.importId, kind: 'bad', ...request });
  },
  card: rowCard,
  async load() {
    this.cancelTimer();
    const { importId } = this;
    const { asked, open: opened, roster } = await call('roster.get', importId === '' ? {} : { importId });
    const shown = importView(asked ?? opened, roster);
    this.importId = (asked ?? opened)?.importId ?? '';
    // The rows are those of what is shown now.
    this.setData({ shown });
    const { cards, more } = await this.firstCards();
    return { shown, cards, more, bar: barOf(shown, this.data), status: 'ready' as const };
  },
  loaded() {
    if (this.data.shown.step === 'done') void this.run('done', () => replace(routes.roster, { imported: true }));
    else this.lookAgain();
  },
  onShow() {
    this.visible = true;
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
});
