import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import type { Activity } from '../../../services/activity-words';
import { call } from '../../../services/call';
import type { Decision } from '../../../services/decision';
import type { Tap, Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { scrollToTop } from '../../../services/passing';
import { session } from '../../../services/session';
import { activityReview, approvalQuestion, quickReasons, type ActivityReview } from './index.view';

/** A group activity before the centre (M21): its approval grants everybody on the list. */
export const page = definePage(routes.centreActivity, {
  access: 'administrator',
  data: {
    shown: null as ActivityReview | null,
    /** The sheet is open that asks for the reason of a return. */
    returning: false,
    quickReasons,
    /** The rule table is the centre's alone to open. */
    isCentre: false,
  },
  own: () => ({ activity: undefined as Activity | undefined }),
  reloadOnShow: true,
  methods: {
    openPeople() {
      void this.run('open', () => open(routes.activityPeople, { activityId: this.params.activityId }));
    },
    openRules() {
      if (!this.data.isCentre) return;
      void this.run('open', () => open(routes.ruleTable, {}));
    },
    look({ currentTarget }: Tap<{ id: string }>) {
      const file = { activityId: this.params.activityId, fileId: currentTarget.dataset.id };
      void this.run('look', () => openFile(() => call('groupActivity.fileUrl', file)));
    },
    async approve() {
      if (this.activity === undefined) return;
      if (await ask({ ...approvalQuestion(this.activity), confirmText: '通过' }))
        await this.decide({ decision: 'approve' });
    },
    askReason() {
      this.setData({ returning: true });
    },
    cancelReturn() {
      this.setData({ returning: false });
    },
    giveBack({ detail: { reason } }: Told<{ reason: string }>) {
      void this.decide({ decision: 'return', reason });
    },
    async decide(decision: Decision) {
      const { activity } = this;
      if (activity === undefined) return;
      const { activityId } = this.params;
      const decided = await this.run(decision.decision, async (send) => {
        await send('groupActivity.review', { activityId, ...decision, decisionsSeen: activity.reviews.length });
        return true;
      });
      if (decided) this.setData({ returning: false });
      // Also after a refusal: another reviewer may have been quicker.
      await this.reload();
      if (decided) scrollToTop();
    },
    back() {
      void this.run('leave', () => leave(routes.adminHome));
    },
  },
  async load() {
    const activity = await call('groupActivity.get', { activityId: this.params.activityId });
    this.activity = activity;
    const shown = activityReview(activity);
    const isCentre = (await session.get()).administrator?.kind === 'centre';
    return { shown, isCentre, returning: this.data.returning && shown.outcome === null };
  },
});
