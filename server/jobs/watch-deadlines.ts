import { dueOf } from '../../domain/credit/project-step';
import { isNear } from '../../domain/project/deadlines';
import type { ProjectState } from '../../domain/project/project-state';
import { addDays, dayOf, type Day } from '../../domain/kernel/time';
import { remindedDay } from '../../domain/message/reminder';
import type { Services } from '../call/context';
import type { Project } from '../data/documents';
import { addDeadlineJob, finishJobOf, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { tellFromJob } from '../data/messages';
import { findInStateAfter } from '../data/projects';
import { deadlineNear } from '../message/project-events';
import type { JobResult } from './job-result';

const PROJECTS_PER_SLICE = 50;
/** Far longer than any deadline lies behind the last day of a project. */
const LOOK_BACK_DAYS = 60;
/** In which something can be owed (domain/credit/project-step.ts). */
const STATES = ['draft', 'returned', 'approved', 'closed'] as const satisfies readonly ProjectState[];

/** For the timer: once a day, from nine in the morning on, what is due soon is looked for. */
export async function beginWatchingDeadlines({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  if (remindedDay(now()) !== undefined) await addDeadlineJob(db, { day: dayOf(now()), createdAt: now() });
}

/**
 * Tells institutions what has to be handed in within three days (rules: "Deadlines"). A message is known by project and the day by which it
 * is due, so it is told once, and once more where the meeting was moved.
 */
export async function watchDeadlines(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const day = taken.job.subjectId;
  let lease = taken;
  let [state = STATES[0], cursor] = progressOf(taken.job.after);
  for (;;) {
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const { rows, nextCursor } = await findInStateAfter(
      db,
      { state, from: addDays(day, -LOOK_BACK_DAYS) },
      { cursor, limit: PROJECTS_PER_SLICE },
    );
    for (const project of rows) await tellIfNear(services, project, day);
    const next = nextCursor === undefined ? STATES[STATES.indexOf(state) + 1] : state;
    if (next === undefined) break;
    [state, cursor] = [next, nextCursor];
    if (!(await noteProgress(db, lease, `${state}/${cursor ?? ''}`))) return 'notMine';
  }
  await finishJobOf(db, lease);
  return 'done';
}

type Place = [state: (typeof STATES)[number] | undefined, cursor: string | undefined];

function progressOf(after = ''): Place {
  const [name, cursor = ''] = after.split('/');
  return [STATES.find((state) => state === name), cursor === '' ? undefined : cursor];
}

async function tellIfNear(services: Services, project: Project, day: Day): Promise<void> {
  const { db, settings } = services;
  const due = dueOf(project, services.now());
  if (due && isNear(due.day, day)) await tellFromJob(db, { settings, at: services.now() }, deadlineNear(project, due));
}
