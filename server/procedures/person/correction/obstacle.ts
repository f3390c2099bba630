import type { CorrectionObstacle } from '../../../../domain/person/correction';
import type { Database } from '../../../data/database';
import type { Correction, Person } from '../../../data/documents';
import { otherCardHolder } from '../card-number';
import { foreseen } from './correct-person';

/** Why a request cannot be approved now, and what the person would be if it were. */
export async function obstacleOf(
  db: Database,
  { institutionId, facts }: Correction,
  person: Person | undefined,
): Promise<{ obstacle: CorrectionObstacle | undefined; after?: Person | undefined }> {
  if (person?.state !== 'approved' || person.institutionId !== institutionId) return { obstacle: 'personGone' };
  const after = await foreseen(db, person, facts);
  if (!after) return { obstacle: 'departmentGone' };
  const holder = await otherCardHolder(db, { cardNumber: facts.cardNumber, personId: person._id });
  return { obstacle: holder ? 'cardNumberHeld' : undefined, after };
}
