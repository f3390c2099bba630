import type { Pack, ReturnedMaterials } from '../../../../domain/credit/materials';
import type { GrantRound } from '../../../data/documents';

/** What the last return of a round was about; undefined where it was not returned, and of returns from before that was kept. */
export function lastReturn({ state, reviews }: Pick<GrantRound, 'state' | 'reviews'>): ReturnedMaterials | undefined {
  const last = state === 'materialsReturned' ? reviews.at(-1)?.materials : undefined;
  return last && { ...last, made: last.made ?? [] };
}

/** What a round has with it now. */
export const packOf = ({ files, made = [] }: Pick<GrantRound, 'files' | 'made'>): Pack => ({ files, made });
