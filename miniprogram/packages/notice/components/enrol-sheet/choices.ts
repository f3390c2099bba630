import type { InputOf, OutputOf } from '../../../../../contract/index';
import { dayRange } from '../../../../services/format';

type Notice = OutputOf<'notice.get'>;

/** A batch for which one can enrol. */
export interface BatchChoice {
  batchId: string;
  label: string;
}

/** What somebody has said before. */
export type Enrolled = NonNullable<OutputOf<'notice.following'>['enrolment']>;
/** What they say now. */
export type Enrolling = Omit<InputOf<'enrolment.enrol'>, 'projectId'>;

export const batchChoices = ({ batches, enrolment }: Pick<Notice, 'batches' | 'enrolment'>): BatchChoice[] =>
  batches.flatMap(({ batchId, begin, end }, index) =>
    enrolment?.openBatchIds.includes(batchId) === true
      ? [{ batchId, label: batches.length > 1 ? `第 ${index + 1} 期 ${dayRange(begin, end)}` : dayRange(begin, end) }]
      : [],
  );

/** What is sent, or what stands against it. A number that was given before is kept without being typed again. */
export function enrollingOf({
  batchId,
  mayCall,
  phone,
  kept,
}: {
  batchId: string;
  mayCall: boolean;
  phone: string;
  kept: boolean;
}): { problem: string } | { enrolling: Enrolling } {
  if (batchId === '') return { problem: '请选择参加哪一期' };
  if (!mayCall) return { enrolling: { batchId } };
  const typed = phone.trim();
  if (typed !== '') return { enrolling: { batchId, phone: typed } };
  return kept ? { enrolling: { batchId, keepPhone: true } } : { problem: '请填写注册时验证过的手机号' };
}
