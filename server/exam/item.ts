import { createHash } from 'node:crypto';
import type { ExamQuestion } from '../../domain/exam/question';
import { idOf } from '../../domain/kernel/id';

/** Enough to tell the few wordings of one question apart. */
const DIGEST_LENGTH = 12;

/**
 * Under what the answers to a question are counted: worded anew, or with another picture, it is another. The order of its options does not
 * matter.
 */
export function itemIdOf({
  questionId,
  text,
  options,
  picture,
}: Pick<ExamQuestion, 'text' | 'options' | 'picture'> & { questionId: string }): string {
  const wording = options.map((option) => [option.optionId, option.text]).sort();
  const digest = createHash('sha256')
    .update(JSON.stringify([text, wording, ...(picture ? [picture.digest] : [])]))
    .digest('hex');
  return idOf(questionId, digest.slice(0, DIGEST_LENGTH));
}
