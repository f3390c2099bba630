import { defineComponent, nothing } from '../../../../page/define-component';
import { sheet } from '../../../../page/sheets';
import { heightPercent, pictureName, type QuestionPicture } from './view';

/** The picture of a question: keeps its place while it comes, is large on a tap, and asks for another address where it did not come. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { picture: null as QuestionPicture | null },
  data: { percent: 0, name: '', broken: false },
  events: {
    /** It is looked at: WeChat hides the page meanwhile. */
    look: nothing,
    /** It did not come, and somebody wants it: the page asks for the addresses anew. */
    again: nothing,
  },
  observers: {
    picture(picture: QuestionPicture | null) {
      if (picture === null) return;
      this.setData({ percent: heightPercent(picture), name: pictureName(picture), broken: picture.url === '' });
    },
  },
  methods: {
    fail() {
      this.setData({ broken: true });
    },
    look() {
      const { picture, broken } = this.data;
      if (picture === null) return;
      if (broken) return this.tell('again');
      this.tell('look');
      void this.run('look', async () => {
        await sheet(() => wx.previewImage({ urls: [picture.url], current: picture.url }));
      });
    },
  },
});
