import { dayOf } from '../../domain/kernel/time';
import { perInstance } from '../attendance/per-instance';
import type { Context } from '../call/context';
import { openidOf } from '../call/context';
import type { Refusing } from '../call/refusal';
import { addDailyUses } from '../data/daily-uses';
import { keyedDigest } from './personal-data';

/** The id under which somebody's uses of a day are counted. */
export const dailyUseId = (context: Pick<Context, 'secrets' | 'at'>, what: string, who: string): string =>
  keyedDigest(context, 'dailyUse', what, who, dayOf(context.at));

/** Reads of a day. An address may stand for a whole hospital, so it is given more than a person. */
export interface ReadLimits {
  byPerson: number;
  byAddress: number;
}

/** An instance tells the database of so many reads at once: whoever reads a notice or two costs it nothing. */
const READS_TOLD_AT_ONCE = 20;
/** An instance remembers at most so many readers. */
const MOST_READERS = 10_000;

interface Reads {
  own: number;
  /** Of all instances, as the database said last. */
  known: number;
}

const readersOf = perInstance(() => new Map<string, Reads>());

/**
 * Uses up one read of something that anybody may read, per caller and day. Exact to within a handful for each instance.
 * @throws Refusal `readTooOften`
 */
export async function spendDailyRead(
  context: Context & Refusing<'readTooOften'>,
  what: string,
  limits: ReadLimits,
): Promise<void> {
  const openid = openidOf(context.caller);
  const who = openid === undefined ? `address:${context.clientAddress ?? ''}` : `openid:${openid}`;
  const limit = openid === undefined ? limits.byAddress : limits.byPerson;
  const id = dailyUseId(context, what, who);
  const readers = readersOf(context.db);
  if (readers.size > MOST_READERS) readers.clear();
  const reads = readers.get(id) ?? { own: 0, known: 0 };
  readers.set(id, reads);
  if (Math.max(reads.own, reads.known) >= limit) context.refuse('readTooOften');
  reads.own += 1;
  if (reads.own % READS_TOLD_AT_ONCE !== 0) return;
  reads.known = await addDailyUses(context.db, { id, more: READS_TOLD_AT_ONCE, now: context.at });
}

/**
 * Counts one look-up of somebody by what the caller knows of them, by the caller and day: exact, for few are made.
 * @throws Refusal `lookedUpTooOften`
 */
export async function spendLookUp(
  context: Context & Refusing<'lookedUpTooOften'>,
  what: string,
  most: number,
): Promise<void> {
  const id = dailyUseId(context, what, `openid:${openidOf(context.caller) ?? ''}`);
  if ((await addDailyUses(context.db, { id, more: 1, now: context.at })) > most) context.refuse('lookedUpTooOften');
}

/** More sheets and papers than anybody prints on one day; each costs a worker some seconds. */
const MOST_FILES_A_DAY = 100;

/**
 * Counts one file that is made at once for the caller, by the caller and day. A repeat of the same request is answered before it is counted.
 * @throws Refusal `filesMadeTooOften`
 */
export async function spendFile(context: Context & Refusing<'filesMadeTooOften'>): Promise<void> {
  const id = dailyUseId(context, 'file', `openid:${openidOf(context.caller) ?? ''}`);
  const made = await addDailyUses(context.db, { id, more: 1, now: context.at });
  if (made > MOST_FILES_A_DAY) context.refuse('filesMadeTooOften');
}

/** Whether the caller asks about this for the first time today: what is looked at again costs nothing more. */
export async function isNewToday(context: Context, what: string, about: string): Promise<boolean> {
  const id = dailyUseId(context, what, `openid:${openidOf(context.caller) ?? ''} ${about}`);
  return (await addDailyUses(context.db, { id, more: 1, now: context.at })) === 1;
}
