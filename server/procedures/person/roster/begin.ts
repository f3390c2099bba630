import { createHash } from 'node:crypto';
import { rosterBegin } from '../../../../contract/calls/person/roster';
import type { FileFacts } from '../../../../domain/kernel/kept-file';
import type { TableProblem } from '../../../../domain/kernel/table';
import type { tableErrors } from '../../../../contract/errors';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { RosterImport } from '../../../data/documents';
import { addRosterJob, readRosterJobId } from '../../../data/jobs';
import { fileOfImport, moveUses } from '../../../data/kept-files';
import { getRoster, putRoster } from '../../../data/roster';
import { addImport } from '../../../data/roster-imports';
import { attachOnce } from '../../../files/attach-upload';
import { lookIntoTable } from '../../../files/table/look-into-table';
import { loggedOf } from '../../../jobs/log-import';
import { wake } from '../../../jobs/run-job';
import { defineProcedure } from '../../../call/procedure';
import type { Refusing } from '../../../call/refusal';

type TableError = (typeof tableErrors)[number];

const errorOf: Record<TableProblem, TableError> = {
  unreadable: 'tableUnreadable',
  tooBig: 'tableTooBig',
  tooManyRows: 'tableTooBig',
  macros: 'tableWithMacros',
  locked: 'tableLocked',
  oldFormat: 'tableOldFormat',
  webPage: 'tableIsWebPage',
};

/**
 * Keeps the file of a roster and puts its reading on the list. While an import is under way, no other begins: each would be
 * compared with a roster that the other changes.
 */
export const beginRoster = defineProcedure(rosterBegin, async (context, { file }) => {
  const { caller, at, requestId } = context;
  const { institutionId, administratorId, name } = caller.session;
  const importId = importIdOf(institutionId, administratorId, requestId);
  // Nothing is taken in while a file waits; the transaction asks again.
  const open = (await getRoster(context.db, institutionId))?.openImportId ?? importId;
  if (open !== importId) return context.refuse('importOpen');
  const look = (content: Buffer): FileFacts => tableFacts(context, content);
  const begun = await attachOnce(context, rosterBegin, { file, purpose: 'roster', look }, async (tx, stored) => {
    const { fileId, fileName, digest, type } = stored;
    if (digest === undefined || (type !== 'xlsx' && type !== 'csv'))
      throw new Error('a table was kept as something else');
    const roster = await getRoster(tx, institutionId);
    if (roster?.openImportId != null) return context.refuse('importOpen');
    const one: RosterImport = {
      ...{ _id: importId, institutionId, state: 'reading', startedAt: at, byId: administratorId, by: name },
      ...{ fileName, fileId, digest, type },
      ...{ rows: 0, good: 0, bad: 0, added: 0, changed: 0, same: 0, gone: 0, registered: 0, done: 0, toDo: 0 },
    };
    await addImport(tx, one);
    await putRoster(tx, {
      ...(roster ?? { _id: institutionId, latestImportId: null, total: 0 }),
      openImportId: importId,
    });
    await moveUses(tx, { before: fileOfImport(one, false), after: fileOfImport(one, true), now: at });
    await addRosterJob(tx, 'readRoster', { importId, createdAt: at });
    await logInstitutionAct(tx, context, {
      action: 'roster.begun',
      subject: `roster:${importId}`,
      before: null,
      after: loggedOf(one),
      files: [digest],
    });
    return { importId };
  });
  await wake(context, readRosterJobId(begun.importId));
  return begun;
});

/** The caller is part of the id: two administrators' phones may make the same request id. */
function importIdOf(institutionId: string, administratorId: string, requestId: string): string {
  const key = JSON.stringify([institutionId, administratorId, requestId]);
  return `i${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 24)}`;
}

function tableFacts(context: Refusing<TableError>, content: Buffer): FileFacts {
  const look = lookIntoTable(content);
  return look.kind === 'refuse'
    ? context.refuse(errorOf[look.problem])
    : { type: look.type, sizeBytes: content.length };
}
