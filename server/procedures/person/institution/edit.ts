import { institutionEdit } from '../../../../contract/calls/person/institution';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { getInstitution, saveInstitution } from '../../../data/accounts';
import { institutionListedAs } from '../../../data/directory';
import { openRenameJob } from '../../../data/jobs';
import { wake } from '../../../jobs/wake';
import { givenInstitution } from './given-institution';
import { logHospitalAct, ownedHospital } from './hospital-act';

/**
 * Another name or contact. What copies the name to be listed follows by a job, so ten thousand people are no longer a call than ten; what
 * is a record of a day keeps the name of that day.
 */
export const editInstitution = defineProcedure(institutionEdit, async (context, { institutionId, ...input }) => {
  const given = await givenInstitution(context, input, institutionId);
  const jobs: string[] = [];
  const answer = await runIdempotent(context, institutionEdit, async (tx) => {
    const before = await ownedHospital(context, await getInstitution(tx, institutionId));
    const { name, account, contactName = '', contactPhone = '' } = before;
    if (name === given.name && contactName === given.contactName && contactPhone === given.contactPhone) return {};
    const after = { ...before, ...given };
    await saveInstitution(tx, { ...after, ...(await institutionListedAs(after)) });
    await logHospitalAct(tx, context, before, {
      action: name === given.name ? 'institution.contactChanged' : 'institution.renamed',
      subject: `account:${account}`,
      ...(name === given.name ? {} : { note: `${name} → ${given.name}` }),
      before: { name, contactName, contactPhone },
      after: given,
    });
    if (name !== given.name) jobs.push(await openRenameJob(tx, { institutionId, createdAt: context.at }));
    return {};
  });
  for (const job of jobs.slice(-1)) await wake(context, job);
  return answer;
});
