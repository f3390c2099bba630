import type { OutputOf } from '../../../../contract/index';

/** Why the centre has returned the project, while it is the institution's turn; '' otherwise. */
export const returnReasonOf = ({
  state,
  returnReason,
}: Pick<OutputOf<'project.get'>, 'state' | 'returnReason'>): string =>
  state === 'returned' ? (returnReason ?? '') : '';

/** What the centre objects to while it is the institution's turn, by place (domain/project/objections.ts). */
export function openObjections({
  state,
  reviews,
}: Pick<OutputOf<'project.get'>, 'state' | 'reviews'>): { at: string; reason: string }[] {
  const last = [...reviews].sort((one, other) => other.at - one.at)[0];
  return state === 'returned' ? (last?.objections ?? []) : [];
}
