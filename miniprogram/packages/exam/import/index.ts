import type { ImportRow } from '../../../components/table-import/import-view';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { openFile } from '../../../services/open-file';
import { toast } from '../../../services/passing';
import { pickAndUpload } from '../../../services/upload';
import { badRowCards, questionBar, questionColumnTags, questionImportView, questionWords } from './index.view';

const untouched = { skipBad: false };

/** E1c: questions from a table: choose a file, look at what is wrong with it, take the rest (M22). */
export const page = definePage(routes.questionImport, {
  access: 'administrator',
  data: {
    ...untouched,
    cards: [] as ImportRow[],
    shown: questionImportView(null),
    bar: questionBar(questionImportView(null), untouched),
    words: questionWords,
    columns: questionColumnTags,
  },
  /** The table that was read last on this page; '' before. */
  own: () => ({ importId: '' }),
  methods: {
    template() {
      void this.run('template', (send) => openFile(() => send('examImport.template', {})));
    },
    choose() {
      void this.run('choose', async (send) => {
        const [file] = await pickAndUpload({ types: ['table'], count: 1, purpose: 'questions' });
        if (file === undefined) return;
        const { importId } = await send('examImport.read', { file });
        this.importId = importId;
        this.setData(untouched);
        await this.reload({ fresh: true });
      });
    },
    /** Nothing was written: what was read is forgotten. */
    drop() {
      this.importId = '';
      void this.reload({ fresh: true });
    },
    tickSkip() {
      const skipBad = !this.data.skipBad;
      this.setData({ skipBad, bar: questionBar(this.data.shown, { skipBad }) });
    },
    primary() {
      const { does } = this.data.bar;
      if (does === 'choose') return this.choose();
      if (does === 'leave') return void this.run('open', () => leave(routes.questionBank));
      const { good } = this.data.shown;
      void this.run('take', async (send) => {
        await send('examImport.take', { importId: this.importId, skipBad: this.data.skipBad });
        toast(`已导入 ${good} 题`, 'success');
        await leave(routes.questionBank);
      });
    },
  },
  async load() {
    const one = this.importId === '' ? null : await call('examImport.get', { importId: this.importId });
    const shown = questionImportView(one);
    const cards = shown.hasBad && one ? badRowCards(one.bad) : [];
    return { shown, cards, bar: questionBar(shown, this.data), status: 'ready' as const };
  },
});
