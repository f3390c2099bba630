import { institutionGet } from '../../../../contract/calls/person/institution';
import { USUAL_TRACK } from '../../../../domain/kernel/rule-table';
import { dayOf } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { listAdministrators, listSignIns } from '../../../data/accounts';
import { findHospital } from '../../../data/directory';
import { countWaiting } from '../../../data/persons';
import { listOpenSessions } from '../../../data/sessions';

/** One hospital with what would end if it were suspended now: the centre reads that before it decides. */
export const getHospital = defineProcedure(institutionGet, async ({ db, at }, { institutionId }) => {
  const found = await findHospital(db, institutionId);
  if (!found) return refuse('notFound');
  const [administrators, signIns, sessions, pendingRegistrations] = await Promise.all([
    listAdministrators(db, institutionId),
    listSignIns(db, { institutionId }),
    listOpenSessions(db, { institutionId, from: dayOf(at) }),
    countWaiting(db, institutionId),
  ]);
  const { name, account, contactName = '', contactPhone = '', passwordChangedAt, suspended } = found;
  return {
    ...{ institutionId, name, account, contactName, contactPhone },
    passwordChangedAt: passwordChangedAt ?? null,
    waitsForFirst: found.passwordHash === '',
    track: found.track ?? USUAL_TRACK,
    suspended: suspended ?? null,
    reviewsActivitiesSince: found.reviewsActivities?.at ?? null,
    administrators: administrators.length,
    signIns: signIns.filter(({ expiresAt }) => expiresAt > at).length,
    openSessions: sessions.filter(({ batchBegin }) => batchBegin <= dayOf(at)).length,
    pendingRegistrations,
  };
});
