/** Who is told of what happens to a holding: those who follow it (关注), and those who have checked in. */
import { idOf } from '../../domain/kernel/id';
import type { Day } from '../../domain/kernel/time';
import type { Database, Reader, Transaction } from './database';

const followId = (projectId: string, personId: string): string => idOf(projectId, personId);

/** Whether a person follows a project. */
export const isFollowing = async (
  db: Reader,
  { projectId, personId }: { projectId: string; personId: string },
): Promise<boolean> => (await db.get('follows', followId(projectId, personId))) !== undefined;

/** Begins or ends following; either may be said twice. */
export async function setFollowing(
  tx: Transaction,
  { projectId, personId, following, at }: { projectId: string; personId: string; following: boolean; at: number },
): Promise<void> {
  const _id = followId(projectId, personId);
  const present = await tx.get('follows', _id);
  if (following && !present) await tx.add('follows', { _id, projectId, personId, at });
  if (!following && present) await tx.remove('follows', _id);
}

export const countFollowers = (db: Database, projectId: string): Promise<number> => db.count('follows', { projectId });

/** People who follow a project, in the order of their ids. */
export async function findFollowersAfter(
  db: Database,
  { projectId, after, limit }: { projectId: string; after: string; limit: number },
): Promise<string[]> {
  const found = await db.find('follows', {
    where: { projectId, personId: { gt: after } },
    orderBy: [['personId', 'asc']],
    fields: ['personId'],
    limit,
  });
  return found.map(({ personId }) => personId);
}

const PAGE = 1000;

/** Everybody who follows a project, in the order of their ids. */
export async function everyFollower(db: Database, projectId: string): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const page = await findFollowersAfter(db, { projectId, after: found.at(-1) ?? '', limit: PAGE });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

/** People with a record in a batch, in the order of their ids, each once; fewer than `limit` where some have several records. */
export async function findAttendedAfter(
  db: Database,
  {
    projectId,
    batchId,
    institutionId,
    day,
    after,
    limit,
  }: {
    projectId: string;
    batchId: string;
    institutionId: string;
    /** Of this day alone, when it is given. */
    day?: Day | undefined;
    after: string;
    limit: number;
  },
): Promise<string[]> {
  const records = await db.find('attendanceRecords', {
    where: { projectId, batchId, institutionId, ...(day === undefined ? {} : { day }), personId: { gt: after } },
    orderBy: [['personId', 'asc']],
    fields: ['personId'],
    limit,
  });
  return [...new Set(records.map(({ personId }) => personId))];
}
