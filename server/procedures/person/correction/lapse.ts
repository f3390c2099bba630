import { decideCorrection } from '../../../../domain/person/correction';
import type { Context } from '../../../call/context';
import { appendAudit } from '../../../data/audit/log';
import { getCorrection, saveDropped } from '../../../data/corrections';
import type { Transaction } from '../../../data/database';
import type { Correction } from '../../../data/documents';
import { noteEvent } from '../../../data/person-history';

/**
 * Ends a request that waits because its person is no longer the institution's to correct: they were transferred, have left, or their
 * approval was withdrawn. In the transaction of that; nothing where it was decided meanwhile.
 * @param found the request as it was found before the transaction
 * @param actor who decided what it follows from
 */
export async function lapseCorrection(
  tx: Transaction,
  context: Context,
  { found, actor }: { found: Correction | undefined; actor: { id: string; name: string } },
): Promise<void> {
  const before = found && (await getCorrection(tx, found._id));
  if (!before) return;
  const step = decideCorrection(before.state, { kind: 'lapse' });
  if (step.kind === 'refuse') return;
  const after: Correction = { ...before, state: step.to };
  await saveDropped(tx, after, context.at);
  const { personId, institutionId, changes } = before;
  const entry = await appendAudit(tx, {
    ...{ context, institutionId, projectId: null, actor, before, after },
    action: 'correction.lapsed',
    subject: `person:${personId}`,
  });
  await noteEvent(tx, entry, { personId, kind: 'correctionLapsed', changes });
}
