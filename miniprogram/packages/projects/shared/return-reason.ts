import type { OutputOf } from '../../../../contract/index';

/** Why the centre has returned the project, while it is the institution's turn; '' otherwise. */
export const returnReasonOf = ({
  state,
  returnReason,
}: Pick<OutputOf<'project.get'>, 'state' | 'returnReason'>): string =>
  state === 'returned' ? (returnReason ?? '') : '';
