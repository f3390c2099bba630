import type { InputOf, OutputOf } from '../../../../contract/index';
import type { Send } from '../../../page/actions';
import { call } from '../../../services/call';

type Project = OutputOf<'project.get'>;

/** What an editor works on: the project itself, or what a change request asks for. */
export interface Content {
  projectId: string;
  change?: boolean | undefined;
}

/** The project as the editors show it; in a change request as it would be, open to be edited while the centre does not have it. */
export const loadContent = async ({ projectId, change = false }: Content): Promise<Project> =>
  change ? (await call('change.get', { projectId })).after : call('project.get', { projectId });

/** Saves the form. @returns the revision it has then */
export async function sendForm(
  send: Send,
  { projectId, change = false }: Content,
  input: Pick<InputOf<'project.saveForm'>, 'revision' | 'form'>,
): Promise<{ revision: number }> {
  return change ? send('change.save', { projectId, ...input }) : send('project.saveForm', { projectId, ...input });
}

/** Saves courses and batches together. */
export async function sendCourses(
  send: Send,
  { projectId, change = false }: Content,
  input: Pick<InputOf<'project.saveCourses'>, 'revision' | 'courses' | 'batches'>,
): Promise<void> {
  await (change ? send('change.save', { projectId, ...input }) : send('project.saveCourses', { projectId, ...input }));
}
