import type { Told } from './events';

/** What a reviewer decides: approved, or returned with a reason. */
export type Decision = { decision: 'approve' } | { decision: 'return'; reason: string };

/** The little of a page that deciding needs: a sheet for the reason, and what sends the decision. */
interface DecidingPage {
  setData(data: { returning: boolean }): void;
  decide(decision: Decision): Promise<void>;
}

/** Handlers of 通过, 退回 and the sheet that asks for the reason; spread into a page that has `returning` and `decide`. */
export const decisionHandlers = {
  approve(this: DecidingPage): void {
    void this.decide({ decision: 'approve' });
  },
  askReason(this: DecidingPage): void {
    this.setData({ returning: true });
  },
  cancelReturn(this: DecidingPage): void {
    this.setData({ returning: false });
  },
  giveBack(this: DecidingPage, { detail }: Told<{ reason: string }>): void {
    void this.decide({ decision: 'return', reason: detail.reason });
  },
};
