import type { Context, Services } from '../call/context';
import { appendAudit } from '../data/audit/log';
import type { Transaction } from '../data/database';
import type { RosterImport } from '../data/documents';

/** What the log is told of an import: state and counts; nothing of anybody. */
export const loggedOf = ({ state, good, bad, added, changed, gone, removeGone }: RosterImport) => ({
  ...{ state, good, bad, added, changed, gone },
  removeGone: removeGone ?? false,
});

/** Logs what a job has done to an import, for whoever began or took it. */
export async function logImport(
  tx: Transaction,
  services: Services,
  { action, before, after }: { action: string; before: RosterImport; after: RosterImport },
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
    ...{ context, institutionId, projectId: null, action },
    actor: { id: takenById, name: takenBy },
    subject: `roster:${_id}`,
    before: loggedOf(before),
    after: loggedOf(after),
    files: [digest],
  });
}
