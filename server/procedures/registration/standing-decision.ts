import type { Review } from '../../data/documents';

/** A decision as the domain takes it. */
export const actionOf = ({ decision, reason }: Pick<Review, 'decision' | 'reason'>) =>
  decision === 'approve' ? ({ kind: 'approve' } as const) : ({ kind: 'return', reason } as const);

/** The same decision of the same administrator stands already: he has pressed the button twice. */
export function isStanding(
  { state, review }: { state: string; review?: Review },
  { decision, reason, by }: Review,
): boolean {
  return (
    state === (decision === 'approve' ? 'approved' : 'returned') &&
    review?.decision === decision &&
    review.reason === reason &&
    review.by === by
  );
}
