import type { Services } from '../call/context';
import { findAttendedAfter, findFollowersAfter } from '../data/audience';
import type { Database } from '../data/database';
import type { Project } from '../data/documents';
import { inParallel } from '../data/in-parallel';
import { finishJobOf, noteProgress, releaseLease, renewLease, type AudienceNews, type Lease } from '../data/jobs';
import { tellFromJob } from '../data/messages';
import { findAskedAfter } from '../data/spot-check-people';
import { findProject } from '../data/projects';
import type { JobResult } from './job-result';

const PEOPLE_PER_SLICE = 100;
const WRITES_AT_ONCE = 8;

/**
 * Tells everybody who follows a project, and everybody who has checked in to the batches that the news is about: first one, then
 * batch after batch. Each message has an `_id` of person and news, so whoever is met twice, or in a slice that runs again, is told once.
 */
export async function tellAudience(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db, settings } = services;
  const { subjectId: projectId } = taken.job;
  const { news } = taken.job;
  const project = await findProject(db, projectId);
  if (!news || !project) {
    await finishJobOf(db, taken);
    return 'done';
  }
  const told = news as AudienceNews;
  const key = `${projectId}-${told.key}`;
  const groups = ['', ...told.batchIds];
  let lease = taken;
  let [group = '', after = ''] = (taken.job.after ?? (told.followers ? '/' : `${told.batchIds[0] ?? ''}/`)).split('/');
  for (;;) {
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const people = await peopleAfter(db, told, { project, group, after });
    await inParallel(people, WRITES_AT_ONCE, (person) =>
      tellFromJob(db, { settings, at: services.now() }, { ...told, to: { person }, key }),
    );
    const last = people.at(-1);
    const next = groups[groups.indexOf(group) + 1];
    if (last !== undefined) after = last;
    else if (next === undefined) break;
    else [group, after] = [next, ''];
    if (!(await noteProgress(db, lease, `${group}/${after}`))) return 'notMine';
  }
  await finishJobOf(db, lease);
  return 'done';
}

/** The next people of a group: who follows the project, or was in the batch of that id. */
function peopleAfter(
  db: Database,
  { day, asked }: AudienceNews,
  { project, group, after }: { project: Project; group: string; after: string },
): Promise<string[]> {
  const limit = PEOPLE_PER_SLICE;
  const { _id: projectId, institutionId } = project;
  if (group === '') return findFollowersAfter(db, { projectId, after, limit });
  const batch = { projectId, batchId: group, institutionId };
  return asked && day !== undefined
    ? findAskedAfter(db, batch, { check: asked, day, after, limit })
    : findAttendedAfter(db, { ...batch, day, after, limit });
}
