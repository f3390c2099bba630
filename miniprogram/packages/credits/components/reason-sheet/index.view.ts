import { isReason, MIN_REASON_LENGTH } from '../../../../../domain/kernel/reason';

/** What keeps a reason from being given; '' when nothing does. */
export function problemOf({ value, needsNote, note }: { value: string; needsNote: boolean; note: string }): string {
  if (value === '') return '请选择一个原因';
  return needsNote && !isReason(note) ? `请写明原因，至少 ${MIN_REASON_LENGTH} 个字` : '';
}
