import { createHash } from 'node:crypto';
import type { ParsedInputOf } from '../../../../contract';
import { grantConclude, grantStart } from '../../../../contract/calls/credit/grant';
import { refuseGrantWhen, type GrantRefusal } from '../../../../domain/credit/grant';
import type { Caller, Context } from '../../../call/context';
import type { AdministratorSession, GrantRound } from '../../../data/documents';
import { hasNewerAnalysis } from '../../../data/frozen-analysis';
import { addGrantJob, grantJobId } from '../../../data/jobs';
import { findOwnProject } from '../../../data/projects';
import { addRound } from '../../../data/rounds';
import { wake } from '../../../jobs/run-job';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { refuse } from '../../../call/refusal';
import { activeFilters, candidatesOf, loadGrantBasis, type GrantBasis } from './grant-basis';

type Input = ParsedInputOf<'grant.start'>;
type AdministratorContext = Context<Extract<Caller, { kind: 'administrator' }>>;

/** 授分 (M19). */
export const grantStartProcedure = defineProcedure(grantStart, (context, input) =>
  beginRound(context, input, { toNobody: false }),
);

/** The end of a batch that nobody passed. */
export const grantConcludeProcedure = defineProcedure(grantConclude, (context, input) =>
  beginRound(context, input, { toNobody: true }),
);

/**
 * Begins a round and leaves the writing to the job. The round's id is made of the request, so a repeat finds
 * the round it has begun. Round, job, project and audit log change in one transaction.
 */
async function beginRound(
  context: AdministratorContext,
  input: Input,
  { toNobody }: { toNobody: boolean },
): Promise<{ roundId: string }> {
  const { db, at } = context;
  const { session } = context.caller;
  const { institutionId } = session;
  const roundId = roundIdOf(session, context.requestId);
  const basis = await loadGrantBasis(db, { analysisId: input.analysisId, institutionId });
  const { analysis, project, batch } = basis;
  if (project.rounds.some((round) => round.roundId === roundId)) return { roundId };

  const candidates = candidatesOf(basis, {
    strategy: input.strategy,
    filters: input.filters ?? {},
    tickedIds: input.personIds ? new Set(input.personIds) : null,
  });
  const passed = candidates.filter(({ decision }) => decision.kind === 'grant');
  const eligible = passed.filter(({ alreadyGranted }) => !alreadyGranted).map(({ person }) => person.personId);
  const refusals = refuseGrantWhen({
    projectState: project.state,
    analysis,
    batch,
    eligible,
    // Excluded people are not among the eligible, and an exclusion without a reason cannot be stored.
    exclusions: [],
    activityDate: input.activityDate,
    toNobody,
    now: at,
  });
  // A grant in progress is told first: its people are half granted, which would be told as nobody left.
  if (project.rounds.some(({ batchId, state }) => batchId === batch.batchId && state === 'granting'))
    refuse('grantRunning');
  const [first] = refusals;
  // All who pass have their credits: a colleague was quicker, and there is nothing to look for in the filters.
  if (first?.reason === 'nobodyLeft' && passed.length > 0) refuse('alreadyGranted');
  if (first) refuseGrant(first);

  const round = newRound({ roundId, basis, input, session, at });
  await db.transaction(async (tx) => {
    const current = await findOwnProject(tx, { projectId: project._id, institutionId });
    if (current.rounds.some((begun) => begun.roundId === roundId)) return;
    if (current.rounds.some(({ batchId, state }) => batchId === batch.batchId && state === 'granting'))
      refuse('grantRunning');
    if (current.revision !== project.revision || current.state !== project.state) refuse('conflict');
    // A newer analysis may have other people: only the latest one is granted.
    if (await hasNewerAnalysis(tx, analysis)) refuse('analysisOutdated');
    await addRound(tx, { round, project: current });
    await addGrantJob(tx, { roundId, createdAt: at });
    await logProjectAct(tx, context, {
      project: { projectId: project._id, institutionId },
      action: 'grant.started',
      subject: `round:${roundId}`,
      before: null,
      after: round,
    });
  });
  await wake(context, grantJobId(roundId));
  return { roundId };
}

/** The caller is part of the id: two administrators' phones may make the same request id. */
function roundIdOf({ institutionId, administratorId }: AdministratorSession, requestId: string): string {
  const key = JSON.stringify([institutionId, administratorId, requestId]);
  return `r${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 24)}`;
}

function refuseGrant(refusal: GrantRefusal): never {
  switch (refusal.reason) {
    case 'dayWithoutWindow':
      return refuse('dayWithoutWindow', { days: refusal.days });
    case 'nobodyLeft':
      return refuse('nobodyToGrant');
    case 'somebodyLeft':
      return refuse('staleRevision');
    case 'activityDateOutsideBatch':
      return refuse('invalidInput', { fields: [{ field: 'activityDate', problem: 'outsideBatch' }] });
    case 'exclusionWithoutReason':
      throw new Error('an exclusion without a reason');
    case 'analysisTooEarly':
      return refuse('noAnalysis');
    case 'projectNotApproved':
    case 'noAnalysis':
    case 'batchNotOver':
      return refuse(refusal.reason);
  }
}

function newRound(options: {
  roundId: string;
  basis: GrantBasis;
  input: Pick<GrantRound, 'strategy' | 'activityDate'> & {
    filters?: GrantRound['filters'] | undefined;
    personIds?: string[] | undefined;
  };
  session: AdministratorSession;
  at: Context['at'];
}): GrantRound {
  const { roundId, basis, input, session, at } = options;
  const { analysis, project, people } = basis;
  return {
    _id: roundId,
    projectId: project._id,
    batchId: analysis.batchId,
    institutionId: project.institutionId,
    institutionName: project.institutionName,
    catalogueEntryId: project.catalogueEntryId,
    year: project.year,
    projectNumber: project.projectNumber,
    title: project.title,
    creditLevel: project.creditLevel,
    state: 'granting',
    analysisId: analysis._id,
    strategy: input.strategy,
    activityDate: input.activityDate,
    filters: activeFilters(input.filters ?? {}),
    personIds: input.personIds ?? null,
    startedAt: at,
    byId: session.administratorId,
    by: session.name,
    total: people.length,
    done: 0,
    chunk: 0,
    chunkStart: 0,
    granted: 0,
    alreadyGranted: 0,
    excluded: 0,
    absent: 0,
    creditHundredths: 0,
    files: [],
    submittedAt: null,
    reviews: [],
  };
}
