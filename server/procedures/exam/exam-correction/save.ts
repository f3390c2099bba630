import { examCorrectionSave } from '../../../../contract/calls/exam/exam-correction';
import { isSame, type CorrectedKeys } from '../../../../domain/exam/correction';
import { isReason } from '../../../../domain/kernel/reason';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { addCorrection, saveKeys } from '../../../data/exam-corrections';
import { getKeys } from '../../../data/exam-grading';
import { findOwnQuestion, paperIdOf, saveQuestion } from '../../../data/exams';
import { examJobId, openExamJob } from '../../../data/jobs';
import { wake } from '../../../jobs/wake';
import { ownPaper } from '../own-batch';
import { askedItem, correctedKey, effectOf } from './correcting';

/** Decides what holds of a question; a job grades everybody again. The question in the bank gets the corrected key as well, if it is still worded so. */
export const save = defineProcedure(examCorrectionSave, async (context, input) => {
  const { db, at, caller } = context;
  const { itemId, struck, rightIds, reason, ...which } = input;
  if (!isReason(reason)) return context.refuse('reasonRequired');
  const { institutionId, name } = caller.session;
  await ownPaper(db, which, { institutionId });
  const { effect } = await effectOf(db, which, { itemId, next: { struck, rightIds } });
  const paperId = paperIdOf(which);
  const saved = await runIdempotent(context, examCorrectionSave, async (tx) => {
    const { item, now } = await askedItem(tx, which, itemId);
    const next = correctedKey(item, now, { struck, rightIds });
    if (typeof next === 'string') return context.refuse(next);
    const before = await getKeys(tx, paperId);
    const { questionId, text, options, picture } = item;
    const others = (before?.keys ?? []).filter((key) => key.questionId !== questionId || !isSame(key, item));
    const keys: CorrectedKeys = [...others, { questionId, text, options, ...(picture ? { picture } : {}), ...next }];
    const number = (before?.number ?? 0) + 1;
    await saveKeys(tx, { _id: paperId, number, keys });
    await addCorrection(tx, {
      ...{ paperId, number, institutionId, itemId, questionId, text, reason, effect },
      ...{ before: now, after: next, by: name, decidedAt: at, doneAt: null },
    });
    const inBank = await findOwnQuestion(tx, { questionId, institutionId });
    if (inBank && isSame(inBank, item) && !struck) await saveQuestion(tx, { ...inBank, rightIds: next.rightIds });
    await openExamJob(tx, 'regradeExam', { paperId, createdAt: at });
    await logProjectAct(tx, context, {
      project: { projectId: which.projectId, institutionId },
      action: next.struck ? 'exam.questionStruck' : now.struck ? 'exam.questionTakenBack' : 'exam.keyCorrected',
      subject: `examItem:${itemId}`,
      note: reason,
      before: now,
      after: next,
    });
    return { number };
  });
  await wake(context, examJobId('regradeExam', paperId));
  return saved;
});
