import type { OutputOf } from '../../../contract';
import { DEFAULT_WINDOW_BEGIN, DEFAULT_WINDOW_END } from '../../../domain/attendance-window';
import { isInBatch, teachingDays, type Batch } from '../../../domain/batch';
import { addDays, clockOf, dayOf, instantOf, type Day } from '../../../domain/time';
import type { OwnBatch } from '../../data/attendance';
import type { Database } from '../../data/database';
import type { Project } from '../../data/documents';
import { readRecords } from '../../data/record-reader';
import { getSessions, sessionIdOf } from '../../data/sessions';

type HeldToday = OutputOf<'administrator.home'>['today'];

/** The batches of these projects of one institution that are taught today, with their sessions and today's people; open sessions first. */
export async function batchesToday(
  db: Database,
  {
    institutionId,
    projects,
    today,
  }: { institutionId: string; projects: readonly Pick<Project, '_id' | 'title' | 'form' | 'batches'>[]; today: Day },
): Promise<HeldToday> {
  const held = projects.flatMap((project) =>
    project.batches
      .filter((batch) => isInBatch(today, batch) && teachingDays(batch).includes(today))
      .map((batch) => ({ project, batch, sessionId: sessionIdOf({ projectId: project._id, batchId: batch.batchId }) })),
  );
  if (held.length === 0) return [];
  const sessions = await getSessions(
    db,
    held.map(({ sessionId }) => sessionId),
  );
  const rows = await Promise.all(
    held.map(async ({ project, batch, sessionId }) => {
      const session = sessions.find(({ _id }) => _id === sessionId);
      const batchKey = { projectId: project._id, batchId: batch.batchId };
      return {
        ...batchKey,
        sessionId: session ? sessionId : null,
        open: session?.status === 'open',
        title: project.title,
        placeName: session?.placeName ?? project.form.venue,
        ...periodOn(today, batch),
        // Without a session nobody can have checked in.
        headCount: session ? await countPeople(db, { ...batchKey, institutionId }, today) : 0,
        cap: session?.cap ?? null,
      };
    }),
  );
  return rows.sort((a, b) => Number(b.open) - Number(a.open));
}

/** The clock times `HH:mm:ss` between which attendance is planned today: from the first window to the last. */
function periodOn(today: Day, { windows }: Pick<Batch, 'windows'>): { begin: string; end: string } {
  const planned = windows.filter(({ begin }) => dayOf(begin) === today);
  if (planned.length === 0) return { begin: DEFAULT_WINDOW_BEGIN, end: DEFAULT_WINDOW_END };
  return {
    begin: clockOf(Math.min(...planned.map(({ begin }) => begin))),
    end: clockOf(Math.max(...planned.map(({ end }) => end))),
  };
}

async function countPeople(db: Database, batch: OwnBatch, day: Day): Promise<number> {
  const people = new Set<string>();
  const span = { from: instantOf(day), until: instantOf(addDays(day, 1)) };
  for await (const { personId } of readRecords(db, batch, span)) people.add(personId);
  return people.size;
}
