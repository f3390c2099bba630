import type { Context, Services } from '../call/context';
import { appendAudit } from '../data/audit/log';
import type { Transaction } from '../data/database';
import type { Meeting, TableImport } from '../data/documents';
import { rosterAct } from '../data/roster';

/** What the log is told of an import: state and counts; nothing of any row. */
export const loggedOf = ({ state, good, bad, added, changed, gone, removeGone }: TableImport) => ({
  ...{ state, good, bad, added, changed, gone },
  removeGone: removeGone ?? false,
});

/** Logs what a job has done to an import, for whoever began or took it. */
export async function logImport(
  tx: Transaction,
  services: Services,
  {
    of,
    act,
    before,
    after,
  }: {
    of: 'roster' | 'catalogue' | 'activity';
    act: string;
    before: TableImport;
    after: TableImport & { meeting?: Meeting };
  },
): Promise<void> {
  const { _id, institutionId, digest, byId, by, takenById = byId, takenBy = by } = after;
  const context: Context = {
    ...services,
    caller: { kind: 'nobody' },
    requestId: _id,
    input: {},
    at: services.now(),
  };
  await appendAudit(tx, {
    ...{ context, institutionId, projectId: null },
    action: of === 'roster' ? rosterAct(after, act) : `${of}.${act}`,
    actor: { id: takenById, name: takenBy },
    subject: `${of}:${_id}`,
    before: loggedOf(before),
    after: loggedOf(after),
    files: [digest],
  });
}
