import { rosterClear } from '../../../../contract/calls/person/roster';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { countRoster, getRoster, putRoster, removeRoster } from '../../../data/roster';
import { removeRows } from '../../../data/roster-imports';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/**
 * Takes everybody off the roster, and away what is left of its last import. The people go first: a call that is broken off leaves
 * some of them, and its repeat takes the rest.
 */
export const clearOwnRoster = defineProcedure(rosterClear, async (context) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const known = await getRoster(db, institutionId);
  if (known?.openImportId != null) context.refuse('importOpen');
  const people = await countRoster(db, institutionId);
  await removeRoster(db, institutionId);
  if (known?.latestImportId != null) await removeRows(db, known.latestImportId);
  return runIdempotent(context, rosterClear, async (tx) => {
    const before = await getRoster(tx, institutionId);
    if (before?.openImportId != null) context.refuse('importOpen');
    if (!before?.latestImportId) return {};
    await putRoster(tx, { ...before, latestImportId: null, total: 0 });
    await logInstitutionAct(tx, context, {
      action: 'roster.cleared',
      subject: `roster:${before.latestImportId}`,
      before: { people },
      after: { people: 0 },
    });
    return {};
  });
});
