import type { ReturnedMaterials } from '../../../../domain/credit/materials';
import type { GrantRound } from '../../../data/documents';

/** What the last return of a round was about; undefined where it was not returned, and of returns from before that was kept. */
export const lastReturn = ({ state, reviews }: Pick<GrantRound, 'state' | 'reviews'>): ReturnedMaterials | undefined =>
  state === 'materialsReturned' ? reviews.at(-1)?.materials : undefined;
