import type { OfficeContext } from '../../../data/audit/office-log';
import type { GrantRound } from '../../../data/documents';
import { findOwnRound, findReviewedRound } from '../../../data/rounds';

/** The round as the caller may see it: their institution's, or for the centre one whose materials were handed in. */
export function roundOfCaller({ caller, db }: OfficeContext, roundId: string): Promise<GrantRound> {
  return caller.kind === 'reviewer'
    ? findReviewedRound(db, roundId)
    : findOwnRound(db, { roundId, institutionId: caller.session.institutionId });
}
