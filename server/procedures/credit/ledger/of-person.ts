import { ledgerOfPerson } from '../../../../contract/calls/credit/ledger';
import { findOwnPerson } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { yearOfLedger } from './year-of-ledger';

/** One year of the ledger of one of the institution's people (P1), from whichever institution the credits came. */
export const ofPersonLedger = defineProcedure(ledgerOfPerson, async ({ db, caller }, { personId, year }) => {
  const { institutionId } = caller.session;
  const person = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  const { shown } = await yearOfLedger(db, { personId, year });
  return { personId, name: person.name, ...shown };
});
