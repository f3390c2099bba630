import type { Services } from '../call/context';
import { getEnrolment } from '../data/enrolments';
import { getPerson } from '../data/persons';
import { openPhone } from '../guard/personal-data';

/**
 * The phone that somebody gave when they enrolled, to be called on the day (rules: "Attendees' phones"). Null where they gave none, or it is
 * theirs no longer; undefined where nobody of that id has enrolled.
 */
export async function givenPhone(
  services: Pick<Services, 'db' | 'secrets'>,
  key: { projectId: string; personId: string },
): Promise<string | null | undefined> {
  const { db } = services;
  const [enrolment, person] = await Promise.all([getEnrolment(db, key), getPerson(db, key.personId)]);
  if (!enrolment || !person) return undefined;
  const { phoneCipher, phoneDigest } = enrolment;
  if (phoneCipher === undefined || phoneDigest !== person.phoneDigest) return null;
  return openPhone(services, enrolment._id, phoneCipher);
}
