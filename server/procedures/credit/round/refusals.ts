import type { ErrorCode } from '../../../../contract';
import type { GrantRoundRefusal } from '../../../../domain/credit/grant';

/** What the phone is told when a grant round cannot take a step. */
export const roundRefusalCodes = {
  roundStateForbids: 'wrongState',
  grantStillRunning: 'grantRunning',
  materialsMissing: 'materialsIncomplete',
  reasonMissing: 'reasonRequired',
} as const satisfies Record<GrantRoundRefusal, ErrorCode>;
