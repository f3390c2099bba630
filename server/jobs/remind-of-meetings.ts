import { addDays } from '../../domain/kernel/time';
import { beginsOn, evaluationOpenedBefore, remindedDay } from '../../domain/message/reminder';
import type { Services } from '../call/context';
import {
  addAudienceJob,
  addReminderJob,
  finishJobOf,
  noteProgress,
  releaseLease,
  renewLease,
  type Lease,
} from '../data/jobs';
import { findOpenAfter } from '../data/projects';
import type { Project } from '../data/documents';
import type { JobResult } from './job-result';

const PROJECTS_PER_SLICE = 50;
/** From the day of which people are reminded back to yesterday. */
const LOOK_BACK_DAYS = 2;

/** For the timer: once a day the meetings of tomorrow are looked for. */
export async function beginReminding({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const day = remindedDay(now());
  if (day !== undefined) await addReminderJob(db, { day, createdAt: now() });
}

/**
 * Reminds those who follow a meeting of which a batch begins tomorrow, each in a job of its own. The news is known by batch and day: told
 * again it is the same message, and a batch that was moved to another day has another one.
 */
export async function remindOfMeetings(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const { subjectId: day } = taken.job;
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
    // Whatever begins on that day ends on it or later; what ended yesterday may be evaluated since.
    const { rows, nextCursor } = await findOpenAfter(
      db,
      { from: addDays(day, -LOOK_BACK_DAYS) },
      { cursor, limit: PROJECTS_PER_SLICE },
    );
    for (const project of rows) {
      await remind(services, project, day);
      await askForEvaluation(services, project, day);
    }
    if (nextCursor === undefined) break;
    cursor = nextCursor;
    if (!(await noteProgress(db, lease, cursor))) return 'notMine';
  }
  await finishJobOf(db, lease);
  return 'done';
}

async function remind(services: Services, project: Project, day: string): Promise<void> {
  const { _id: projectId, title, batches, courses } = project;
  for (const batch of batches) {
    const begin = beginsOn(batch, courses, day);
    if (begin === undefined) continue;
    const { venue } = project.form;
    await services.db.transaction((tx) =>
      addAudienceJob(tx, {
        projectId,
        news: {
          kind: 'meetingTomorrow',
          key: `${batch.batchId}-${day}`,
          facts: { projectId, title, venue, begin },
          followers: true,
          batchIds: [],
        },
        createdAt: services.now(),
      }),
    );
  }
}

/** Whoever has checked in is asked for an evaluation that has opened since the meetings of the day before were looked for. */
async function askForEvaluation(services: Services, project: Project, day: string): Promise<void> {
  const { _id: projectId, title, batches, courses } = project;
  for (const batch of batches) {
    const until = evaluationOpenedBefore(batch, courses, day);
    if (until === undefined) continue;
    const { batchId } = batch;
    await services.db.transaction((tx) =>
      addAudienceJob(tx, {
        projectId,
        news: {
          kind: 'evaluationOpen',
          key: batchId,
          facts: { projectId, title, batchId, until },
          followers: false,
          batchIds: [batchId],
        },
        createdAt: services.now(),
      }),
    );
  }
}
