import { displayList } from '../../../../contract/calls/attendance/display';
import { findShowing } from '../../../data/displays';
import { findOwnSession } from '../../../data/sessions';
import { defineProcedure } from '../../../call/procedure';

/** The displays of a session of the own institution. */
export const listDisplays = defineProcedure(displayList, async ({ db, at, caller }, { sessionId }) => {
  await findOwnSession(db, { sessionId, institutionId: caller.session.institutionId });
  const showing = await findShowing(db, sessionId, at);
  return { displays: showing.map(({ _id, pairedAt, by }) => ({ displayId: _id, pairedAt, by })) };
});
