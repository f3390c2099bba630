import { grantRound } from '../../../../contract/calls/credit/grant';
import { findOwnRound } from '../../../data/rounds';
import { defineProcedure } from '../../../call/procedure';
import { roundView } from '../round/view';

/** One round with its progress; one read, because the page asks every second while the job runs (A8b). */
export const grantRoundProcedure = defineProcedure(grantRound, async (context, { roundId }) =>
  roundView(await findOwnRound(context.db, { roundId, institutionId: context.caller.session.institutionId })),
);
