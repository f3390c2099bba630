import { grantStop } from '../../../../contract/calls/credit/grant';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { findOwnRound, markStopped } from '../../../data/rounds';

/** Stops a grant between two slices: its job looks at the round before each of them. */
export const stopGrant = defineProcedure(grantStop, (context, { roundId }) =>
  runIdempotent(context, grantStop, async (tx) => {
    const { institutionId, name } = context.caller.session;
    const round = await findOwnRound(tx, { roundId, institutionId });
    if (round.state !== 'granting') return context.refuse('wrongState', { state: round.state });
    if (round.stopped) return {};
    const stopped = { at: context.at, by: name };
    await markStopped(tx, roundId, stopped);
    await logProjectAct(tx, context, {
      project: round,
      action: 'grant.stopped',
      subject: `round:${roundId}`,
      before: null,
      after: { stopped, done: round.done, total: round.total },
    });
    return {};
  }),
);
