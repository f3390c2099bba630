import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { phoneProblem, type PhoneAnswer } from '../../../services/privacy';
import { session } from '../../../services/session';
import { codeProblem, invitationView, joinTip, type InvitationView } from './index.view';

/** M2: somebody was invited to act for an institution. The code, then their own phone, and they are signed in. */
export const page = definePage(routes.join, {
  data: {
    code: '',
    problem: '',
    view: null as InvitationView | null,
    /** What the first administrator has set, until it is sent. */
    newPassword: '',
    settingPassword: false,
    sms: null as { phone: string; code: string } | null,
    smsOffered: false,
    /** Why WeChat's button gave no number; '' while nothing is wrong. */
    refused: '',
    tip: '',
  },
  methods: {
    typeCode({ detail }: Told<{ value: string }>) {
      this.setData({ code: detail.value, problem: '' });
    },
    look() {
      const { code } = this.data;
      const problem = codeProblem(code);
      this.setData({ problem });
      if (problem !== '') return;
      void this.run('look', async (send) => {
        const view = invitationView(await send('invitation.look', { code }), serverNow());
        const { sms: smsOffered } = await session.get();
        this.setData({ view, smsOffered });
        this.judge();
      });
    },
    judge() {
      const { view, newPassword, sms } = this.data;
      this.setData({ tip: view === null ? '' : joinTip(view, { newPassword, sms }) });
    },
    openPassword() {
      this.setData({ settingPassword: true });
    },
    closePassword() {
      this.setData({ settingPassword: false });
    },
    keepPassword({ detail: { newPassword } }: Told<{ newPassword: string }>) {
      this.setData({ newPassword, settingPassword: false });
      this.judge();
    },
    switchProof() {
      this.setData({ refused: '', sms: this.data.sms === null ? { phone: '', code: '' } : null });
      this.judge();
    },
    typeSms({ detail }: Told<{ phone: string; code: string }>) {
      this.setData({ sms: detail });
      this.judge();
    },
    back() {
      if (this.data.busy === '') this.setData({ view: null, newPassword: '', sms: null, tip: '' });
    },
    join({ detail }: Told<PhoneAnswer>) {
      this.setData({ refused: phoneProblem(detail, this.data.smsOffered) });
      if (detail.code !== undefined) this.enter(detail.code);
    },
    joinBySms() {
      const { sms, tip } = this.data;
      if (sms !== null && tip === '') this.enter(sms);
    },
    enter(phoneCode: string | { phone: string; code: string }) {
      const { code, view, newPassword } = this.data;
      if (view === null) return;
      void this.run('join', async (send) => {
        await send('invitation.accept', { code, ...(view.setsPassword ? { newPassword } : {}), phoneCode });
        session.forget();
        await open(routes.adminHome, {});
      });
    },
  },
});
