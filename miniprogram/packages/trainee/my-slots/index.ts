import { slotDays, slotFigures, type SlotDay } from '../../../components/slot-list/slots';
import { dueView, type DueView } from '../../../components/window-strip/windows';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { dayOf } from '../../../../domain/kernel/time';
import { serverNow } from '../../../services/server-clock';
import type { Told } from '../../../services/events';
import { shortDay } from '../../../services/format';

/** 我的考勤 (D12 for the trainee): every slot of one meeting, and in truth what is missing. */
export const page = definePage(routes.mySlots, {
  reloadOnShow: true,
  data: {
    title: '',
    institution: '',
    waits: false,
    /** What is still to be done, or what is lost. */
    due: null as DueView | null,
    /** Until when a missed slot may be appealed; '' where there is none. */
    appealUntil: '',
    figures: [] as ReturnType<typeof slotFigures>,
    days: [] as SlotDay[],
  },
  methods: {
    appeal({ detail }: Told<{ day: string }>) {
      void this.run('open', () => open(routes.appeal, { ...this.params, day: detail.day }));
    },
    openAppeals() {
      void this.run('open', () => open(routes.appeal, this.params));
    },
    openNotice() {
      void this.run('open', () => open(routes.notice, { projectId: this.params.projectId }));
    },
  },
  async load() {
    const answer = await call('slots.mine', this.params);
    return {
      title: answer.title,
      institution: answer.institutionName,
      waits: answer.registrationWaits,
      due: dueView(answer, dayOf(serverNow())),
      figures: slotFigures(answer),
      days: slotDays(answer),
      appealUntil: answer.appealable.length > 0 ? shortDay(answer.lastAppealDay) : '',
    };
  },
});
