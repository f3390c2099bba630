import type { Services } from '../call/context';
import { findAttendedAfter, findFollowersAfter } from '../data/audience';
import { inParallel } from '../data/in-parallel';
import { finishJobOf, noteProgress, releaseLease, renewLease, type AudienceNews, type Lease } from '../data/jobs';
import { tellFromJob } from '../data/messages';
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
    const people =
      group === ''
        ? await findFollowersAfter(db, { projectId, after, limit: PEOPLE_PER_SLICE })
        : await findAttendedAfter(db, {
            projectId,
            batchId: group,
            institutionId: project.institutionId,
            day: told.day,
            after,
            limit: PEOPLE_PER_SLICE,
          });
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
