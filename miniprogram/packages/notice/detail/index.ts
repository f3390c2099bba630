import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import type { Template } from '../../../../domain/message/templates';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, dial, sheet, tellRefusalOr } from '../../../page/sheets';
import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { scanAndShow } from '../../../services/scan';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { session, type Session } from '../../../services/session';
import { openFile, type FileAddress } from '../../../services/open-file';
import type { Face } from '../../../components/share-picture/face';
import { faceOf } from '../../../components/share-picture/face.view';
import { batchChoices, type BatchChoice, type Enrolled, type Enrolling } from '../components/enrol-sheet/choices';
import { daysOf } from '../../../services/meeting-days';
import { calendarEntry } from './agenda';
import { invitationOf, type Invitation, type Standing } from './invitation';
import { noticeView, type NoticeView } from './index.view';
import { chooseBatch, NO_CALENDAR, showTheWay } from './on-the-way';
import { DrawnCard } from '../../../components/share-picture/drawn-card';

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

/** How the trainee stands to the meeting; the notice is shown without it where that cannot be found out. */
async function standingOf(projectId: string): Promise<Standing> {
  try {
    return await call('notice.following', { projectId });
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

interface Kept {
  picture: DrawnCard;
  addresses: Map<string, FileAddress>;
  notice: OutputOf<'notice.get'> | null;
}

const nothingShown = {
  notice: null,
  face: null,
  invitation: null,
  trainee: false,
  following: false,
  batches: [],
  enrolled: null,
  markers: [],
};

/** What the sheet asks for (P5b). */
const asksNothing: { ask: Template | '' } = { ask: '' };

/** T5: the public notice of a meeting, where share cards and posters lead. */
export const page = definePage(routes.notice, {
  data: {
    notice: null as NoticeView | null,
    face: null as Face | null,
    invitation: null as Invitation | null,
    /** Somebody registered reads it. */
    trainee: false,
    following: false,
    enrolling: false,
    /** What the sheet offers: the batches that are open, and what was said before. */
    batches: [] as BatchChoice[],
    enrolled: null as Enrolled | null,
    /** The pin on the map. */
    markers: [] as { id: number; latitude: number; longitude: number; title: string }[],
    ...asksNothing,
  },
  own: (): Kept => ({ picture: new DrawnCard(), addresses: new Map(), notice: null }),
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
        case 'enrol':
          return this.enrol();
        case 'withdraw':
          return this.withdraw();
        case 'follow':
          return this.follow(true);
        case 'unfollow':
          return this.follow(false);
        case 'none':
          return undefined;
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
      this.follow(!this.data.following);
    },
    follow(following: boolean) {
      const { projectId } = this.params;
      void this.run('follow', async (send) => {
        await send('notice.follow', { projectId, following });
        if (following) toast('已关注，开会前一天和有变动时告诉您', 'none');
        this.setData({ ask: following ? 'meetingReminder' : '' });
        await this.reload();
      });
    },
    enrol() {
      this.setData({ enrolling: true });
    },
    closeEnrolling() {
      this.setData({ enrolling: false });
    },
    confirmEnrolling({ detail }: Told<Enrolling>) {
      const { projectId } = this.params;
      const isNew = this.data.enrolled === null;
      void this.run('enrol', async (send) => {
        await send('enrolment.enrol', { projectId, ...detail });
        this.setData({ enrolling: false, ask: isNew ? 'meetingReminder' : '' });
        toast(isNew ? '已报名' : '已更改', 'none');
        await this.reload();
      });
    },
    withdraw() {
      void this.run('withdraw', async (send) => {
        const sure = await ask({
          title: '取消报名？',
          content: '名额会让给别人，再报名时可能已满。仍会关注这次会议。',
          confirmText: '取消报名',
          cancelText: '不取消',
        });
        if (!sure) return;
        await send('enrolment.withdraw', { projectId: this.params.projectId });
        toast('已取消报名，仍关注这次会议', 'none');
        await this.reload();
      });
    },
    /** What stands below a fact. */
    followLink({ currentTarget }: Tap<{ key: string }>) {
      if (currentTarget.dataset.key === 'dates') void this.run('calendar', () => this.addToCalendar());
      else this.enrol();
    },
    async addToCalendar() {
      const { notice } = this;
      if (notice === null) return;
      const batchId = this.data.enrolled?.batchId ?? (await chooseBatch(notice.batches));
      const entry = batchId === undefined ? undefined : calendarEntry(notice, batchId, dayOf(serverNow()));
      if (entry === undefined) return;
      try {
        if ((await sheet(() => wx.addPhoneCalendar(entry))) !== undefined) toast('已加入手机日历', 'none');
      } catch (error) {
        await tellRefusalOr(error, NO_CALENDAR);
      }
    },
    /** What stands at the right of a fact. */
    useFact({ currentTarget }: Tap<{ key: string }>) {
      const { notice } = this;
      if (notice === null) return;
      if (currentTarget.dataset.key === 'contact') void this.run('dial', () => dial(notice.contact.phone));
      else void this.run('navigate', () => showTheWay(notice));
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
    const { projectId } = this.params;
    const [notice, known] = await Promise.all([publicNotice(projectId), knownSession()]);
    this.notice = notice;
    if (notice === null) return { status: 'empty' as const, ...nothingShown };
    this.addresses = new Map(notice.attachments.map((attachment) => [attachment.kind, attachment]));
    const today = dayOf(serverNow());
    const standing = known?.trainee ? await standingOf(projectId) : null;
    const view = noticeView(notice, today, standing);
    return {
      notice: view,
      face: faceOf({ ...notice, days: notice.batches.map(daysOf) }),
      markers: view.point === null ? [] : [{ id: 1, ...view.point, title: notice.venue }],
      invitation: view.over === '' ? invitationOf(known, { notice, standing, today }) : null,
      trainee: Boolean(known?.trainee),
      following: standing?.following ?? false,
      batches: batchChoices(notice),
      enrolled: standing?.enrolment ?? null,
    };
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
