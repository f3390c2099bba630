import { isReleased } from '../../../../domain/person/registration';
import { holdsNationalId } from '../../../../domain/person/standing';
import type { Context } from '../../../call/context';
import type { Person } from '../../../data/documents';
import { findClaims } from '../../../data/national-ids';
import { keyedDigest } from '../../../guard/personal-data';

/** Who else says that a registration's national ID is theirs (rules: "National ID"). */
export interface Claims {
  /** Other registrations with the ID at the same institution, whatever became of them. */
  here: Person[];
  /** Those of all institutions that wait or may be handed in again: they lose if this one is approved. */
  rivals: Person[];
  /** Another person has the ID, who is approved or has left. */
  held: 'here' | 'elsewhere' | null;
  /**
   * Says which claims were seen, and under which ID, without naming one; '' where there is no rival. An approval has to bring
   * it, so that nobody decides without having seen a claim that came in meanwhile.
   */
  mark: string;
}

export async function readClaims(context: Context, registration: Person): Promise<Claims> {
  const { _id, institutionId, nationalIdDigest } = registration;
  const others = (await findClaims(context.db, registration)).filter((claim) => claim._id !== _id);
  const rivals = others.filter((claim) => !holdsNationalId(claim.state) && !isReleased(claim));
  const holder = others.find(({ state }) => holdsNationalId(state));
  return {
    here: others.filter((claim) => claim.institutionId === institutionId),
    rivals,
    held: holder === undefined ? null : holder.institutionId === institutionId ? 'here' : 'elsewhere',
    mark: rivals.length === 0 ? '' : markOf(context, nationalIdDigest, rivals),
  };
}

const markOf = (context: Context, nationalIdDigest: string, rivals: readonly Person[]): string =>
  keyedDigest(context, 'claims', nationalIdDigest, ...rivals.map(({ _id }) => _id).sort()).slice(0, 16);
