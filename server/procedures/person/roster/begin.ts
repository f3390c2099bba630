import { rosterBegin } from '../../../../contract/calls/person/roster';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { RosterImport } from '../../../data/documents';
import { addImportJob, importJobId } from '../../../data/jobs';
import { fileOfImport, moveUses } from '../../../data/kept-files';
import { getRoster, putRoster, rosterAct, rosterIdOf } from '../../../data/roster';
import { addImport } from '../../../data/roster-imports';
import { attachOnce } from '../../../files/attach-upload';
import { importIdOf, newImport, tableFacts } from '../../../files/table/table-upload';
import { loggedOf } from '../../../jobs/log-import';
import { wake } from '../../../jobs/wake';
import { defineProcedure } from '../../../call/procedure';
import { assertOwnMeeting } from './own-meeting';

/**
 * Keeps the file of a roster and puts its reading on the list. While an import is under way, no other begins: each would be
 * compared with a roster that the other changes.
 */
export const beginRoster = defineProcedure(rosterBegin, async (context, { file, meeting }) => {
  const { caller, at } = context;
  const { institutionId } = caller.session;
  const owner = { institutionId, meeting };
  await assertOwnMeeting(context.db, owner);
  const importId = importIdOf(context, rosterIdOf(owner));
  // Nothing is taken in while a file waits; the transaction asks again.
  const open = (await getRoster(context.db, owner))?.openImportId ?? importId;
  if (open !== importId) return context.refuse('importOpen');
  const look = (content: Buffer) => tableFacts(context, content);
  const begun = await attachOnce(context, rosterBegin, { file, purpose: 'roster', look }, async (tx, stored) => {
    const roster = await getRoster(tx, owner);
    if (roster?.openImportId != null) return context.refuse('importOpen');
    const one: RosterImport = {
      ...newImport(context, importId, stored),
      ...(meeting === undefined ? {} : { meeting }),
      registered: 0,
    };
    await addImport(tx, one);
    await putRoster(tx, {
      ...(roster ?? { _id: rosterIdOf(owner), latestImportId: null, total: 0 }),
      openImportId: importId,
    });
    await moveUses(tx, {
      before: fileOfImport('roster', one, false),
      after: fileOfImport('roster', one, true),
      now: at,
    });
    await addImportJob(tx, 'readRoster', { importId, createdAt: at });
    await logInstitutionAct(tx, context, {
      action: rosterAct(owner, 'begun'),
      subject: `roster:${importId}`,
      before: null,
      after: loggedOf(one),
      files: [one.digest],
    });
    return { importId };
  });
  await wake(context, importJobId('readRoster', begun.importId));
  return begun;
});
