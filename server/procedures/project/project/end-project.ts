import type { ProjectState } from '../../../../domain/project/project-state';
import type { Caller, Context } from '../../../call/context';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Transaction } from '../../../data/database';
import type { Project } from '../../../data/documents';
import { addAudienceJob, type AudienceNews } from '../../../data/jobs';
import { tell, type Event } from '../../../data/messages';
import { dropOpenChange } from '../../../data/changes';
import { changeProject } from '../../../data/projects';
import { tellSessions } from '../../../data/sessions';
import type { MessageKind } from '../../../../domain/message/kinds';

/** Ends a project that was read in this transaction: its state, its sessions, who is told, the log. */
export async function endProject<K extends MessageKind>(
  tx: Transaction,
  context: Context<Extract<Caller, { kind: 'administrator' }>>,
  {
    project,
    to,
    reason,
    action,
    events,
    audience,
  }: {
    project: Project;
    to: ProjectState;
    reason: string;
    action: string;
    events: readonly Event<K>[];
    audience: AudienceNews | undefined;
  },
): Promise<void> {
  const { _id: projectId, institutionId } = project;
  const ended = { from: project.state, reason, by: context.caller.session.name, at: context.at };
  const dropped = await dropOpenChange(tx, project);
  const after = await changeProject(tx, project, { ...dropped, state: to, ended, revision: project.revision + 1 });
  await tellSessions(tx, project, to);
  for (const event of events) await tell(tx, context, event);
  if (audience) await addAudienceJob(tx, { projectId, news: audience, createdAt: context.at });
  await logProjectAct(tx, context, {
    project: { projectId, institutionId },
    action,
    subject: `project:${projectId}`,
    ...(reason === '' ? {} : { note: reason }),
    before: project,
    after,
  });
}
