import { call } from '../../../services/call';
import { busyWhile } from '../../../services/command';
import { initialLoad, loadInto } from '../../../services/load';
import { parameter } from '../../../services/parameter';
import { pageLook } from '../../../styles/page-look';
import { faceOf, scanWords } from '../card/face.view';
import { paintPoster, POSTER } from '../card/poster';
import { findSurface, pictureOf } from '../card/surface';

/** Sharp on paper: 1500 pixels across. */
const SCALE = 3;

/** A poster of one meeting with the code that leads to its notice, to be shown, sent or printed. */
Page({
  behaviors: [pageLook],
  data: { ...initialLoad, busy: false, label: '' },
  projectId: '',
  onLoad(query: Record<string, string | undefined>) {
    this.projectId = parameter(query, 'projectId');
    void this.load();
  },
  async load() {
    await loadInto(this, async () => {
      const notice = await call('notice.get', { projectId: this.projectId });
      // The canvas is on the page only once this is shown.
      wx.nextTick(() => void this.paint(notice));
      return { label: `${notice.title}的海报，扫码看会议通知` };
    });
  },
  async paint(notice: Parameters<typeof faceOf>[0] & { link: string; institutionName: string }) {
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
  async save() {
    const saved = await busyWhile(this, async () => {
      const surface = await findSurface(this);
      if (surface === undefined) return false;
      const filePath = await pictureOf(surface);
      try {
        await wx.saveImageToPhotosAlbum({ filePath });
        return true;
      } catch {
        return false;
      }
    });
    if (saved === true) return void wx.showToast({ title: '已保存到相册', icon: 'none' });
    if (saved === false)
      await wx.showModal({
        title: '没有保存',
        content: '请在右上角「…」的「设置」里允许保存到相册，再点一次；也可以截屏。',
        showCancel: false,
        confirmText: '知道了',
      });
  },
});
