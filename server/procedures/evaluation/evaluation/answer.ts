import { evaluationAnswer } from '../../../../contract/calls/evaluation/evaluation';
import {
  FEWEST_URNS,
  readAnswer,
  urnOf,
  urnsFor,
  withAnswer,
  type EvaluationAnswer,
} from '../../../../domain/evaluation/answer';
import type { EvaluationStanding } from '../../../../domain/evaluation/period';
import type { ErrorCode } from '../../../../contract';
import { openidOf, type Context } from '../../../call/context';
import { defineProcedure } from '../../../call/procedure';
import { countPeople } from '../../../data/attendance-counts';
import type { Transaction } from '../../../data/database';
import type { Evaluation } from '../../../data/documents';
import {
  addMark,
  beginEvaluation,
  evaluationIdOf,
  formOf,
  getEvaluation,
  getMark,
  getUrn,
  makeUrns,
  saveForm,
  saveUrn,
  type OfBatch,
} from '../../../data/evaluations';
import { batchOf, findPublicProject } from '../../../data/projects';
import { ownEvaluation, questionsAsked, type OwnEvaluation } from './standing';

const refusals = {
  notOpen: 'evaluationNotOpen',
  closed: 'evaluationClosed',
  notAttended: 'evaluationNotAttended',
} as const satisfies Partial<Record<EvaluationStanding, ErrorCode>>;

/**
 * Hands an answer in. What makes a repeat harmless is the mark of the person, not the kept answer of a command: that one has a time and a
 * digest of what was sent, from which an answer could be told.
 */
export const answer = defineProcedure(evaluationAnswer, async (context, { projectId, batchId, ...given }) => {
  const { db, caller, at, requestId } = context;
  const which = { projectId, batchId };
  const { person } = caller;
  const own = await ownEvaluation(db, which, person, at);
  if (own.standing === 'answered') return repeated(await getMark(db, which, person._id));
  if (own.standing !== 'open') return context.refuse(refusals[own.standing]);
  // Whatever is not asked, or not whole, costs no look at its texts.
  const asked = questionsAsked(own.evaluation, await formOf(db, own.project), own.project);
  const read = readAnswer(asked, given);
  assertWhole(read.missing);
  const held = await heldTexts(context, read.texts);
  const random = context.randomBytes(KEY_BYTES + CHANCE_BYTES);
  const chance = random.readUInt32BE(KEY_BYTES) / 2 ** 32;
  const urns = own.evaluation ? 0 : await prepare(context, which, own);
  return db.transaction(async (tx) => {
    const mark = await getMark(tx, which, person._id);
    if (mark) return repeated(mark);
    const evaluation = (await getEvaluation(tx, which)) ?? (await begin(tx, which, own, urns));
    const { ratings, texts, missing } = readAnswer(evaluation.questions, given);
    assertWhole(missing);
    if (evaluation.closed || at >= evaluation.closesAt) return context.refuse('evaluationClosed');
    const urn = await getUrn(tx, evaluation._id, urnOf(chance, evaluation.urns ?? FEWEST_URNS));
    const one: EvaluationAnswer = {
      key: random.subarray(0, KEY_BYTES).toString('hex'),
      ratings,
      texts: texts.map((text) => ({ ...text, held: held.has(text.text) })),
    };
    await saveUrn(tx, { ...urn, answers: withAnswer(urn.answers, one) });
    await addMark(tx, which, { personId: person._id, requestId });
    return { answered: true as const };
  });

  function assertWhole(missing: readonly string[]): void {
    if (missing.length === 0) return;
    context.refuse('evaluationIncomplete', { fields: missing.map((field) => ({ field, problem: 'required' })) });
  }

  function repeated(mark: { requestId: string } | undefined): { answered: true } {
    return mark?.requestId === requestId ? { answered: true } : context.refuse('evaluationAnswered');
  }
});

const KEY_BYTES = 12;
const CHANCE_BYTES = 4;

/** Makes the urns of a batch that nobody has evaluated, as many as it has people. @returns how many */
async function prepare({ db }: Context, which: OfBatch, { project }: OwnEvaluation): Promise<number> {
  const urns = urnsFor(await countPeople(db, { ...which, institutionId: project.institutionId }));
  await makeUrns(db, which, urns);
  return urns;
}

/** The first answer of a batch freezes what is asked in it. */
async function begin(tx: Transaction, which: OfBatch, { period }: OwnEvaluation, urns: number): Promise<Evaluation> {
  const project = await findPublicProject(tx, which.projectId);
  const form = await formOf(tx, project);
  const batch = batchOf(project, which.batchId);
  const evaluation: Evaluation = {
    _id: evaluationIdOf(which),
    ...which,
    institutionId: project.institutionId,
    institutionName: project.institutionName,
    projectNumber: project.projectNumber,
    title: project.title,
    creditLevel: project.creditLevel,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    questions: questionsAsked(undefined, form, project),
    urns,
    closesAt: period.closesAt,
    closed: false,
  };
  await beginEvaluation(tx, evaluation);
  await saveForm(tx, { ...form, begunBatchIds: [...form.begunBatchIds, which.batchId] });
  return evaluation;
}

/** The texts that the content check finds risky, as they are stored. They are kept and shown to nobody; the answer counts. */
async function heldTexts(context: Context, texts: readonly { text: string }[]): Promise<Set<string>> {
  const openid = openidOf(context.caller);
  const held = new Set<string>();
  for (const { text } of texts) {
    const written = text.trim();
    if (written === '' || openid === undefined) continue;
    if (!(await context.platform.isTextAcceptable(openid, written))) held.add(written);
  }
  return held;
}
