import { dayOf } from '../../../../domain/kernel/time';
import { REASON_MAX, toggleQuickReason } from '../../../components/return-reason/reason';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { leaveReasons, leavingView, tipOf, type LeavingView } from './index.view';

/** 登记离职: somebody has left the institution. */
export const page = definePage(routes.leaving, {
  access: 'administrator',
  data: {
    shown: null as LeavingView | null,
    leaveReasons,
    today: '',
    day: '',
    reason: '',
    /** Ends their sign-ins as an administrator as well, unless that is taken off. */
    endSignIns: true,
    tip: '',
    reasonMax: REASON_MAX,
  },
  methods: {
    change(changed: { day?: string; reason?: string }) {
      const { day, reason, today } = { ...this.data, ...changed };
      this.setData({ ...changed, tip: this.data.shown?.obstacle || tipOf({ day, reason, today }) });
    },
    pickDay({ detail }: Told<{ value: string }>) {
      this.change({ day: detail.value });
    },
    typeReason({ detail }: Told<{ value: string }>) {
      this.change({ reason: detail.value });
    },
    pickReason({ currentTarget }: Tap<{ reason: string }>) {
      this.change({ reason: toggleQuickReason(this.data.reason, currentTarget.dataset.reason) });
    },
    toggleSignIns() {
      this.setData({ endSignIns: !this.data.endSignIns });
    },
    async record() {
      const { shown, day, reason, endSignIns, tip } = this.data;
      if (shown === null || tip !== '') return;
      const sure = await ask({
        title: `登记${shown.name}离职？`,
        content: '登记后马上生效，本人会收到通知和原因。登记错了可以恢复。',
        confirmText: '登记',
      });
      if (!sure) return;
      const { personId } = this.params;
      await this.run('record', async (send) => {
        await send('leaving.record', {
          ...{ personId, day, reason: reason.trim() },
          endSignIns: endSignIns && shown.administers !== '',
        });
        toast('已登记');
        await leave(routes.people);
      });
    },
  },
  async load() {
    const shown = leavingView(await call('leaving.get', { personId: this.params.personId }));
    const today = dayOf(serverNow());
    const day = this.data.day || today;
    return { shown, today, day, tip: shown.obstacle || tipOf({ day, reason: this.data.reason, today }) };
  },
});
