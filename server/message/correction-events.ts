import { maskCardNumber, maskName } from '../../domain/person/person';
import type { Correction, Person, Review } from '../data/documents';
import type { Event } from '../data/messages';

/** The institution, which decides, is told of a request. */
export const correctionAsked = ({
  _id: correctionId,
  institutionId,
  name,
  departmentName,
}: Pick<Correction, '_id' | 'institutionId' | 'name' | 'departmentName'>): Event<'correctionAsked'> => ({
  to: { institution: institutionId },
  kind: 'correctionAsked',
  key: correctionId,
  facts: { correctionId, maskedName: maskName(name), departmentName },
});

/** The person is told what their institution decided. */
export const correctionDecided = (
  { _id: correctionId, personId: person }: Pick<Correction, '_id' | 'personId'>,
  { decision, reason }: Review,
  institutionName: string,
): Event<'correctionApproved' | 'correctionReturned'> =>
  decision === 'approve'
    ? { to: { person }, kind: 'correctionApproved', key: correctionId, facts: { institutionName } }
    : { to: { person }, kind: 'correctionReturned', key: correctionId, facts: { institutionName, reason } };

/** The person is told what their institution corrected, and why. @param key of the act in the log */
export const correctedByInstitution = (
  { _id: person, institutionName }: Pick<Person, '_id' | 'institutionName'>,
  { reason, key }: { reason: string; key: string },
): Event<'correctedByInstitution'> => ({
  to: { person },
  kind: 'correctedByInstitution',
  key,
  facts: { institutionName, reason },
});

/** The same of their document number; neither number is told. @param key of the act in the log */
export const nationalIdCorrected = (
  { _id: person, institutionName }: Pick<Person, '_id' | 'institutionName'>,
  { reason, key }: { reason: string; key: string },
): Event<'nationalIdCorrected'> => ({
  to: { person },
  kind: 'nationalIdCorrected',
  key,
  facts: { institutionName, reason },
});

/** Somebody who claims a card number: perhaps not registered yet. */
export type CardClaimant = Pick<Person, 'institutionId' | 'name'>;

/**
 * The institutions of both are told that a card number of one was claimed by another, once for each claimant and number.
 * @param key says whose claim it is without naming anybody
 */
export function cardNumberClaimed(
  claimant: CardClaimant,
  { _id: personId, institutionId, name, cardNumber = '' }: Person,
  key: string,
): Event<'cardNumberClaimed'>[] {
  const told = (to: string) => ({
    to: { institution: to },
    kind: 'cardNumberClaimed' as const,
    key,
    facts: {
      claimant: claimant.institutionId === to ? maskName(claimant.name) : '',
      holder: institutionId === to ? maskName(name) : '',
      cardMasked: maskCardNumber(cardNumber),
      personId: institutionId === to ? personId : '',
    },
  });
  return [...new Set([claimant.institutionId, institutionId])].map(told);
}
