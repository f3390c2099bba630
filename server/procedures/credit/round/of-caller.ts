import type { OfficeContext } from '../../../data/audit/office-log';
import { refuse } from '../../../call/refusal';
import type { GrantRound } from '../../../data/documents';
import {
  findOwnRound,
  findOwnRoundOfAnyKind,
  findReviewedRound,
  getAnyRound,
  isOfActivity,
  type AnyRound,
} from '../../../data/rounds';

/** The round as the caller may see it: their institution's, or for the centre one whose materials were handed in. */
export function roundOfCaller({ caller, db }: OfficeContext, roundId: string): Promise<GrantRound> {
  return caller.kind === 'reviewer'
    ? findReviewedRound(db, roundId)
    : findOwnRound(db, { roundId, institutionId: caller.session.institutionId });
}

/** The same of a group activity's round as well: the centre has begun that by its approval. */
export async function anyRoundOfCaller({ caller, db }: OfficeContext, roundId: string): Promise<AnyRound> {
  if (caller.kind !== 'reviewer')
    return findOwnRoundOfAnyKind(db, { roundId, institutionId: caller.session.institutionId });
  const round = (await getAnyRound(db, roundId)) ?? refuse('notFound');
  return isOfActivity(round) ? round : findReviewedRound(db, roundId);
}
