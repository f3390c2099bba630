import type { FileRef } from '../../../contract/common';
import type { OfficePurpose } from '../../../domain/kernel/kept-file';
import { defineComponent, detail, nothing } from '../../page/define-component';
import { ask, sheet } from '../../page/sheets';
import type { Tap, Told } from '../../services/events';
import { serverNow } from '../../services/server-clock';
import { acceptable, pickImages, sendFile } from '../../services/upload';
import {
  isSent,
  moved,
  photoObjection,
  roomFor,
  shownPages,
  sumLine,
  without,
  type PhotoPage,
  type ShownPage,
} from './pages';

interface Kept {
  pages: PhotoPage[];
  /** The PDF that was made of exactly these pages. */
  made: FileRef | undefined;
  added: number;
}
const asProject: { purpose: OfficePurpose } = { purpose: 'projectDocument' };

/**
 * Sheet on which photographs become the pages of one PDF: taken or picked, put in order, uploaded one by one. What is uploaded
 * stays so: after a broken network 继续 sends the rest. The album opens with it. The page attaches the PDF that it is told of, and
 * closes the sheet; until then the same PDF is told again.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    ...asProject,
    /** What the document is called: 会议通知. */
    fileName: '',
    /** The page attaches the PDF. */
    attaching: false,
  },
  data: { shown: [] as ShownPage[], line: '', tooBig: false, full: false, sending: 0, total: 0, confirmText: '' },
  own: (): Kept => ({ pages: [], made: undefined, added: 0 }),
  events: { cancel: nothing, made: detail<{ file: FileRef }>() },
  observers: {
    visible(visible: boolean) {
      this.show([]);
      if (visible) this.add();
    },
  },
  methods: {
    show(pages: PhotoPage[]) {
      this.pages = pages;
      this.made = undefined;
      this.refresh();
    },
    refresh() {
      const { pages } = this;
      const now = serverNow();
      const { line, tooBig } = sumLine(pages);
      const left = pages.filter((page) => !isSent(page, now)).length;
      const begun = left < pages.length && left > 0;
      this.setData({
        shown: shownPages(pages, now),
        line,
        tooBig,
        full: roomFor(pages) <= 0,
        confirmText: begun ? `继续上传，还差 ${left} 页` : '合成 PDF 并上传',
      });
    },
    add() {
      void this.run('add', async () => {
        const picked = await acceptable(await pickImages(Math.min(20, roomFor(this.pages))), ['image'], photoObjection);
        const added = picked.map((file): PhotoPage => ({ ...file, key: `p${(this.added += 1)}` }));
        if (added.length > 0) this.show([...this.pages, ...added]);
        else if (this.pages.length === 0) this.tell('cancel');
      });
    },
    move({ currentTarget }: Tap<{ key: string; by: -1 | 1 }>) {
      if (this.data.busy === '') this.show(moved(this.pages, currentTarget.dataset.key, currentTarget.dataset.by));
    },
    remove({ currentTarget }: Tap<{ key: string }>) {
      if (this.data.busy === '') this.show(without(this.pages, currentTarget.dataset.key));
    },
    look({ currentTarget }: Tap<{ key: string }>) {
      const { pages } = this;
      const current = pages.find(({ key }) => key === currentTarget.dataset.key)?.path ?? '';
      void this.run('look', async () => {
        await sheet(() => wx.previewImage({ urls: pages.map(({ path }) => path), current }));
      });
    },
    confirm() {
      const { purpose, fileName } = this.data;
      void this.run('send', async (send) => {
        const { pages } = this;
        this.setData({ total: pages.length + 1, sending: pages.filter((page) => isSent(page, serverNow())).length });
        try {
          for (const page of pages) {
            if (!isSent(page, serverNow())) page.sent = { file: await sendFile(page, purpose), at: serverNow() };
            this.setData({ sending: pages.filter((each) => isSent(each, serverNow())).length });
          }
          const photos = pages.flatMap(({ sent }) => (sent === undefined ? [] : [sent.file]));
          const made = this.made ?? (await send('upload.join', { purpose, photos, fileName }));
          const file = { fileId: made.fileId, fileName: made.fileName };
          this.made = file;
          this.tell('made', { file });
        } finally {
          this.setData({ total: 0 });
          this.refresh();
        }
      });
    },
    async cancel() {
      if (this.data.busy !== '' || this.data.attaching) return;
      if (
        this.pages.length > 0 &&
        !(await ask({ title: '放弃这些照片？', content: '还没有合成上传。', confirmText: '放弃' }))
      )
        return;
      this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) void this.cancel();
    },
  },
});
