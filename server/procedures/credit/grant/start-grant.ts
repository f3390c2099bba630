import { createHash } from 'node:crypto';
import type { ErrorOf, ParsedInputOf } from '../../../../contract';
import { grantConclude, grantStart } from '../../../../contract/calls/credit/grant';
import { demandsDuty } from '../../../../domain/project/grant-strategy';
import type { ConditionCode, GrantFilters } from '../../../../domain/credit/grant-decision';
import { isReason } from '../../../../domain/kernel/reason';
import { isGranting, isSupplementary, refuseGrantWhen, type GrantRefusal } from '../../../../domain/credit/grant';
import type { Caller, Context } from '../../../call/context';
import type { AdministratorSession, GrantRound } from '../../../data/documents';
import { hasNewerAnalysis } from '../../../data/frozen-analysis';
import { addGrantJob, grantJobId } from '../../../data/jobs';
import { findOwnProject } from '../../../data/projects';
import { addRound } from '../../../data/rounds';
import { wake } from '../../../jobs/wake';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { refuse, type Refusing } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';
import {
  activeFilters,
  candidatesOf,
  loadGrantBasis,
  unmetConditions,
  type Candidate,
  type GrantBasis,
} from './grant-basis';

type Input = ParsedInputOf<'grant.start'>;

/** A batch that is concluded grants nobody: it needs no reason. */
type Beginning = Omit<Input, 'supplementFor'> & { supplementFor?: string | undefined };

type GrantContext = Context<Extract<Caller, { kind: 'administrator' }>> &
  Refusing<ErrorOf<'grant.start'> & ErrorOf<'grant.conclude'>>;

/** Those of an analysis who passed, and who of them are still to be granted, or to be decided on. */
interface Passed {
  passed: readonly Candidate[];
  left: readonly Candidate[];
  undecided: readonly Candidate[];
  /** The materials of the batch are effective: it needs a reason, and nothing else. */
  supplementary: boolean;
}

/** 授分 (M19). */
export const grantStartProcedure = defineProcedure(grantStart, async (context, input) => {
  await checkWaiver(context, input);
  if (input.supplementFor !== undefined) await assertAcceptableTexts(context, [input.supplementFor]);
  return beginRound(context, input, ({ passed, left, undecided, supplementary }) => {
    // None of them is silently dropped (rules: "Grant").
    if (undecided.length > 0) context.refuse('peopleUndecided');
    if (supplementary && left.length > 0 && !isReason(input.supplementFor ?? ''))
      context.refuse('reasonRequired', { fields: [{ field: 'supplementFor', problem: 'required' }] });
    if (left.length > 0) return;
    // All who pass have their credits: a colleague was quicker, and there is nothing to look for in the filters.
    context.refuse(passed.length > 0 ? 'alreadyGranted' : 'nobodyToGrant');
  });
});

/** The end of a batch that nobody passed: the round only tells everybody why, and would not grant those who pass by now. */
export const grantConcludeProcedure = defineProcedure(grantConclude, (context, input) =>
  beginRound(context, input, ({ left, undecided }) => {
    if (left.length > 0 || undecided.length > 0) context.refuse('staleRevision');
  }),
);

/**
 * Begins a round and leaves the writing to the job. The round's id is made of the request, so a repeat finds
 * the round it has begun. Round, job, project and audit log change in one transaction.
 */
async function beginRound(
  context: GrantContext,
  input: Beginning,
  checkPeople: (people: Passed) => void,
): Promise<{ roundId: string }> {
  const { db, at } = context;
  const { session } = context.caller;
  const { institutionId } = session;
  const roundId = roundIdOf(session, context.requestId);
  const basis = await loadGrantBasis(db, { analysisId: input.analysisId, institutionId, now: at });
  const { analysis, project, batch } = basis;
  if (project.rounds.some((round) => round.roundId === roundId)) return { roundId };

  const candidates = candidatesOf(basis, {
    strategy: input.strategy,
    dutyWaived: input.dutyWaivedFor !== undefined,
    conditions: unmetConditions(basis, input.conditions ?? []),
    filters: input.filters ?? {},
    tickedIds: input.personIds ? new Set(input.personIds) : null,
  });
  const passed = candidates.filter(({ decision }) => decision.kind === 'grant' || decision.kind === 'undecided');
  const open = passed.filter(({ alreadyGranted }) => !alreadyGranted);
  const left = open.filter(({ decision }) => decision.kind === 'grant');
  const undecided = open.filter(({ decision }) => decision.kind === 'undecided');
  // A grant in progress is told first: its people are half granted, which would be told as nobody left.
  if (isGranting(project.rounds, batch.batchId)) context.refuse('grantRunning');
  const { activityDate } = input;
  const [first] = refuseGrantWhen({ projectState: project.state, analysis, batch, activityDate, now: at });
  if (first) refuseGrant(context, first);
  const supplementary = isSupplementary(project.rounds, batch.batchId);
  checkPeople({ passed, left, undecided, supplementary });
  const supplementFor = supplementary ? (input.supplementFor ?? '') : undefined;

  const round = newRound({ roundId, basis, input: { ...input, supplementFor }, session, at });
  await db.transaction(async (tx) => {
    const current = await findOwnProject(tx, { projectId: project._id, institutionId });
    if (current.rounds.some((begun) => begun.roundId === roundId)) return;
    if (isGranting(current.rounds, batch.batchId)) context.refuse('grantRunning');
    if (current.revision !== project.revision || current.state !== project.state) refuse('conflict');
    // A newer analysis may have other people: only the latest one is granted.
    if (await hasNewerAnalysis(tx, analysis)) context.refuse('analysisOutdated');
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

/** Daily duty is a tick of `byCourseHours` alone, and off only with a reason. @throws Refusal */
async function checkWaiver(
  context: Context<Extract<Caller, { kind: 'administrator' }>> & Refusing<'reasonRequired' | 'contentRejected'>,
  { strategy, dutyWaivedFor: reason }: Pick<Input, 'strategy' | 'dutyWaivedFor'>,
): Promise<void> {
  const field = 'dutyWaivedFor';
  if (reason === undefined) return;
  if (demandsDuty(strategy, true)) context.refuse('invalidInput', { fields: [{ field, problem: 'notByCourseHours' }] });
  if (!isReason(reason)) context.refuse('reasonRequired', { fields: [{ field, problem: 'required' }] });
  await assertAcceptableTexts(context, [reason]);
}

/** The caller is part of the id: two administrators' phones may make the same request id. */
function roundIdOf({ institutionId, administratorId }: AdministratorSession, requestId: string): string {
  const key = JSON.stringify([institutionId, administratorId, requestId]);
  return `r${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 24)}`;
}

function refuseGrant(context: GrantContext, refusal: GrantRefusal): never {
  switch (refusal.reason) {
    case 'dayWithoutWindow':
      return context.refuse('dayWithoutWindow', { days: refusal.days });
    case 'activityDateOutsideBatch':
      return context.refuse('invalidInput', { fields: [{ field: 'activityDate', problem: 'outsideBatch' }] });
    case 'analysisTooEarly':
      return context.refuse('noAnalysis');
    case 'projectNotApproved':
    case 'batchNotOver':
      return context.refuse(refusal.reason);
  }
}

function newRound(options: {
  roundId: string;
  basis: GrantBasis;
  input: Pick<GrantRound, 'strategy' | 'activityDate'> & {
    dutyWaivedFor?: string | undefined;
    supplementFor?: string | undefined;
    conditions?: ConditionCode[] | undefined;
    filters?: GrantFilters | undefined;
    personIds?: string[] | undefined;
  };
  session: AdministratorSession;
  at: Context['at'];
}): GrantRound {
  const { roundId, basis, input, session, at } = options;
  const { analysis, project, people, lecturerIds } = basis;
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
    ...(input.dutyWaivedFor === undefined ? {} : { dutyWaivedFor: input.dutyWaivedFor }),
    ...(input.supplementFor === undefined ? {} : { supplementFor: input.supplementFor }),
    ...(input.conditions === undefined || input.conditions.length === 0
      ? {}
      : {
          conditions: unmetConditions(basis, input.conditions).map(({ code, unmet }) => ({
            code,
            unmetIds: [...unmet],
          })),
        }),
    personIds: input.personIds ?? null,
    lecturerIds: [...lecturerIds],
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
