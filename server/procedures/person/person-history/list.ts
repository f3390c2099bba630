import { personHistoryList } from '../../../../contract/calls/person/person-history';
import { roleOf } from '../../../../domain/person/institution-role';
import { listEvents } from '../../../data/person-history';
import { findOwnPerson } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { eventsOf } from './view';

/** What happened to somebody of the caller's institution. */
export const listPersonHistory = defineProcedure(personHistoryList, async ({ db, caller }, { personId, ...page }) => {
  const { institutionId } = caller.session;
  const person = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  // What proves something may show a whole document.
  const opens = roleOf(caller.session) === 'all' ? institutionId : undefined;
  return eventsOf(await listEvents(db, person._id, page), opens);
});
