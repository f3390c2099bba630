import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import type { Template } from '../../../../domain/message/templates';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { scanAndShow } from '../../../services/scan';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { session, type Session } from '../../../services/session';
import { openFile, type FileAddress } from '../../../services/open-file';
import type { Face } from '../card/face';
import { faceOf } from '../card/face.view';
import { invitationOf, noticeView, type Invitation, type NoticeView } from './index.view';
import { SharePicture } from './share-picture';

/** 朋友圈 shows a page alone, without login and without other pages. */
const SCENE_SINGLE_PAGE = 1154;

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
async function publicNotice(projectId: string): Promise<OutputOf<'notice.get'> | null> {
  try {
    return await call('notice.get', { projectId });
  } catch (error) {
    if (error instanceof CallFailure && error.code === 'notFound') return null;
    throw error;
  }
}

/** Whether the trainee follows the meeting; the notice is shown without it where that cannot be found out. */
async function isFollowing(projectId: string): Promise<boolean | null> {
  try {
    return (await call('notice.following', { projectId })).following;
  } catch {
    return null;
  }
}

/** Where an attachment lies now. The page may have stood open for hours. */
async function freshAddress(projectId: string, kind: string): Promise<FileAddress> {
  const notice = await publicNotice(projectId);
  const attachment = notice?.attachments.find((each) => each.kind === kind);
  if (attachment === undefined) throw new CallFailure('fileGone', '');
  return attachment;
}

/** What the sheet asks for (P5b). */
const asksNothing: { ask: Template | '' } = { ask: '' };

/** T5: the public notice of a meeting, where share cards and posters lead. */
export const page = definePage(routes.notice, {
  data: {
    notice: null as NoticeView | null,
    face: null as Face | null,
    invitation: null as Invitation | null,
    /** Whether the trainee follows the meeting; null for whoever cannot. */
    following: null as boolean | null,
    ...asksNothing,
  },
  own: () => ({ picture: new SharePicture(), addresses: new Map<string, FileAddress>() }),
  reloadOnShow: true,
  methods: {
    act() {
      switch (this.data.invitation?.action) {
        case 'register':
          return void this.run('open', () => open(routes.register, {}));
        case 'registration':
          return void this.run('open', () => open(routes.registration, {}));
        case 'transfer':
          return void this.run('open', () => open(routes.transfer, {}));
        case 'scan':
        case undefined:
          return void this.run('scan', () => scanAndShow());
      }
    },
    drawn({ detail }: Told<{ path: string }>) {
      this.picture.drawn(detail.path);
    },
    openOthers() {
      void this.run('open', () => open(routes.notices, {}));
    },
    toggleFollow() {
      const { projectId } = this.params;
      const following = this.data.following !== true;
      void this.run('follow', async (send) => {
        this.setData(await send('notice.follow', { projectId, following }));
        if (!following) return this.setData(asksNothing);
        toast('已关注，开会前一天和有变动时告诉您', 'none');
        this.setData({ ask: 'meetingReminder' });
      });
    },
    openAppeal() {
      const batchId = this.data.notice?.appeal?.batchId;
      if (batchId !== undefined)
        void this.run('open', () => open(routes.appeal, { projectId: this.params.projectId, batchId }));
    },
    openPoster() {
      void this.run('open', () => open(routes.poster, { projectId: this.params.projectId }));
    },
    openAttachment({ currentTarget }: Tap<{ kind: string }>) {
      const { projectId } = this.params;
      const { kind } = currentTarget.dataset;
      const shown = this.addresses.get(kind);
      void this.run('openAttachment', () => openFile(() => freshAddress(projectId, kind), shown));
    },
  },
  async load() {
    const [notice, known] = await Promise.all([publicNotice(this.params.projectId), knownSession()]);
    if (notice === null)
      return { status: 'empty' as const, notice: null, face: null, invitation: null, following: null };
    this.addresses = new Map(notice.attachments.map((attachment) => [attachment.kind, attachment]));
    const view = noticeView(notice, dayOf(serverNow()));
    const invitation = view.over === '' ? invitationOf(known) : null;
    const following = invitation && known?.trainee ? await isFollowing(this.params.projectId) : null;
    return { notice: view, face: faceOf(notice), invitation, following };
  },
  onShareAppMessage() {
    return this.picture.on({
      title: this.data.notice?.title ?? '会议通知',
      path: routes.notice.url(this.params),
    });
  },
  onShareTimeline() {
    const [, query = ''] = routes.notice.url(this.params).split('?');
    return { title: this.data.notice?.title ?? '会议通知', query };
  },
});
