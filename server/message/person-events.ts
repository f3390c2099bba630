import { maskName } from '../../domain/person/person';
import type { DirectoryRequest, Person, Rebinding, Review, RosterImport } from '../data/documents';
import type { Event } from '../data/messages';

/** The person is told what their institution decided, once for each decision. */
export function registrationDecided(
  { _id: person, institutionName }: Pick<Person, '_id' | 'institutionName'>,
  { decision, reason, at }: Review,
): Event<'registrationApproved' | 'registrationReturned'> {
  return decision === 'approve'
    ? { to: { person }, kind: 'registrationApproved', key: at, facts: { institutionName } }
    : { to: { person }, kind: 'registrationReturned', key: at, facts: { institutionName, reason } };
}

/** Whoever decides is told, once for each request. */
export const placeAsked = (
  { _id, kind, name }: Pick<DirectoryRequest, '_id' | 'kind' | 'name'>,
  institution: string,
): Event<'placeAsked'> => ({ to: { institution }, kind: 'placeAsked', key: _id, facts: { kind, name } });

/** Whoever asked is told: as a person where they have registered meanwhile. */
export function placeDecided(
  { _id: key, kind: what, name, decided }: DirectoryRequest,
  to: { person: string } | { wechat: string },
): Event<'placeAdded' | 'placeRefused'> {
  const entry = what === 'institution' ? decided?.institutionName : decided?.departmentName;
  return entry
    ? { to, kind: 'placeAdded', key, facts: { kind: what, name: entry } }
    : { to, kind: 'placeRefused', key, facts: { kind: what, name, reason: decided?.reason ?? '' } };
}

/** Whoever holds the old WeChat account is told, and the institution, which decides. */
export function rebindingAsked(
  { _id: rebindingId, institutionId }: Pick<Rebinding, '_id' | 'institutionId'>,
  { _id, name, institutionName, departmentName }: Person,
): [Event<'ownRebindingAsked'>, Event<'rebindingAsked'>] {
  return [
    { to: { person: _id }, kind: 'ownRebindingAsked', key: rebindingId, facts: { institutionName } },
    {
      to: { institution: institutionId },
      kind: 'rebindingAsked',
      key: rebindingId,
      facts: { rebindingId, maskedName: maskName(name), departmentName },
    },
  ];
}

/** The person is told: from an approval on they read it in the new WeChat account, after a return in the old one. */
export function rebindingDecided(
  { _id: rebindingId, personId: person }: Pick<Rebinding, '_id' | 'personId'>,
  { decision, reason }: Review,
  institutionName: string,
): Event<'ownRebindingApproved' | 'ownRebindingReturned'> {
  return decision === 'approve'
    ? { to: { person }, kind: 'ownRebindingApproved', key: rebindingId, facts: { institutionName } }
    : { to: { person }, kind: 'ownRebindingReturned', key: rebindingId, facts: { institutionName, reason } };
}

/** Whoever had a phone is told that it is another one's by WeChat's word, as often as that happens. */
export const phonePassed = (
  { _id: person, institutionName }: Pick<Person, '_id' | 'institutionName'>,
  at: number,
): Event<'phonePassed'> => ({ to: { person }, kind: 'phonePassed', key: at, facts: { institutionName } });

/** Everybody under the account is told that the roster is another one now. */
export function rosterImported(
  { _id: key, institutionId: institution, by, takenBy = by, bad }: RosterImport,
  total: number,
): Event<'rosterImported'> {
  return { to: { institution }, kind: 'rosterImported', key, facts: { by: maskName(takenBy), total, bad } };
}
