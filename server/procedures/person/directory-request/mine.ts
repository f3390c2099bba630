import { directoryRequestMine } from '../../../../contract/calls/person/directory-request';
import { defineProcedure } from '../../../call/procedure';
import { findLatestRequests } from '../../../data/directory-requests';
import { askedOf, outcomeOf } from './view';

/** As many as may be made in a day: what is older is in the inbox. */
const LATEST = 5;

export const myDirectoryRequests = defineProcedure(directoryRequestMine, async ({ db, caller }) => {
  const requests = await findLatestRequests(db, caller.openid, LATEST);
  return { rows: requests.map((request) => ({ ...askedOf(request), outcome: outcomeOf(request) })) };
});
