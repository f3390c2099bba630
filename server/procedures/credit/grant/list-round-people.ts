import { grantRoundPeople } from '../../../../contract/calls/credit/grant';
import { listRoundEntries } from '../../../data/ledger';
import { findOpenReversals, findReversed } from '../../../data/reversals';
import { defineProcedure } from '../../../call/procedure';
import { anyRoundOfCaller } from '../round/of-caller';

/** 授分名单: the people of a round as granted; the centre sees it once the materials were handed in. */
export const grantRoundPeopleProcedure = defineProcedure(grantRoundPeople, async (context, { roundId, ...request }) => {
  const round = await anyRoundOfCaller(context, roundId);
  const page = await listRoundEntries(context.db, round._id, request);
  const ids = page.rows.map(({ _id }) => _id);
  const [reversed, open] = await Promise.all([
    findReversed(context.db, ids),
    findOpenReversals(context.db, [...ids, round._id]),
  ]);
  const waiting = new Map(open.map(({ subjectId, _id }) => [subjectId, _id]));
  return {
    ...page,
    rows: page.rows.map(({ _id, personId, who, creditHundredths, hourTenths }) => ({
      personId,
      ...who,
      creditHundredths,
      hourTenths,
      reversed: reversed.has(_id),
      reversalId: waiting.get(_id) ?? waiting.get(round._id) ?? null,
    })),
  };
});
