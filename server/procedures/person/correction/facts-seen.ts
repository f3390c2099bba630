import type { Context } from '../../../call/context';
import type { Person } from '../../../data/documents';
import { keyedDigest } from '../../../guard/personal-data';

/** Says which facts of a person somebody has read, without naming one: to be sent with a correction of them. */
export const factsSeen = (context: Pick<Context, 'secrets' | 'randomBytes'>, person: Person): string => {
  const { _id, state, institutionId, name, departmentId, professionalTitle, specialty, education, cardNumber } = person;
  const facts = [name, departmentId, professionalTitle, specialty, education, cardNumber ?? ''];
  return keyedDigest(context, 'factsSeen', _id, state, institutionId, ...facts).slice(0, 16);
};
