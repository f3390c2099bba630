import type { OutputOf } from '../../../../contract';
import { isInBatch } from '../../../../domain/project/batch';
import { dayOf } from '../../../../domain/kernel/time';
import { liveCount } from '../../../attendance/live-count';
import { windowsToday } from '../../../../domain/attendance/windows-today';
import type { Database } from '../../../data/database';
import type { Project } from '../../../data/documents';
import { countSeats } from '../../../data/seats';
import { findOwnSessions, sessionIdOf } from '../../../data/sessions';
import { COUNTS_AT_ONCE, inParallel } from '../../../data/in-parallel';

type HeldToday = OutputOf<'home.administrator'>['today'];

/**
 * The batches of these projects of an institution that are taught today, with their sessions and today's people; open
 * sessions first.
 * `begin` and `end` are the clock times `HH:mm:ss` of the day's first and last planned window.
 */
export async function batchesToday(
  db: Database,
  {
    projects,
    institutionId,
    now,
  }: { projects: readonly Pick<Project, '_id' | 'title' | 'form' | 'batches'>[]; institutionId: string; now: number },
): Promise<HeldToday> {
  const today = dayOf(now);
  const held = projects.flatMap((project) =>
    project.batches
      .filter((batch) => isInBatch(today, batch))
      .map((batch) => ({
        project,
        batchId: batch.batchId,
        sessionId: sessionIdOf({ projectId: project._id, batchId: batch.batchId }),
        windows: windowsToday({ batch, evidence: [], now }),
      }))
      // A day without teaching has none.
      .filter(({ windows }) => windows.length > 0),
  );
  if (held.length === 0) return [];
  const sessions = await findOwnSessions(db, {
    sessionIds: held.map(({ sessionId }) => sessionId),
    institutionId,
  });
  const rows = await inParallel(held, COUNTS_AT_ONCE, async ({ project, batchId, sessionId, windows }) => {
    const session = sessions.find(({ _id }) => _id === sessionId);
    return {
      projectId: project._id,
      batchId,
      sessionId: session ? sessionId : null,
      open: session?.status === 'open',
      title: project.title,
      placeName: session?.placeName ?? project.form.venue,
      begin: windows.map(({ begin }) => begin).reduce((a, b) => (b < a ? b : a)),
      end: windows.map(({ end }) => end).reduce((a, b) => (b > a ? b : a)),
      // Without a session nobody can have checked in.
      headCount: session ? (await liveCount(db, { sessionId, day: today })).headCount : 0,
      batchCount: session && session.cap !== null ? await countSeats(db, sessionId) : null,
      cap: session?.cap ?? null,
    };
  });
  return rows.sort((a, b) => Number(b.open) - Number(a.open));
}
