import type { exclusionAdmit, exclusionSet, exclusionWithdraw } from '../../../../contract/calls/credit/exclusion';
import { isGranting } from '../../../../domain/credit/grant';
import type { Caller, Context } from '../../../call/context';
import type { Analysis, Exclusion } from '../../../data/documents';
import { exclusionId, getExclusion, saveExclusion } from '../../../data/exclusions';
import { allListed, analysisWithId, ownAnalysis, packedPeople } from '../../../data/frozen-analysis';
import { getStanding } from '../../../data/ledger';
import { findOwnProject } from '../../../data/projects';
import { runIdempotent } from '../../../call/idempotency';
import { logProjectAct } from '../../../data/audit/office-log';
import { refuse, type Refusing } from '../../../call/refusal';

/**
 * Sets or removes the exclusion of one person of an analysis, with its audit entry. Exclusion and grant both write the end of
 * the project's audit chain, so of two at the same moment one runs again and sees the other: a grant
 * never meets an exclusion that changes while it runs.
 *
 * @param next the exclusion as it shall be; the very same object when nothing changes, undefined to remove it
 * @throws Refusal `notFound`, `grantRunning`, `alreadyGranted`
 */
export async function changeExclusion(
  context: Context<Extract<Caller, { kind: 'administrator' }>> & Refusing<'grantRunning' | 'alreadyGranted'>,
  call: typeof exclusionSet | typeof exclusionAdmit | typeof exclusionWithdraw,
  { analysisId, personId }: { analysisId: string; personId: string },
  {
    action,
    next,
  }: { action: string; next: (analysis: Analysis, before: Exclusion | undefined) => Exclusion | undefined },
): Promise<Record<string, never>> {
  const { db } = context;
  const { institutionId } = context.caller.session;
  const { analyses, packed } = await db.together(
    { collection: 'institutions', id: institutionId },
    { analyses: analysisWithId(analysisId), packed: packedPeople(analysisId) },
  );
  const analysis = ownAnalysis(analyses, institutionId);
  const people = await allListed(db, analysis, packed);
  if (!people.some((person) => person.personId === personId)) refuse('notFound');
  const { projectId, batchId } = analysis;
  const id = exclusionId({ projectId, batchId, personId });

  return runIdempotent(context, call, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId });
    const before = await getExclusion(tx, id);
    const after = next(analysis, before);
    if (after === before) return {};
    if (isGranting(project.rounds, batchId)) context.refuse('grantRunning');
    const { catalogueEntryId, year } = project;
    const { entry } = await getStanding(tx, { catalogueEntryId, year, role: 'trainee' }, personId);
    if (entry?.projectId === projectId) context.refuse('alreadyGranted');
    await saveExclusion(tx, id, after);
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action,
      subject: `person:${personId}`,
      ...(after?.note ? { note: after.note } : {}),
      before: before ?? null,
      after: after ?? null,
    });
    return {};
  });
}
