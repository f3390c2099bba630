import type { AttendeeOrigin } from '../../../../domain/credit/group-activity';
import { LookAgain } from '../../../components/table-import/look-again';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { backTo, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { attendeeCard, peopleHead, type AttendeeCard, type PeopleHead } from './index.view';

const noHead: PeopleHead = {
  ...{ title: '', editable: false, gathering: false, total: '', chips: [], submit: '提交审核', tip: '' },
  ...{ ways: { scan: '', list: '', file: '' }, scans: null },
};
const everybody: { origin: AttendeeOrigin | '' } = { origin: '' };

/** Who attended a group activity (M21): by a rotating code, from the people list or a file; then it is handed in. */
export const page = definePage(routes.activityPeople, {
  access: 'administrator',
  makes: ['activityPeople.add'],
  data: { ...noCards<AttendeeCard>(), ...everybody, head: noHead, search: '' },
  own: () => ({ revision: 0, looking: new LookAgain() }),
  reloadOnShow: true,
  methods: {
    find({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    choose({ currentTarget }: Tap<{ origin: AttendeeOrigin | '' }>) {
      this.setData({ origin: currentTarget.dataset.origin });
      void this.reload({ fresh: true });
    },
    clear() {
      this.setData({ search: '', origin: '' });
      void this.reload({ fresh: true });
    },
    scan() {
      void this.run('scan', async (send) => {
        const { activityId } = this.params;
        const { sessionId } = await send('activityPeople.openAttendance', { activityId });
        await open(routes.qr, { sessionId });
      });
    },
    takeScans() {
      void this.run('takeScans', async (send) => {
        const sure =
          !this.data.head.scans?.open ||
          (await ask({
            title: '结束签到？',
            content: '考勤码马上停用，扫过码的人写入名单；活动当天还可以再打开。',
            confirmText: '结束',
          }));
        if (!sure) return;
        await send('activityPeople.takeScans', { activityId: this.params.activityId });
        await this.reload();
      });
    },
    pick() {
      void this.run('open', () => open(routes.activityPick, { activityId: this.params.activityId }));
    },
    takeFile() {
      void this.run('open', () => open(routes.activityFile, { activityId: this.params.activityId }));
    },
    remove({ currentTarget }: Tap<{ id: string; name: string }>) {
      const { id, name } = currentTarget.dataset;
      void this.run('remove', async (send) => {
        const sure = await ask({
          title: `从名单里去掉${name}？`,
          content: '去掉后不会得到这次的学分。',
          confirmText: '去掉',
        });
        if (!sure) return;
        await send('activityPeople.remove', { activityId: this.params.activityId, personIds: [id] });
        await this.reload();
      });
    },
    previous() {
      void this.run('back', () => backTo(routes.activity, { activityId: this.params.activityId }));
    },
    submit() {
      void this.run('submit', async (send) => {
        const yes = await ask({
          title: '提交中心审核？',
          content: '提交后不能再改，审核前可以撤回；通过后名单上的人马上得到学分。',
          confirmText: '提交',
          cancelText: '再看看',
        });
        if (!yes) return;
        const { activityId } = this.params;
        try {
          await send('groupActivity.submit', { activityId, revision: this.revision });
        } catch (error) {
          if (error instanceof CallFailure) await this.reload();
          throw error;
        }
        toast('已提交');
        await backTo(routes.activity, { activityId });
      });
    },
  },
  rows(request) {
    const { search, origin } = this.data;
    return call('activityPeople.list', {
      ...{ activityId: this.params.activityId, ...request },
      ...(search === '' ? {} : { search }),
      ...(origin === '' ? {} : { origin }),
    });
  },
  card: attendeeCard,
  async load() {
    this.looking.cancel();
    const [activity, list] = await Promise.all([
      call('groupActivity.get', { activityId: this.params.activityId }),
      this.firstCards(),
    ]);
    this.revision = activity.revision;
    return { ...list, head: peopleHead(activity, this.data.origin) };
  },
  loaded() {
    if (this.data.head.gathering) this.looking.soon(() => void this.reload());
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
