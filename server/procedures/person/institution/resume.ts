import { institutionResume } from '../../../../contract/calls/person/institution';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { getInstitution, saveInstitution } from '../../../data/accounts';
import { tell } from '../../../data/messages';
import { sealedInstitution } from '../../../guard/role-seal';
import { institutionResumed } from '../../../message/account-events';
import { logHospitalAct, ownedHospital } from './hospital-act';

/** Lets a hospital work again. What was paused stays paused: its administrators know which meeting still goes on. */
export const resumeInstitution = defineProcedure(institutionResume, async (context, { institutionId }) =>
  runIdempotent(context, institutionResume, async (tx) => {
    const before = await ownedHospital(context, await getInstitution(tx, institutionId));
    if (!before.suspended) return {};
    const { suspended, ...working } = before;
    await logHospitalAct(tx, context, before, {
      action: 'institution.resumed',
      subject: `account:${before.account}`,
      before: { suspended },
      after: { suspended: null },
    });
    await saveInstitution(tx, sealedInstitution(context, working));
    await tell(tx, context, institutionResumed({ institutionId, at: context.at }));
    return {};
  }),
);
