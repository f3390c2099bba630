import { SECOND_MS } from '../../domain/kernel/time';
import type { Database } from '../data/database';
import type { SeatCount } from '../data/documents';
import { perInstance } from './per-instance';

/** For this long a full hall is taken to be full without another look: a seat that is given back is offered no later. */
const REMEMBERED_MS = SECOND_MS;
const REMEMBERED_HALLS = 200;

/** The count of a session that had no free seat, and the cap it was held against. */
interface FullHall {
  count: SeatCount;
  cap: number;
  readAt: number;
}

const hallsOf = perInstance(() => new Map<string, FullHall>());

/**
 * Remembers a count without a free seat. While a hall is full nobody gets into its journal, so what is remembered of it
 * stays whole until a recount gives a seat back.
 * @param at server time, epoch milliseconds
 */
export function rememberFull(db: Database, { count, cap, at }: { count: SeatCount; cap: number; at: number }): void {
  const halls = hallsOf(db);
  if (halls.size >= REMEMBERED_HALLS) halls.clear();
  halls.set(count._id, { count, cap, readAt: at });
}

/** The count of a session that was full a moment ago, under the same cap; undefined when one has to look. */
export function knownFull(
  db: Database,
  { sessionId, cap, at }: { sessionId: string; cap: number; at: number },
): SeatCount | undefined {
  const hall = hallsOf(db).get(sessionId);
  return hall?.cap === cap && at >= hall.readAt && at - hall.readAt < REMEMBERED_MS ? hall.count : undefined;
}
