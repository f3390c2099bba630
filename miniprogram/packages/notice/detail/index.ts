import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { call, CallFailure } from '../../../services/call';
import { showFailure } from '../../../services/failure';
import type { Told } from '../../../services/events';
import { initialLoad, loadInto } from '../../../services/load';
import { scanAndShow } from '../../../services/scan';
import { serverNow } from '../../../services/server-clock';
import { session, type Session } from '../../../services/session';
import { openFile } from '../../../services/upload';
import { pageLook } from '../../../styles/page-look';
import type { Face } from '../card/face';
import { faceOf } from '../card/face.view';
import { invitationOf, noticeView, type Invitation, type NoticeView } from './index.view';

/** 朋友圈 shows a page alone, without login and without other pages. */
const SCENE_SINGLE_PAGE = 1154;

let projectId = '';
/** The picture of the share card, once it is drawn; and who waits for it, having been quicker. */
let picture: string | undefined;
let announce: (path: string) => void = () => undefined;
let drawing = new Promise<string>(() => undefined);

/** The session, where there can be one. The notice itself never waits for it to succeed. */
async function knownSession(): Promise<Session | null> {
  if (wx.getLaunchOptionsSync().scene === SCENE_SINGLE_PAGE) return null;
  try {
    return await session.get();
  } catch {
    return null;
  }
}

/** The notice; null when there is none for the public: never approved, or taken back. */
async function publicNotice(): Promise<OutputOf<'notice.get'> | null> {
  try {
    return await call('notice.get', { projectId });
  } catch (error) {
    if (error instanceof CallFailure && error.code === 'notFound') return null;
    throw error;
  }
}

Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    notice: null as NoticeView | null,
    face: null as Face | null,
    invitation: null as Invitation | null,
  },
  onLoad(query: Record<string, string | undefined>) {
    projectId = decodeURIComponent(query['projectId'] ?? '');
    picture = undefined;
    drawing = new Promise((resolve) => {
      announce = resolve;
    });
  },
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      const [notice, known] = await Promise.all([publicNotice(), knownSession()]);
      if (notice === null) return { status: 'empty', notice: null, face: null, invitation: null };
      const view = noticeView(notice, dayOf(serverNow()));
      return { notice: view, face: faceOf(notice), invitation: view.over === '' ? invitationOf(known) : null };
    });
  },
  act() {
    switch (this.data.invitation?.action) {
      case 'register':
        return void wx.navigateTo({ url: '/packages/trainee/register/index' });
      case 'registration':
        return void wx.navigateTo({ url: '/packages/trainee/registration/index' });
      case 'scan':
      case undefined:
        return void scanAndShow();
    }
  },
  drawn({ detail }: Told<{ path: string }>) {
    picture = detail.path;
    announce(detail.path);
  },
  openOthers() {
    void wx.navigateTo({ url: '/packages/notice/list/index' });
  },
  openPoster() {
    void wx.navigateTo({ url: `/packages/notice/poster/index?projectId=${encodeURIComponent(projectId)}` });
  },
  async openAttachment(
    event: WechatMiniprogram.TouchEvent<
      WechatMiniprogram.IAnyObject,
      WechatMiniprogram.IAnyObject,
      { url: string; fileName: string }
    >,
  ) {
    const { url, fileName } = event.currentTarget.dataset;
    try {
      await openFile(url, fileName);
    } catch (error) {
      await showFailure(error);
    }
  },
  /** Who taps before the picture is drawn waits for it; WeChat gives that three seconds and sends the card without it. */
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent | WechatMiniprogram.Page.IAsyncCustomShareContent {
    const card = {
      title: this.data.notice?.title ?? '会议通知',
      path: `/packages/notice/detail/index?projectId=${encodeURIComponent(projectId)}`,
    };
    if (picture !== undefined) return { ...card, imageUrl: picture };
    return { ...card, promise: drawing.then((imageUrl) => ({ ...card, imageUrl })) };
  },
  onShareTimeline(): WechatMiniprogram.Page.ICustomTimelineContent {
    return { title: this.data.notice?.title ?? '会议通知', query: `projectId=${encodeURIComponent(projectId)}` };
  },
});
