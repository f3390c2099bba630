import { registrationChangePhone } from '../../../../contract/calls/person/registration';
import { changesBetween } from '../../../../domain/person/history';
import { isReleased } from '../../../../domain/person/registration';
import { appendAudit } from '../../../data/audit/log';
import { DuplicateKey } from '../../../data/database';
import { noteEvent } from '../../../data/person-history';
import { getPerson, savePerson } from '../../../data/persons';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { givenPhone } from './given-facts';
import { clearTheWay, findInTheWay } from './release';

/**
 * The caller's phone is another one, by WeChat's word and at once (rules: "Phone"). Whoever had it until now no longer answers for
 * it: it passes from them, and they are told.
 */
export const changePhone = defineProcedure(registrationChangePhone, async (context, { phoneCode }) => {
  const earlier = await earlierAnswer(context, registrationChangePhone);
  if (earlier) return earlier;
  const { db, caller } = context;
  const personId = caller.person._id;
  const phone = await givenPhone(context, phoneCode);
  const { phoneDigest } = phone;
  const inTheWay = await findInTheWay(db, { phoneDigest, except: personId, vouchedFor: true });
  try {
    return await runIdempotent(context, registrationChangePhone, async (tx) => {
      const before = (await getPerson(tx, personId)) ?? refuse('notFound');
      // Rebound or given up at this very moment: it is nobody's phone here any more.
      if (isReleased(before) || before.openid !== caller.openid) context.refuse('wrongState');
      const after = { ...before, ...phone };
      // The same number once more changes nothing.
      if (before.phoneDigest === phoneDigest) return { phoneMasked: phone.phoneMasked };
      await clearTheWay(tx, context, { inTheWay, by: personId, phoneDigest });
      await savePerson(tx, after);
      const entry = await appendAudit(tx, {
        context,
        institutionId: before.institutionId,
        projectId: null,
        actor: { id: personId, name: before.name },
        action: 'registration.phoneChanged',
        subject: `person:${personId}`,
        before,
        after,
      });
      await noteEvent(tx, entry, { personId, kind: 'phoneChanged', changes: changesBetween(before, after) });
      return { phoneMasked: phone.phoneMasked };
    });
  } catch (thrown) {
    // Somebody else has verified the number at the same moment: the later word of WeChat counts, so the next try gets it.
    if (thrown instanceof DuplicateKey && thrown.collection === 'persons') return context.refuse('phoneTaken');
    throw thrown;
  }
});
