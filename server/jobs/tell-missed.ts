import { dueOf, type Due } from '../../domain/attendance/due';
import { costOfDay } from '../../domain/attendance/missed-day';
import { spotChecksOf } from '../../domain/attendance/spot-check';
import { addDays, instantOf, secondOf, type Day } from '../../domain/kernel/time';
import { isInBatch, type Batch } from '../../domain/project/batch';
import { partsOf } from '../../domain/kernel/id';
import { windowsOn } from '../../domain/project/planned-windows';
import type { Services } from '../call/context';
import { findEvidenceAfter, type EvidenceOfPerson } from '../data/attendance-people';
import type { Project } from '../data/documents';
import { inParallel } from '../data/in-parallel';
import { addMissedJob, finishJobOf, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { tellFromJob } from '../data/messages';
import { findProject } from '../data/projects';
import { dayMissed } from '../message/evidence-events';
import type { JobResult } from './job-result';

const PEOPLE_PER_SLICE = 100;
const WRITES_AT_ONCE = 8;

/** Puts it on the list that the people of a batch hear of a day, once its last window is over: the same day once. */
export async function beginTellingMissed(services: Services, project: Project, batch: Batch, day: Day): Promise<void> {
  if (!isInBatch(day, batch)) return;
  const ends = [...windowsOn(day, batch, project.courses), ...spotChecksOf(project, batch.batchId)]
    .filter(({ begin }) => begin < instantOf(addDays(day, 1)))
    .map(({ end }) => end);
  if (ends.length === 0 || secondOf(services.now()) <= Math.max(...ends)) return;
  await addMissedJob(services.db, {
    projectId: project._id,
    batchId: batch.batchId,
    day,
    createdAt: services.now(),
  });
}

/**
 * Tells whoever has come to a batch that they missed something on a day, and what that costs (D3c): only where it truly costs something.
 * Whoever had lost everything before hears nothing more. A message is known by batch and day, so a slice that runs again tells nobody twice.
 */
export async function tellMissed(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db, settings } = services;
  const [projectId = '', batchId = '', day = ''] = partsOf(taken.job.subjectId);
  const project = await findProject(db, projectId);
  const batch = project?.batches.find((each) => each.batchId === batchId);
  let lease = taken;
  let after = taken.job.after ?? '';
  while (project && batch) {
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const own = { institutionId: project.institutionId, projectId, batchId };
    const people = await findEvidenceAfter(db, own, { after, limit: PEOPLE_PER_SLICE });
    const now = services.now();
    await inParallel(people, WRITES_AT_ONCE, async (person) => {
      const due = (at: number): Due => dueFor({ project, batch, person, now: at });
      const missed = costOfDay({
        day,
        before: due(instantOf(day)),
        after: due(Math.min(now, instantOf(addDays(day, 1)))),
      });
      if (!missed) return;
      const event = dayMissed(project, { batch, day, personId: person.personId, missed });
      await tellFromJob(db, { settings, at: now }, event);
    });
    const last = people.at(-1);
    if (!last) break;
    after = last.personId;
    if (!(await noteProgress(db, lease, after))) return 'notMine';
  }
  await finishJobOf(db, lease);
  return 'done';
}

/** What is due as it was at a moment; what they did later is not looked at. */
function dueFor({
  project,
  batch,
  person,
  now,
}: {
  project: Project;
  batch: Batch;
  person: EvidenceOfPerson;
  now: number;
}): Due {
  return dueOf({
    batch,
    project,
    evidence: person.evidence.filter(({ at }) => at <= now),
    spotChecks: spotChecksOf(project, batch.batchId).filter(({ begin }) => begin <= now),
    now,
  });
}
