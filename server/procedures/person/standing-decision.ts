import type { Review } from '../../data/documents';

/**
 * Whether the same decision of the same administrator stands already: they have pressed the button twice. Of whatever an
 * institution reviews: registrations and requests for a rebinding.
 */
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
