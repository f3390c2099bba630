import { institutionAdd } from '../../../../contract/calls/person/institution';
import { answerId, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { appendAudit } from '../../../data/audit/log';
import { getInstitution } from '../../../data/accounts';
import { DuplicateKey } from '../../../data/database';
import { addInstitution } from '../../../data/directory';
import { keyedDigest } from '../../../guard/personal-data';
import { sealedInstitution } from '../../../guard/role-seal';
import { wrongField } from '../registration/given-facts';
import { givenInstitution } from './given-institution';

/** What an account may be called: it is typed on many phones. */
const ACCOUNT = /^[a-z][a-z0-9-]{2,39}$/;

/** Adds a hospital. Its account has no password that anybody knows: the first administrator who is invited sets it. */
export const addHospital = defineProcedure(institutionAdd, async (context, input) => {
  const { db, caller } = context;
  const earlier = await earlierAnswer(context, institutionAdd);
  if (earlier) return earlier;
  const account = input.account.toLowerCase();
  if (!ACCOUNT.test(account)) return wrongField('account', 'accountFormat');
  const given = await givenInstitution(context, input);
  const institutionId = `i-${keyedDigest(context, 'request', answerId(context, institutionAdd.name)).slice(0, 20)}`;
  const institution = sealedInstitution(context, {
    _id: institutionId,
    kind: 'hospital',
    account,
    ...given,
    passwordHash: '',
    byInvitation: true,
  });
  try {
    return await runIdempotent(context, institutionAdd, async (tx) => {
      await addInstitution(tx, institution);
      await appendAudit(tx, {
        context,
        institutionId,
        projectId: null,
        actor: { id: caller.session.administratorId, name: caller.session.name },
        action: 'institution.added',
        subject: `account:${account}`,
        before: null,
        after: { institutionId, name: given.name, kind: 'hospital', account },
      });
      return { institutionId };
    });
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey)) throw thrown;
    // Two who add the same one at once: the account is there only once.
    return (await getInstitution(db, institutionId)) ? { institutionId } : context.refuse('accountTaken');
  }
});
