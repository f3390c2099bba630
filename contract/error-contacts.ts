import type { ErrorCode } from './errors';

/** The office that helps with a refusal: its number is told with the words where it is on file (rules: "Whom to call"). */
export const whoHelps: Readonly<Partial<Record<ErrorCode, 'institution' | 'centre'>>> = {
  nationalIdFixed: 'institution',
  rebindingNotMatched: 'institution',
  rebindingOpen: 'institution',
  rebindingContested: 'institution',
  rebindingTooOften: 'institution',
  correctionTooOften: 'institution',
  cardNumberTaken: 'institution',
  sameInstitution: 'institution',
  registrationLeft: 'institution',
  wrongAccountOrPassword: 'centre',
  wrongCurrentPassword: 'centre',
  institutionSuspended: 'centre',
  entryWithdrawn: 'centre',
  entryNotYours: 'centre',
  noRate: 'centre',
};
