import { formFromEntry, lockedFrom } from '../../../../domain/project/project';
import type { Caller, Context } from '../../../call/context';
import { answerId } from '../../../call/idempotency';
import type { Refusing } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import { findOwnEntry, pickEntry } from '../../../data/catalogue';
import type { Transaction } from '../../../data/database';
import type { CatalogueEntry, Project } from '../../../data/documents';
import { addProject } from '../../../data/projects';

type MakingContext = Context<Extract<Caller, { kind: 'administrator' }>> & Refusing<'entryNotYours' | 'entryWithdrawn'>;

/**
 * Makes a draft of an entry of the caller's own institution; its figures come from there (M6). One request makes one project.
 * @param fill what is different from an empty draft
 * @throws Refusal of an entry that is another's, or that the centre has withdrawn
 */
export async function makeDraft(
  tx: Transaction,
  context: MakingContext,
  {
    call,
    catalogueEntryId,
    fill = () => ({}),
    from,
  }: {
    call: string;
    catalogueEntryId: string;
    fill?: (entry: CatalogueEntry) => Pick<Project, 'form' | 'courses'> | Record<string, never>;
    /** The project that it is filled in like, for the log. */
    from?: string;
  },
): Promise<{ projectId: string }> {
  const { institutionId, institutionName } = context.caller.session;
  const entry = await findOwnEntry(tx, { catalogueEntryId, institutionId });
  if (!entry) return context.refuse('entryNotYours');
  if (entry.withdrawn) return context.refuse('entryWithdrawn');
  await pickEntry(tx, entry);
  // Made of caller and request; short, because it is a part of other ids.
  const projectId = `p${answerId(context, call).slice(0, 20)}`;
  const project = { ...draftFrom(entry, { projectId, institutionName, addedAt: context.at }), ...fill(entry) };
  await addProject(tx, project);
  await logProjectAct(tx, context, {
    project: { projectId, institutionId },
    action: 'project.created',
    subject: `project:${projectId}`,
    ...(from === undefined ? {} : { note: `照 ${from} 填写` }),
    before: null,
    after: project,
  });
  return { projectId };
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
