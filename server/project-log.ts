import type { Caller, Context } from './context';
import { appendAudit } from './data/audit';
import type { Transaction } from './data/database';

/** Somebody who acts for an institution or for the centre. */
export type OfficeContext = Context<Extract<Caller, { kind: 'administrator' | 'reviewer' }>>;

/** Appends what the caller did to a project, or to one of its rounds, to that project's chain. */
export function logProjectAct(
  tx: Transaction,
  context: OfficeContext,
  act: {
    project: { projectId: string; institutionId: string };
    action: string;
    subject: string;
    note?: string;
    before: unknown;
    after: unknown;
  },
): Promise<void> {
  const { project, ...told } = act;
  const { administratorId, name } = context.caller.session;
  return appendAudit(tx, {
    context,
    chainId: `project:${project.projectId}`,
    institutionId: project.institutionId,
    projectId: project.projectId,
    actor: { id: administratorId, name },
    ...told,
  });
}
