import { maskName } from '../../domain/person/person';
import type { Administrator, AdministratorSession, Institution } from '../data/documents';
import type { Event } from '../data/messages';

/** Everybody under the account is told that its password is another one. */
export function passwordReplaced({
  institution,
  by,
  reset,
  at,
  endedSignIns,
}: {
  institution: Pick<Institution, '_id'>;
  by: Pick<AdministratorSession, 'name'>;
  /** By the centre, not by one of their own. */
  reset: boolean;
  at: number;
  endedSignIns: number;
}): Event<'passwordReset' | 'passwordChanged'> {
  const to = { institution: institution._id };
  return reset
    ? { to, kind: 'passwordReset', key: at, facts: { endedSignIns } }
    : { to, kind: 'passwordChanged', key: at, facts: { by: maskName(by.name), endedSignIns } };
}

export function signInsEnded({
  administrator: { _id, institutionId, name },
  by,
  at,
  endedSignIns,
}: {
  administrator: Pick<Administrator, '_id' | 'institutionId' | 'name'>;
  by: Pick<AdministratorSession, 'name'>;
  at: number;
  endedSignIns: number;
}): Event<'signInsEnded'> {
  return {
    to: { institution: institutionId },
    kind: 'signInsEnded',
    key: `${_id}-${at}`,
    facts: { by: maskName(by.name), whose: maskName(name), endedSignIns },
  };
}

/** Somebody is signed in with a second WeChat account: if it is not their doing, the others should hear of it. */
export function signedInElsewhere({
  administratorId,
  institutionId,
  name,
  signedInAt,
}: AdministratorSession): Event<'signedInElsewhere'> {
  return {
    to: { institution: institutionId },
    kind: 'signedInElsewhere',
    key: `${administratorId}-${signedInAt}`,
    facts: { whose: maskName(name) },
  };
}
