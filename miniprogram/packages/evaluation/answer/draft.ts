import type { Rating } from '../../../../domain/evaluation/answer';

/** What somebody has filled in and not handed in, by question. */
export interface Draft {
  ratings: Readonly<Record<string, Rating>>;
  texts: Readonly<Record<string, string>>;
}

export const emptyDraft: Draft = { ratings: {}, texts: {} };

const keyOf = (batch: { projectId: string; batchId: string }): string =>
  `evaluation:${batch.projectId}:${batch.batchId}`;

/**
 * The draft of an evaluation: on this phone alone, so that nothing of it is anywhere else before it is handed in (rules: "Exam and
 * evaluation"). It goes when it was handed in.
 */
export const evaluationDraft = {
  get(batch: { projectId: string; batchId: string }): Draft {
    const kept: unknown = wx.getStorageSync(keyOf(batch));
    const isDraft = typeof kept === 'object' && kept !== null && 'ratings' in kept && 'texts' in kept;
    return isDraft ? (kept as Draft) : emptyDraft;
  },
  keep(batch: { projectId: string; batchId: string }, draft: Draft): void {
    try {
      wx.setStorageSync(keyOf(batch), draft);
    } catch {
      // A phone that is full: the page goes on from what it shows.
    }
  },
  forget(batch: { projectId: string; batchId: string }): void {
    wx.removeStorageSync(keyOf(batch));
  },
};
