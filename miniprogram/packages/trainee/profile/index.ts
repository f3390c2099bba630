import { eventRow, type EventRow } from '../../../components/person-events/events';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, dial } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { session } from '../../../services/session';
import { profileView, type ProfileView } from './index.view';

/** As many events as stand on the page itself. */
const FEW = 2;

/** P2: what is on record about the caller, and how each of it is changed. */
export const page = definePage(routes.profile, {
  data: { view: null as ProfileView | null, events: [] as EventRow[], supportPhone: '', refused: false },
  reloadOnShow: true,
  methods: {
    /** In force at once: WeChat vouches for the number. */
    async gotPhone({ detail: { code } }: Told<{ code?: string }>) {
      this.setData({ refused: code === undefined });
      if (code === undefined) return;
      await this.run('phone', async (send) => {
        await send('registration.changePhone', { phoneCode: code });
        toast('手机号已更换');
        await this.reload();
      });
    },
    correct() {
      // One request at a time: the one that waits is taken back first.
      if (this.data.view?.openCorrectionId) {
        void this.withdraw();
        return;
      }
      void this.run('open', () =>
        this.data.view?.correctable ? open(routes.correction, {}) : open(routes.registration, {}),
      );
    },
    async withdraw() {
      const correctionId = this.data.view?.openCorrectionId ?? '';
      const sure = await ask({
        title: '撤回更正申请？',
        content: '单位不再处理它，您的资料保持原样。撤回后可以重新申请。',
        confirmText: '撤回',
      });
      if (!sure) return;
      await this.run('withdraw', async (send) => {
        await send('correction.withdraw', { correctionId });
        toast('已撤回');
        await this.reload();
      });
    },
    openHistory() {
      void this.run('open', () => open(routes.myHistory, {}));
    },
    callSupport() {
      void this.run('callSupport', () => dial(this.data.supportPhone));
    },
  },
  async load() {
    const [mine, history, { supportPhone }] = await Promise.all([
      call('registration.mine', {}),
      call('personHistory.mine', { limit: FEW }),
      session.get(),
    ]);
    return { view: profileView(mine), events: history.rows.map(eventRow), supportPhone };
  },
});
