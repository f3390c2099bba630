import { examImportTake } from '../../../../contract/calls/exam/exam-import';
import { decideTake } from '../../../../domain/kernel/table-import';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findImport, saveImport, takeQuestion } from '../../../data/exam-imports';
import { slicesOf } from '../../../data/in-parallel';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** A transaction holds so many. */
const QUESTIONS_A_SLICE = 20;

/**
 * Takes what was read into the bank. Each question is known by its wording, so what was broken off, or is taken by two at once, leaves the
 * same; the import is over in the last transaction.
 */
export const take = defineProcedure(examImportTake, async (context, { importId, skipBad }) => {
  const { db } = context;
  const { institutionId } = context.caller.session;
  const read = await findImport(db, { importId, institutionId });
  const decide = ({ state, good, bad }: typeof read) =>
    decideTake({ state, good: good.length, bad: bad.length }, { skipBad });
  if (decide(read).kind === 'move') {
    await assertAcceptableTexts(
      context,
      read.good.flatMap(({ text, explanation, tags, options }) => [
        ...[text, explanation, ...tags],
        ...options.map((option) => option.text),
      ]),
    );
    // The first row is the latest of the bank.
    const last = read.startedAt + read.good.length;
    const ordered = read.good.map((question, index) => ({ institutionId, question, addedAt: last - index }));
    for (const slice of slicesOf(ordered, QUESTIONS_A_SLICE))
      await db.transaction(async (tx) => {
        for (const one of slice) await takeQuestion(tx, one);
      });
  }
  return runIdempotent(context, examImportTake, async (tx) => {
    const before = await findImport(tx, { importId, institutionId });
    const decision = decide(before);
    if (decision.kind === 'refuse') return context.refuse(decision.reason);
    await saveImport(tx, { ...before, state: 'taken' });
    await logInstitutionAct(tx, context, {
      action: 'examQuestion.imported',
      subject: `examImport:${importId}`,
      before: null,
      after: before.good,
    });
    return {};
  });
});
