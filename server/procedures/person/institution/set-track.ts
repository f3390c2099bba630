import { institutionSetTrack } from '../../../../contract/calls/person/institution';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { tracks, USUAL_TRACK } from '../../../../domain/kernel/rule-table';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { getInstitution, saveInstitution } from '../../../data/accounts';
import { forgetRules } from '../../../data/rule-table';
import { logHospitalAct, ownedHospital } from './hospital-act';

/** The centre says of which track a hospital is. */
export const setTrack = defineProcedure(institutionSetTrack, async (context, { institutionId, track }) => {
  const answer = await runIdempotent(context, institutionSetTrack, async (tx) => {
    const before = await ownedHospital(context, await getInstitution(tx, institutionId));
    const { account, track: former = USUAL_TRACK } = before;
    if (former === track) return {};
    await saveInstitution(tx, { ...before, track });
    await logHospitalAct(tx, context, before, {
      action: 'institution.trackChanged',
      subject: `account:${account}`,
      note: `${labelOf(tracks, former)} → ${labelOf(tracks, track)}`,
      before: { track: former },
      after: { track },
    });
    return {};
  });
  forgetRules(context.db);
  return answer;
});
