import { LookAgain } from '../../../components/table-import/look-again';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { openFile, type FileAddress } from '../../../services/open-file';
import { toast } from '../../../services/passing';
import {
  formats,
  headOf,
  NOT_BEGUN,
  progressOf,
  siblingsOf,
  whatOf,
  type ExportKind,
  type Format,
  type Progress,
} from './index.view';

const chosenYet: { kind: ExportKind; format: Format; progress: Progress } = {
  kind: 'records',
  format: 'xlsx',
  progress: NOT_BEGUN,
};

/** 导出 (M18): a table of records, of an analysis, of a round or of people, written by the server and fetched once. */
export const page = definePage(routes.export, {
  access: 'administrator',
  makes: ['export.begin'],
  data: {
    head: { title: '', text: '', narrowed: [] as string[] },
    siblings: [] as { kind: ExportKind; label: string }[],
    formats: [] as { format: Format; label: string; text: string }[],
    ...chosenYet,
  },
  own: () => ({
    exportId: '',
    /** Once fetched; it is good for two hours. */
    address: undefined as FileAddress | undefined,
    looking: new LookAgain(),
  }),
  methods: {
    chosen() {
      return { ...this.params, kind: this.data.kind };
    },
    chooseKind({ currentTarget }: Tap<{ kind: ExportKind }>) {
      this.setData({ kind: currentTarget.dataset.kind });
      this.setData({ head: headOf(this.chosen()) });
    },
    chooseFormat({ currentTarget }: Tap<{ format: Format }>) {
      this.setData({ format: currentTarget.dataset.format });
    },
    begin() {
      void this.run('begin', async (send) => {
        const what = whatOf(this.chosen());
        const { exportId } = await send('export.begin', { what, format: this.data.format });
        this.exportId = exportId;
        this.address = undefined;
        await this.look();
      });
    },
    async look() {
      const { exportId } = this;
      if (exportId === '') return;
      const progress = progressOf(await call('export.get', { exportId }));
      // Another one was begun, or this one was dropped, while the answer was on its way.
      if (exportId !== this.exportId) return;
      this.setData({ progress });
      if (progress.phase === 'making') this.looking.soon(() => void this.run('look', () => this.look()));
    },
    drop() {
      void this.run('drop', async (send) => {
        await send('export.drop', { exportId: this.exportId });
        this.again();
      });
    },
    again() {
      this.exportId = '';
      this.looking.cancel();
      this.setData({ progress: NOT_BEGUN });
    },
    openTable() {
      void this.run('openTable', (send) =>
        openFile(async () => (this.address ??= await send('export.fetch', { exportId: this.exportId })), this.address),
      );
    },
    /** For the computer: the address is short-lived, and names nobody. */
    copyLink() {
      void this.run('copyLink', async (send) => {
        const { url } = (this.address ??= await send('export.fetch', { exportId: this.exportId }));
        if (await sheet(() => wx.setClipboardData({ data: url }))) toast('已复制，请在电脑的浏览器里打开', 'none');
      });
    },
  },
  load() {
    const { kind = 'records' } = this.params;
    return Promise.resolve({
      head: headOf(this.params),
      kind,
      siblings: siblingsOf(kind),
      formats: [...formats],
      status: 'ready' as const,
    });
  },
  onShow() {
    this.looking.show();
    if (this.data.progress.phase === 'making') void this.run('look', () => this.look());
  },
  onHide() {
    this.looking.rest();
  },
  onUnload() {
    this.looking.rest();
  },
});
