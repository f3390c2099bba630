/** The peer of `npm run bench -- exam`: one small document written for each call, through the same SDK, workers and disk, and nothing decided. */
import { openDatabase } from '../../cloudfunctions/shared/database';
import { cloud } from '../../cloudfunctions/shared/sdk';

const db = openDatabase(cloud.database({ throwOnNotFound: false }));

export interface PlainWrite {
  id: string;
}

export async function main({ id }: PlainWrite): Promise<{ written: boolean }> {
  return { written: (await db.add('dailyUses', { _id: id, count: 1, bytes: 0, at: Date.now() })) === 'added' };
}
