import type { MadeOf } from '../../domain/credit/generated-materials';
import type { GrantRound } from '../data/documents';

/** What was made for a round, as far as the rules judge it. */
export const madeOf = ({ made = [] }: Pick<GrantRound, 'made'>): MadeOf[] =>
  made.map(({ item, basis, next }) => ({ item, basis, isWhole: next === undefined }));
