import { enrolmentEnrol } from '../../../../contract/calls/project/enrolment';
import { decideEnrolment } from '../../../../domain/project/enrolment';
import { dayOf } from '../../../../domain/kernel/time';
import { phoneKey } from '../../../../domain/person/phone';
import { idOf } from '../../../../domain/kernel/id';
import { setFollowing } from '../../../data/audience';
import { DuplicateKey } from '../../../data/database';
import type { Person } from '../../../data/documents';
import { getEnrolment, saveEnrolment, searchOfEnrolled, type Consent } from '../../../data/enrolments';
import { findPublicProject } from '../../../data/projects';
import type { Context } from '../../../call/context';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse, type Refusing } from '../../../call/refusal';
import { keyedDigest, sealPhone } from '../../../guard/personal-data';
import { freePlace } from './free-place';

/** Each means that somebody else has got a place at this moment. */
const TRIES = 20;

/** Puts the caller's name down (报名). Nothing is written but documents of their own, so thousands may come at one moment. */
export const enrol = defineProcedure(
  enrolmentEnrol,
  async (context, { projectId, batchId, phone, keepPhone = false }) => {
    const { db, at } = context;
    const { person } = context.caller;
    const project = await findPublicProject(db, projectId);
    const today = dayOf(at);
    const decision = decideEnrolment({ terms: project, batchId, standing: person, today });
    if (decision.kind === 'refuse') return context.refuse(decision.reason);
    const key = { projectId, personId: person._id };
    const consent = phone === undefined ? {} : consentOf(context, person, { id: idOf(projectId, person._id), phone });
    const search = await searchOfEnrolled(person);
    const earlier = await getEnrolment(db, key);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const planned = project.form.plannedAttendees ?? null;
      const number = earlier?.number ?? (await freePlace(context, { projectId, planned }));
      if (number === undefined) return context.refuse('enrolmentFull');
      try {
        return await runIdempotent(context, enrolmentEnrol, async (tx) => {
          const saved = await saveEnrolment(
            tx,
            { ...key, batchId, number, at, search, ...consent },
            { lastDay: project.lastDay ?? today, keepPhone },
          );
          await setFollowing(tx, { ...key, following: true, at });
          return { batchId, mayCall: saved.phoneCipher !== undefined };
        });
      } catch (thrown) {
        // The place is somebody else's, or the caller's other phone was faster: either is found at the next look.
        if (!(thrown instanceof DuplicateKey)) throw thrown;
      }
    }
    return refuse('conflict');
  },
);

/** The number of whoever agrees to be called: the one they are registered with, so nobody is called for somebody else. */
function consentOf(
  context: Context & Refusing<'phoneNotOnRecord'>,
  person: Person,
  { id, phone }: { id: string; phone: string },
): Consent {
  const phoneDigest = keyedDigest(context, 'phone', phoneKey(phone));
  if (phoneDigest !== person.phoneDigest) return context.refuse('phoneNotOnRecord');
  return { phoneCipher: sealPhone(context, id, phone), phoneDigest };
}
