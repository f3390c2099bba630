import { slotDays, slotFigures, type SlotDay } from '../../../components/slot-list/slots';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { noReason, reasonSheets } from '../components/ruling-sheet/reasons';
import { actsOn, personHead, waitingIds, type PersonHead } from './index.view';

/** D12, 个人考勤 (M12, M18): every slot of a person in one batch, and what an administrator may do about it. */
export const page = definePage(routes.personSlots, {
  access: 'administrator',
  makes: ['ruling.make', 'attendance.confirmLate', 'manual.record'],
  reloadOnShow: true,
  data: {
    person: null as PersonHead | null,
    title: '',
    figures: [] as ReturnType<typeof slotFigures>,
    days: [] as SlotDay[],
    waiting: 0,
    asked: noReason,
    asking: false,
  },
  own: () => ({ answer: undefined as Awaited<ReturnType<typeof call<'slots.ofPerson'>>> | undefined, recordId: '' }),
  methods: {
    confirm() {
      const { answer } = this;
      if (!answer) return;
      const { projectId, batchId } = this.params;
      void this.run('confirm', async (send) => {
        const records = waitingIds(answer);
        const { confirmed, withoutSeat = 0 } = await send('attendance.confirmLate', { projectId, batchId, records });
        toast(
          withoutSeat === 0 ? `已确认 ${confirmed} 条` : `已确认 ${confirmed} 条，${withoutSeat} 条没有名额`,
          'none',
        );
        await this.reload();
      });
    },
    checkIn() {
      void this.run('open', () => open(routes.manual, this.params));
    },
    async act({ detail }: Told<{ recordId: string }>) {
      if (!this.answer) return;
      const acts = actsOn(this.answer, detail.recordId);
      const picked = await sheet(() => wx.showActionSheet({ itemList: acts.map(({ label }) => label) }));
      const act = picked && acts[picked.tapIndex];
      if (!act) return;
      this.recordId = detail.recordId;
      this.setData({ asked: reasonSheets[act.ruling], asking: true });
    },
    cancel() {
      this.setData({ asking: false });
    },
    rule({ detail }: Told<{ reason: string }>) {
      const { projectId, batchId } = this.params;
      const { ruling } = this.data.asked;
      void this.run('rule', async (send) => {
        await send('ruling.make', { projectId, batchId, recordIds: [this.recordId], ruling, reason: detail.reason });
        this.setData({ asking: false });
        toast(this.data.asked.done);
        await this.reload();
      });
    },
  },
  async load() {
    const { projectId, batchId, personId } = this.params;
    const answer = await call('slots.ofPerson', { projectId, batchId, who: { personId } });
    this.answer = answer;
    return {
      person: personHead(answer),
      title: answer.title,
      figures: slotFigures(answer),
      days: slotDays(answer),
      waiting: waitingIds(answer).length,
    };
  },
});
