import { freeSeat, lastOpenSeat } from '../../../../domain/attendance/seating';
import { MOST_PLANNED } from '../../../../domain/project/enrolment';
import type { Context } from '../../../call/context';
import { countPlaces, readNumbers } from '../../../data/enrolments';

/** Above every planned number: places of those who enrol where none is planned. */
const UNPLANNED_FROM = MOST_PLANNED + 1;
const UNPLANNED = 2 ** 40;
/** Numbers that are read behind one that was taken, before all are read. */
const NUMBERS_A_LOOK = 100;

type Source = Pick<Context, 'db' | 'randomBytes'>;

/** A number from 1 to `most`, or from 0 to `most` - 1: any of them. */
const below = ({ randomBytes }: Pick<Source, 'randomBytes'>, most: number): number =>
  randomBytes(6).readUIntBE(0, 6) % most;

/**
 * A place that is free as far as can be seen: any of them, so that people who come at once seldom meet. Undefined when as many have enrolled
 * as are planned. The database has the last word: two people never have one number (rules: "Enrolment").
 */
export async function freePlace(
  source: Source,
  { projectId, planned }: { projectId: string; planned: number | null },
): Promise<number | undefined> {
  const { db } = source;
  if (planned === null) return UNPLANNED_FROM + below(source, UNPLANNED);
  const { all, above } = await countPlaces(db, { projectId, planned });
  if (all >= planned) return undefined;
  const start = 1 + below(source, planned);
  if (above === 0) {
    const near = await readNumbers(db, { projectId, from: start, atMost: NUMBERS_A_LOOK });
    const end = near.length < NUMBERS_A_LOOK ? planned : (near.at(-1) ?? planned);
    const taken = new Set(near);
    for (let number = start; number <= Math.min(end, planned); number += 1) if (!taken.has(number)) return number;
  }
  const taken = new Set(await readNumbers(db, { projectId }));
  const last = lastOpenSeat({ taken, cap: planned });
  return last === 0 ? undefined : freeSeat({ taken, last, start: 1 + below(source, last) });
}
