import { ledgerMine } from '../../../../contract/calls/credit/ledger';
import { instantOf } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { appealsOfPerson } from '../../../data/appeals';
import { batchesAttended } from '../../../data/attendance';
import { entriesOf } from '../../../data/ledger';
import { outcomesOf } from '../../../data/outcomes';
import { ruleBook } from '../../../data/rule-table';
import { readByIds } from '../../../data/questions';
import { creditAppeals } from './credit-appeals';
import { holdingsWaiting } from './holdings-waiting';
import { shownYear } from './shown-year';
import { withoutCredit } from './without-credit';
import { roundsOf, standingEntries, yearFor } from './year';

/** 我的学分 (T4): one year of the caller's own ledger. */
export const ledgerMineProcedure = defineProcedure(ledgerMine, async (context, { year }) => {
  const { db } = context;
  const { _id: personId, institutionId } = context.caller.person;
  const at = { collection: 'persons', id: personId } as const;
  const { written, outcomes, attended, asked } = await db.together(at, {
    written: entriesOf(personId, year),
    outcomes: outcomesOf(personId, year),
    asked: appealsOfPerson(personId),
    attended: batchesAttended(personId, { from: instantOf(`${year}-01-01`), until: instantOf(`${year + 1}-01-01`) }),
  });
  const projects = await readByIds(db, 'projects', {
    ids: [...written, ...outcomes, ...attended].map(({ projectId }) => projectId),
    fields: ['title', 'institutionName', 'state', 'batches', 'rounds', 'ended'],
    at,
  });
  const dealtWith = [...written, ...outcomes];
  const rounds = await roundsOf(db, dealtWith, projects);
  const entries = standingEntries(written, rounds);
  const without = withoutCredit({
    outcomes,
    projects,
    grantedProjectIds: new Set(entries.map(({ projectId }) => projectId)),
  });
  return {
    ...shownYear(yearFor(await ruleBook(db, context.at), { institutionId, year }), entries),
    withoutCredit: without,
    appeals: creditAppeals({ without, outcomes, written, rounds, asked, now: context.at }),
    ...holdingsWaiting({ attended, projects, dealtWith, rounds }),
  };
});
