import type { Database, Transaction } from './database';
import type { DailyUse } from './documents';

/** What was used under this id so far. */
export async function getDailyUse(tx: Transaction, id: string): Promise<Pick<DailyUse, 'count' | 'bytes'>> {
  return (await tx.get('dailyUses', id)) ?? { count: 0, bytes: 0 };
}

export const putDailyUse = (tx: Transaction, use: DailyUse): Promise<void> => tx.put('dailyUses', use);

/** Counts more uses. @returns all of them so far */
export function addDailyUses(
  db: Database,
  { id, more, now }: { id: string; more: number; now: number },
): Promise<number> {
  return db.transaction(async (tx) => {
    const { count, bytes } = await getDailyUse(tx, id);
    await putDailyUse(tx, { _id: id, count: count + more, bytes, at: now });
    return count + more;
  });
}
