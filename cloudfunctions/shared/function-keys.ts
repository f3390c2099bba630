import type { KeyName } from '../../server/platform/platform';

/** The functions of the product, as they are deployed. */
export const functionNames = ['attendance', 'api', 'reports', 'face', 'jobs'] as const;
export type FunctionName = (typeof functionNames)[number];

/**
 * Which keys each function is given, and no others: what a function does not have, nobody gets out of it. `attendance` meets the
 * most people and never opens a national ID. `jobs`, which no phone reaches, keeps watch over all of them.
 */
export const functionKeys: Readonly<Record<FunctionName, readonly KeyName[]>> = {
  attendance: ['DIGEST_KEY', 'TOKEN_KEYS'],
  api: ['PERSONAL_DATA_KEY', 'DIGEST_KEY'],
  reports: ['DIGEST_KEY'],
  face: ['PERSONAL_DATA_KEY', 'DIGEST_KEY'],
  jobs: ['PERSONAL_DATA_KEY', 'DIGEST_KEY', 'TOKEN_KEYS', 'ANCHOR_KEY'],
};
