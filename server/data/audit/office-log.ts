import type { Caller, Context } from '../../call/context';
import { appendAudit, type AuditedAct } from './log';
import type { Transaction } from '../database';
import type { AuditEntry } from '../documents';

/** Somebody who acts for an institution or for the centre. */
export type OfficeContext = Context<Extract<Caller, { kind: 'administrator' | 'reviewer' }>>;

/** What was done, as `appendAudit` takes it. */
type Told = Pick<AuditedAct, 'action' | 'subject' | 'note' | 'before' | 'after' | 'files'>;

const actorOf = ({ caller }: OfficeContext): AuditedAct['actor'] => ({
  id: caller.session.administratorId,
  name: caller.session.name,
});

/** Appends what the caller did to a project, or to one of its rounds, to that project's chain. */
export function logProjectAct(
  tx: Transaction,
  context: OfficeContext,
  { project, ...told }: Told & { project: { projectId: string; institutionId: string } },
): Promise<AuditEntry> {
  const { projectId, institutionId } = project;
  return appendAudit(tx, { context, institutionId, projectId, actor: actorOf(context), ...told });
}

/** Appends what the caller did to their own institution's people, departments or sign-ins to the institution's chain. */
export function logInstitutionAct(tx: Transaction, context: OfficeContext, told: Told): Promise<AuditEntry> {
  const { institutionId } = context.caller.session;
  return appendAudit(tx, { context, institutionId, projectId: null, actor: actorOf(context), ...told });
}
