import type { OutputOf } from '../../../../contract/index';
import { DrawnCard } from '../../../components/share-picture/drawn-card';
import type { Face } from '../../../components/share-picture/face';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { sheet, tell, tellRefusalOr } from '../../../page/sheets';
import { call } from '../../../services/call';
import { faceOf, scanWords } from '../../../components/share-picture/face.view';
import { paintPoster, POSTER } from '../card/poster';
import { findSurface, pictureOf } from '../../../components/share-picture/surface';
import { daysOf } from '../../../services/meeting-days';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';

/** Sharp on paper: 1500 pixels across. */
const SCALE = 3;

const NOT_SAVED = {
  title: '没有保存',
  content: '请在右上角「…」的「设置」里允许保存到相册，再点一次；也可以截屏。',
};

/** A poster of one meeting with the code that leads to its notice, to be shown, sent or printed. */
export const page = definePage(routes.poster, {
  data: { label: '', face: null as Face | null },
  own: () => ({ picture: new DrawnCard() }),
  methods: {
    async paint(notice: OutputOf<'notice.get'>) {
      const surface = await findSurface(this);
      if (surface === undefined) return;
      surface.width = POSTER.width * SCALE;
      surface.height = POSTER.height * SCALE;
      const { link, contact } = notice;
      paintPoster(surface.getContext('2d'), {
        face: faceOf({ ...notice, days: notice.batches.map(daysOf) }),
        link,
        words: scanWords(link),
        foot:
          [contact.name === '' ? '' : `联系人 ${contact.name}`, contact.phone]
            .filter((part) => part !== '')
            .join(' ') || notice.institutionName,
        scale: SCALE,
      });
    },
    drawn({ detail }: Told<{ path: string }>) {
      this.picture.drawn(detail.path);
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
  onShareAppMessage() {
    return this.picture.on({ title: this.data.face?.title ?? '会议通知', path: routes.notice.url(this.params) });
  },
  async load() {
    const notice = await call('notice.get', { projectId: this.params.projectId });
    // The canvas is on the page only once this is shown.
    wx.nextTick(() => void this.paint(notice));
    const face = faceOf({ ...notice, days: notice.batches.map(daysOf) });
    return { label: `${notice.title}的海报，扫码看会议通知`, face };
  },
});
