import { grantRoundPeople } from '../../../contract/calls/grant';
import { listRoundEntries } from '../../data/ledger';
import { findOwnRound, findReviewedRound } from '../../data/rounds';
import { defineProcedure } from '../../procedure';

/** 授分名单: the people of a round as granted; the centre sees it once the materials were handed in. */
export const grantRoundPeopleProcedure = defineProcedure(grantRoundPeople, async (context, { roundId, ...request }) => {
  const { db, caller } = context;
  const round =
    caller.kind === 'reviewer'
      ? await findReviewedRound(db, roundId)
      : await findOwnRound(db, { roundId, institutionId: caller.session.institutionId });
  const page = await listRoundEntries(db, round._id, request);
  return {
    ...page,
    rows: page.rows.map(({ personId, who, creditHundredths, hourTenths }) => ({
      personId,
      ...who,
      creditHundredths,
      hourTenths,
    })),
  };
});
