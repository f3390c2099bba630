import type { Caller, Context } from '../../../call/context';
import { refuse } from '../../../call/refusal';
import { appendAudit, type AuditedAct } from '../../../data/audit/log';
import type { Transaction } from '../../../data/database';
import type { Institution } from '../../../data/documents';
import { isOurInstitution } from '../../../guard/role-seal';

/** A hospital that the centre may change: one that is as we wrote it. @throws Refusal `notFound` */
export async function ownedHospital(context: Context, found: Institution | undefined): Promise<Institution> {
  const isOurs = found?.kind === 'hospital' && (await isOurInstitution(context, found));
  return isOurs ? found : refuse('notFound');
}

/** Appends what the centre did to a hospital to the hospital's own chain. */
export async function logHospitalAct(
  tx: Transaction,
  context: Context<Extract<Caller, { kind: 'reviewer' }>>,
  { _id }: Pick<Institution, '_id'>,
  told: Pick<AuditedAct, 'action' | 'subject' | 'note' | 'before' | 'after'>,
): Promise<void> {
  const { administratorId, name } = context.caller.session;
  await appendAudit(tx, {
    context,
    institutionId: _id,
    projectId: null,
    actor: { id: administratorId, name },
    ...told,
  });
}
