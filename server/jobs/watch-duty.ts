import { dutyHour, isUnattended } from '../../domain/attendance/daily-duty';
import { isInBatch } from '../../domain/project/batch';
import { windowsOn } from '../../domain/project/planned-windows';
import { dayOf, type Day } from '../../domain/kernel/time';
import type { Services } from '../call/context';
import { peopleOfBatchDay } from '../data/attendance-counts';
import type { Project } from '../data/documents';
import { addDutyJob, finishJobOf, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { tell } from '../data/messages';
import { findOpenAfter } from '../data/projects';
import { canShowToday, sessionsOfBatch } from '../data/sessions';
import { dayUnattended } from '../message/project-events';
import type { JobResult } from './job-result';

const PROJECTS_PER_SLICE = 50;

/** For the timer: at eight, ten and noon the batches of the day are looked at. */
export async function beginWatchingDuty({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const hour = dutyHour(now());
  if (hour !== undefined) await addDutyJob(db, { day: dayOf(now()), hour, createdAt: now() });
}

/**
 * Warns institutions of batches that are taught today and that nobody has opened, or nobody has checked in to (M14). A message is known by
 * batch, day and hour, so a slice that runs again tells nobody twice.
 */
export async function watchDuty(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const [day = '', hour = ''] = taken.job.subjectId.split('T');
  let lease = taken;
  let cursor = taken.job.after;
  for (;;) {
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const { rows, nextCursor } = await findOpenAfter(db, { from: day }, { cursor, limit: PROJECTS_PER_SLICE });
    // One that waited past midnight says nothing of a day that is over.
    if (dayOf(services.now()) === day) for (const project of rows) await look(services, project, { day, hour });
    if (nextCursor === undefined) break;
    cursor = nextCursor;
    if (!(await noteProgress(db, lease, cursor))) return 'notMine';
  }
  await finishJobOf(db, lease);
  return 'done';
}

async function look(services: Services, project: Project, { day, hour }: { day: Day; hour: string }): Promise<void> {
  const { db, settings } = services;
  const { _id: projectId, institutionId } = project;
  for (const batch of project.batches) {
    if (!isInBatch(day, batch)) continue;
    const { batchId } = batch;
    const now = services.now();
    const windows = windowsOn(day, batch, project.courses);
    if (windows.length === 0) continue;
    const sessions = await sessionsOfBatch(db, { projectId, batchId });
    const { people } = await db.together(
      { collection: 'institutions', id: institutionId },
      { people: peopleOfBatchDay({ institutionId, projectId, batchId }, day) },
    );
    const opened = sessions.some((session) => canShowToday(session, day));
    const found = isUnattended({ windows, opened, people, now });
    if (found === undefined) continue;
    await db.transaction((tx) =>
      tell(tx, { settings, at: services.now() }, dayUnattended(project, { batchId, day, hour, found })),
    );
  }
}
