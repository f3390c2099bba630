import type { Services } from '../call/context';
import { getInstitution } from '../data/accounts';
import { nameInstitution } from '../data/directory';
import { finishJobOf, releaseLease, type Lease } from '../data/jobs';
import type { JobResult } from './job-result';

/**
 * Gives people, projects and sign-ins of an institution the name that it has now. Records, analyses, rounds and credits keep the name of
 * their day. Made twice it does nothing the second time; another name that comes meanwhile is done next.
 */
export async function workOnName({ db }: Services, lease: Lease): Promise<JobResult> {
  const institution = await getInstitution(db, lease.job.subjectId);
  if (institution) await nameInstitution(db, institution);
  if (institution && (await getInstitution(db, institution._id))?.name !== institution.name) {
    await releaseLease(db, lease);
    return 'continued';
  }
  await finishJobOf(db, lease);
  return 'done';
}
