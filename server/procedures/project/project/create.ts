import { projectCreate } from '../../../../contract/calls/project/project';
import { formFromEntry, lockedFrom } from '../../../../domain/project/project';
import type { Context } from '../../../call/context';
import { findOwnEntry, pickEntry } from '../../../data/catalogue';
import type { CatalogueEntry, Project } from '../../../data/documents';
import { addProject } from '../../../data/projects';
import { answerId, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';

/** M6: a project is always made from an entry of the caller's own institution, and takes its figures from there. */
export const create = defineProcedure(projectCreate, (context, { catalogueEntryId }) =>
  runIdempotent(context, projectCreate, async (tx) => {
    const { institutionId, institutionName } = context.caller.session;
    const entry = await findOwnEntry(tx, { catalogueEntryId, institutionId });
    if (!entry) return context.refuse('entryNotYours');
    if (entry.withdrawn) return context.refuse('entryWithdrawn');
    await pickEntry(tx, entry);
    const project = draftFrom(entry, { projectId: projectIdOf(context), institutionName, addedAt: context.at });
    await addProject(tx, project);
    await logProjectAct(tx, context, {
      project: { projectId: project._id, institutionId },
      action: 'project.created',
      subject: `project:${project._id}`,
      before: null,
      after: project,
    });
    return { projectId: project._id };
  }),
);

/** Made of caller and request, so that one request makes one project; short, because it is a part of other ids. */
function projectIdOf(context: Context): string {
  return `p${answerId(context, projectCreate.name).slice(0, 20)}`;
}

function draftFrom(
  entry: CatalogueEntry,
  { projectId, institutionName, addedAt }: { projectId: string; institutionName: string; addedAt: number },
): Project {
  return {
    _id: projectId,
    institutionId: entry.institutionId,
    institutionName,
    catalogueEntryId: entry._id,
    year: entry.year,
    ...lockedFrom(entry),
    state: 'draft',
    revision: 0,
    addedAt,
    submittedAt: null,
    timesSubmitted: 0,
    form: formFromEntry(entry),
    courses: [],
    batches: [],
    documents: {},
    reviews: [],
    paperReceived: false,
    firstDay: null,
    lastDay: null,
    rounds: [],
  };
}
