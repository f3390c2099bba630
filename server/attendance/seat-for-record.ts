import type { Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import type { AttendanceSession, Person } from '../data/documents';
import { isCapped, takeSeat } from './seats';

/**
 * A seat for somebody whose record an administrator makes or puts back: the cap holds for them as well (rules: "Cap is exact"). It is found
 * used once the record is there, and given back where it never comes.
 * @throws Refusal `seatsFull`
 */
export async function assertSeat(
  context: Context & Refusing<'seatsFull'>,
  { session, person }: { session: AttendanceSession; person: Person },
): Promise<void> {
  if (!isCapped(session)) return;
  // Of this very moment: a seat that is not used soon is given back.
  const { holdsPlace } = await takeSeat({ ...context, at: context.now() }, { session, person });
  if (!holdsPlace) context.refuse('seatsFull');
}
