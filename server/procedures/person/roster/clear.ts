import { rosterClear } from '../../../../contract/calls/person/roster';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { clearExpected } from '../../../data/expected-entries';
import { getRoster, putRoster, removeRoster, rosterAct } from '../../../data/roster';
import { removeRows } from '../../../data/roster-imports';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { assertOwnMeeting } from './own-meeting';

/**
 * Takes everybody off the roster, and away what is left of its last import. The people go first: a call that is broken off leaves
 * some of them, and its repeat takes the rest.
 */
export const clearOwnRoster = defineProcedure(rosterClear, async (context, { meeting }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const owner = { institutionId, meeting };
  await assertOwnMeeting(db, owner);
  const known = await getRoster(db, owner);
  if (known?.openImportId != null) context.refuse('importOpen');
  const people = known?.total ?? 0;
  await (meeting === undefined ? removeRoster(db, institutionId) : clearExpected(db, meeting));
  if (known?.latestImportId != null) await removeRows(db, known.latestImportId);
  return runIdempotent(context, rosterClear, async (tx) => {
    const before = await getRoster(tx, owner);
    if (before?.openImportId != null) context.refuse('importOpen');
    if (!before?.latestImportId) return {};
    await putRoster(tx, { ...before, latestImportId: null, total: 0 });
    await logInstitutionAct(tx, context, {
      action: rosterAct(owner, 'cleared'),
      subject: `roster:${before.latestImportId}`,
      before: { people },
      after: { people: 0 },
    });
    return {};
  });
});
