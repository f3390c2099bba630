import { roleOf } from '../../domain/person/institution-role';
import { maskName } from '../../domain/person/person';
import type { Administrator, AdministratorSession, Institution, Invitation } from '../data/documents';
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

interface ColleagueAct {
  administrator: Administrator;
  by: Pick<AdministratorSession, 'name'>;
  at: number;
}

/** Everybody under the account hears who may do what from now on. */
export const colleagueRoleChanged = ({ administrator, by, at }: ColleagueAct): Event<'colleagueRoleChanged'> => ({
  to: { institution: administrator.institutionId },
  kind: 'colleagueRoleChanged',
  key: `${administrator._id}-${at}`,
  facts: { by: maskName(by.name), whose: maskName(administrator.name), role: roleOf(administrator) },
});

export const colleagueRemoved = ({ administrator, by, at }: ColleagueAct): Event<'colleagueRemoved'> => ({
  to: { institution: administrator.institutionId },
  kind: 'colleagueRemoved',
  key: `${administrator._id}-${at}`,
  facts: { by: maskName(by.name), whose: maskName(administrator.name) },
});

/** Somebody is to become one of them; by the centre or by one of their own. */
export const colleagueInvited = ({
  invitation,
  at,
}: {
  invitation: Invitation;
  at: number;
}): Event<'colleagueInvited'> => ({
  to: { institution: invitation.institutionId },
  kind: 'colleagueInvited',
  key: `${invitation._id.slice(0, 24)}-${at}`,
  facts: { by: maskName(invitation.invitedBy), whose: maskName(invitation.name), role: invitation.institutionRole },
});

export const colleagueJoined = ({
  administrator,
  at,
}: Pick<ColleagueAct, 'administrator' | 'at'>): Event<'colleagueJoined'> => ({
  to: { institution: administrator.institutionId },
  kind: 'colleagueJoined',
  key: `${administrator._id}-${at}`,
  facts: { whose: maskName(administrator.name), role: roleOf(administrator) },
});

/** Read once the institution works again: until then nobody of it is signed in. */
export const institutionSuspended = ({
  institutionId,
  at,
  reason,
}: {
  institutionId: string;
  at: number;
  reason: string;
}): Event<'institutionSuspended'> => ({
  to: { institution: institutionId },
  kind: 'institutionSuspended',
  key: at,
  facts: { reason },
});

export const institutionResumed = ({
  institutionId,
  at,
}: {
  institutionId: string;
  at: number;
}): Event<'institutionResumed'> => ({
  to: { institution: institutionId },
  kind: 'institutionResumed',
  key: at,
  facts: {},
});

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
