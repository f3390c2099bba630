import { ledgerOfPerson } from '../../../../contract/calls/credit/ledger';
import { entriesOf } from '../../../data/ledger';
import { findOwnPerson } from '../../../data/persons';
import { ruleBook } from '../../../data/rule-table';
import { ask, readByIds } from '../../../data/questions';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { shownYear } from './shown-year';
import { roundsOf, standingEntries, yearFor } from './year';

/** One year of the ledger of one of the institution's people (P1), from whichever institution the credits came. */
export const ofPersonLedger = defineProcedure(ledgerOfPerson, async ({ db, caller, at }, { personId, year }) => {
  const { institutionId } = caller.session;
  const person = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  const written = await ask(db, entriesOf(personId, year));
  const ids = written.map(({ projectId }) => projectId);
  const projects = await readByIds(db, 'projects', {
    ids,
    fields: ['rounds'],
    at: { collection: 'persons', id: personId },
  });
  const entries = standingEntries(written, await roundsOf(db, written, projects));
  return {
    personId,
    name: person.name,
    ...shownYear(yearFor(await ruleBook(db, at), { institutionId, year }), entries),
  };
});
