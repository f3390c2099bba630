import { personHistoryMine } from '../../../../contract/calls/person/person-history';
import { listEvents } from '../../../data/person-history';
import { defineProcedure } from '../../../call/procedure';
import { eventsOf } from './view';

/** What happened to the caller's own registration, whoever did it. */
export const myPersonHistory = defineProcedure(personHistoryMine, async ({ db, caller: { person } }, page) =>
  eventsOf(await listEvents(db, person._id, page)),
);
