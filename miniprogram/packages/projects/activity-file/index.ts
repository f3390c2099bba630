import { barOf, type ImportRow } from '../../../components/table-import/import-view';
import { LookAgain } from '../../../components/table-import/look-again';
import { definePage } from '../../../page/define-page';
import { noCards, type RowsAnswer } from '../../../page/list';
import { backTo } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import { pickAndUpload } from '../../../services/upload';
import { attendeeWords, columnTags, fileRowCard, fileView, type FileRow } from './index.view';

/** People who attended, from a file (M21): choose it, look at whom it means, put them onto the list. */
export const page = definePage(routes.activityFile, {
  access: 'administrator',
  makes: ['activityPeople.beginFile'],
  data: {
    ...noCards<ImportRow>(),
    shown: fileView(null),
    bar: barOf(fileView(null), { skipBad: false }, attendeeWords),
    words: attendeeWords,
    columns: columnTags,
    skipBad: false,
  },
  own: () => ({ importId: '', looking: new LookAgain() }),
  reloadOnShow: true,
  methods: {
    choose() {
      void this.run('choose', async (send) => {
        const [file] = await pickAndUpload({ types: ['table'], count: 1, purpose: 'attendees' });
        if (file === undefined) return;
        // Another file takes the place of the one that was read.
        if (this.data.shown.step === 'check') await send('activityPeople.dropFile', { importId: this.importId });
        const { importId } = await send('activityPeople.beginFile', { activityId: this.params.activityId, file });
        this.importId = importId;
        this.setData({ skipBad: false });
        await this.reload({ fresh: true });
      });
    },
    drop() {
      void this.run('drop', async (send) => {
        const sure = await ask({
          title: '不用这个文件？',
          content: '读出的内容会删除，名单不变。',
          confirmText: '不用',
        });
        if (!sure) return;
        await send('activityPeople.dropFile', { importId: this.importId });
        this.importId = '';
        await this.reload({ fresh: true });
      });
    },
    tickSkip() {
      const skipBad = !this.data.skipBad;
      this.setData({ skipBad, bar: barOf(this.data.shown, { skipBad }, attendeeWords) });
    },
    /** What came of it is an action of its own: a short list is through before this one's page is loaded anew. */
    async take() {
      const taken = await this.run('take', async (send) => {
        await send('activityPeople.takeFile', { importId: this.importId, skipBad: this.data.skipBad });
        return true;
      });
      if (taken === true) await this.reload({ fresh: true });
    },
    goBack() {
      void this.run('open', () => backTo(routes.activityPeople, { activityId: this.params.activityId }));
    },
    primary() {
      if (this.data.bar.does === 'take') void this.take();
      else if (this.data.bar.does === 'choose') this.choose();
      else this.goBack();
    },
  },
  async rows(request): Promise<RowsAnswer<FileRow>> {
    if (!this.data.shown.hasBad) return { rows: [] };
    return call('activityPeople.rows', { importId: this.importId, kind: 'bad', ...request });
  },
  card: fileRowCard,
  async load() {
    this.looking.cancel();
    const { importId } = this;
    const { activityId } = this.params;
    const { asked, open } = await call('activityPeople.file', {
      activityId,
      ...(importId === '' ? {} : { importId }),
    });
    const shown = fileView(asked ?? open);
    this.importId = (asked ?? open)?.importId ?? '';
    // The rows are those of what is shown now.
    this.setData({ shown });
    const { cards, more } = await this.firstCards();
    return { shown, cards, more, bar: barOf(shown, this.data, attendeeWords), status: 'ready' as const };
  },
  loaded() {
    if (this.data.shown.step === 'done') this.goBack();
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
