import type { OutputOf } from '../../../../contract/index';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { sheet, tell, tellRefusalOr } from '../../../page/sheets';
import { call } from '../../../services/call';
import { faceOf, scanWords } from '../card/face.view';
import { paintPoster, POSTER } from '../card/poster';
import { findSurface, pictureOf } from '../card/surface';
import { toast } from '../../../services/passing';

/** Sharp on paper: 1500 pixels across. */
const SCALE = 3;

const NOT_SAVED = {
  title: '没有保存',
  content: '请在右上角「…」的「设置」里允许保存到相册，再点一次；也可以截屏。',
};

/** A poster of one meeting with the code that leads to its notice, to be shown, sent or printed. */
export const page = definePage(routes.poster, {
  data: { label: '' },
  methods: {
    async paint(notice: OutputOf<'notice.get'>) {
      const surface = await findSurface(this);
      if (surface === undefined) return;
      surface.width = POSTER.width * SCALE;
      surface.height = POSTER.height * SCALE;
      const { link, institutionName: institution } = notice;
      paintPoster(surface.getContext('2d'), {
        face: faceOf(notice),
        link,
        words: scanWords(link),
        institution,
        scale: SCALE,
      });
    },
    save() {
      void this.run('save', async () => {
        const surface = await findSurface(this);
        if (surface === undefined) return tell(NOT_SAVED);
        const filePath = await pictureOf(surface);
        let saved;
        try {
          saved = await sheet(() => wx.saveImageToPhotosAlbum({ filePath }));
        } catch (error) {
          return tellRefusalOr(error, NOT_SAVED);
        }
        if (saved !== undefined) toast('已保存到相册', 'none');
      });
    },
  },
  async load() {
    const notice = await call('notice.get', { projectId: this.params.projectId });
    // The canvas is on the page only once this is shown.
    wx.nextTick(() => void this.paint(notice));
    return { label: `${notice.title}的海报，扫码看会议通知` };
  },
});
