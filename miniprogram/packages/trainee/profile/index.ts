import { eventRow, type EventRow } from '../../../components/person-events/events';
import { NOTHING_TYPED, type SmsTyped } from '../../../components/sms-code/index.view';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, dial } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { phoneProblem, type PhoneAnswer } from '../../../services/privacy';
import { session } from '../../../services/session';
import { profileView, type ProfileView } from './index.view';

/** As many events as stand on the page itself. */
const FEW = 2;

/** P2: what is on record about the caller, and how each of it is changed. */
export const page = definePage(routes.profile, {
  data: {
    view: null as ProfileView | null,
    events: [] as EventRow[],
    supportPhone: '',
    /** Why WeChat's button gave no number. */
    refused: '',
    smsOffered: false,
    sms: null as SmsTyped | null,
  },
  reloadOnShow: true,
  methods: {
    /** In force at once: WeChat vouches for the number, or a code that was sent there. */
    async gotPhone({ detail }: Told<PhoneAnswer>) {
      const { code } = detail;
      this.setData({ refused: phoneProblem(detail, this.data.smsOffered) });
      if (code !== undefined) await this.changePhone(code);
    },
    async changePhone(phoneCode: string | SmsTyped) {
      await this.run('phone', async (send) => {
        await send('registration.changePhone', { phoneCode });
        this.setData({ sms: null });
        toast('手机号已更换');
        await this.reload();
      });
    },
    switchProof() {
      this.setData({ sms: this.data.sms === null ? NOTHING_TYPED : null });
    },
    typeSms({ detail }: Told<SmsTyped>) {
      this.setData({ sms: detail });
    },
    changeBySms() {
      const { sms } = this.data;
      if (sms !== null && sms.phone !== '') void this.changePhone(sms);
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
    const [mine, history, { supportPhone, sms: smsOffered }] = await Promise.all([
      call('registration.mine', {}),
      call('personHistory.mine', { limit: FEW }),
      session.get(),
    ]);
    return { view: profileView(mine), events: history.rows.map(eventRow), supportPhone, smsOffered };
  },
});
