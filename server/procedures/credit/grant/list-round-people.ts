import { grantRoundPeople } from '../../../../contract/calls/credit/grant';
import { listRoundEntries } from '../../../data/ledger';
import { defineProcedure } from '../../../call/procedure';
import { roundOfCaller } from '../round/of-caller';

/** 授分名单: the people of a round as granted; the centre sees it once the materials were handed in. */
export const grantRoundPeopleProcedure = defineProcedure(grantRoundPeople, async (context, { roundId, ...request }) => {
  const round = await roundOfCaller(context, roundId);
  const page = await listRoundEntries(context.db, round._id, request);
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
