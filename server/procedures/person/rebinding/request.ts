import { rebindingRequest } from '../../../../contract/calls/person/rebinding';
import {
  checkCodeOf,
  checkRebindingAsker,
  checkRebindingClaim,
  REBINDING_PERIOD_MS,
} from '../../../../domain/person/rebinding';
import type { PhoneProof } from '../../../guard/proven-phone';
import { refuseAttempt, spendRateLimit } from '../../../guard/rate-limit';
import { countAttempt, resetRateLimit, type RateLimitKeys } from '../../../data/rate-limits';
import { appendAudit } from '../../../data/audit/log';
import { DuplicateKey } from '../../../data/database';
import type { Person, Rebinding } from '../../../data/documents';
import { findHolder, type DocumentDigests } from '../../../data/national-ids';
import { noteEvent } from '../../../data/person-history';
import { findPersonByOpenid, getPerson, noteAsked } from '../../../data/persons';
import { tell } from '../../../data/messages';
import { addRebinding, countRebindingsSince, findOpenRebinding } from '../../../data/rebindings';
import { answerId, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { rebindingAsked } from '../../../message/person-events';
import { givenDocument, givenPhone } from '../registration/given-facts';
import { identityAttempts } from '../registration/identity-attempts';
import { APPLICANT, clearTheWay, findInTheWay, release } from '../registration/release';
import { loggedStateOf } from './view';

type Phone = Awaited<ReturnType<typeof givenPhone>>;
type RequestContext = ContextOf<typeof rebindingRequest>;

/**
 * A person who has a new WeChat asks for their registration (rules: "States"). That somebody waits is in the log of the
 * person's institution, which decides; the indexes of `rebindings` leave one open request a person and a WeChat. What they
 * registered by mistake from the new WeChat, and nobody approved, is released by it.
 */
export const requestRebinding = defineProcedure(rebindingRequest, async (context, input) => {
  const earlier = await earlierAnswer(context, rebindingRequest);
  if (earlier) return earlier;
  const document = givenDocument(context, input);
  const own = await checkAsker(context);
  // Before anything is told that a wrong pair would not be told; given back with the request alone.
  const attempts = identityAttempts(context, document.nationalIdDigest);
  const shownPhone = await spendTry(context, { attempts, document, phoneCode: input.phoneCode });
  const person = await findClaimed(context, { name: input.name, document });
  // Last, because a code works once: a form that is wrong elsewhere should not cost one.
  const rebinding = fillIn(context, shownPhone ?? (await givenPhone(context, input.phoneCode)), person);
  const { phoneDigest } = rebinding;
  const inTheWay = await findInTheWay(context.db, {
    ...{ phoneDigest, except: own?._id ?? person._id },
    vouchedFor: true,
  });
  try {
    return await runIdempotent(context, rebindingRequest, async (tx) => {
      const by = rebinding._id;
      // Approved at this very moment: then there is nothing to ask for.
      if (own && !(await release(tx, context, { personId: own._id, by, byOwner: true }))) refuse('conflict');
      // Transferred at this very moment: then another institution decides.
      const asked = await getPerson(tx, person._id);
      if (asked?.institutionId !== person.institutionId) return refuse('conflict');
      await noteAsked(tx, asked);
      await clearTheWay(tx, context, { inTheWay, by, phoneDigest });
      await addRebinding(tx, rebinding);
      for (const event of rebindingAsked(rebinding, person)) await tell(tx, context, event);
      await resetRateLimit(tx, attempts);
      const entry = await appendAudit(tx, {
        context,
        institutionId: person.institutionId,
        projectId: null,
        // Not the person: whoever asks says that they are, and the review finds out.
        actor: { id: rebinding._id, name: APPLICANT },
        action: 'rebinding.requested',
        subject: `person:${person._id}`,
        before: null,
        after: loggedStateOf(rebinding),
      });
      await noteEvent(tx, entry, { personId: person._id, kind: 'rebindingAsked' });
      return { state: rebinding.state, submittedAt: rebinding.submittedAt };
    });
  } catch (thrown) {
    if (thrown instanceof DuplicateKey) return alreadyOpen(context);
    throw thrown;
  }
});

/**
 * Uses up a try at a national ID. When strangers have used up what they have together, the person's own phone still opens the way:
 * nobody else can show that one.
 * @returns the phone, where it had to be looked at
 */
async function spendTry(
  context: RequestContext,
  { attempts, document, phoneCode }: { attempts: RateLimitKeys; document: DocumentDigests; phoneCode: PhoneProof },
): Promise<Phone | undefined> {
  const decision = await countAttempt(context.db, { budget: 'claimedId', ...attempts }, context.at);
  if (decision.kind === 'try') return undefined;
  if (!decision.byOthers) return refuseAttempt(context, decision);
  const phone = await givenPhone(context, phoneCode);
  const person = await findHolder(context.db, document);
  if (person?.phoneDigest !== phone.phoneDigest) return refuseAttempt(context, decision);
  await spendRateLimit(context, { budget: 'ownersId', ...attempts });
  return phone;
}

/** Somebody was faster: another try of the same request, another request of this WeChat, or another WeChat. */
async function alreadyOpen(context: RequestContext) {
  const earlier = await earlierAnswer(context, rebindingRequest);
  if (earlier) return earlier;
  const own = await findOpenRebinding(context.db, { openid: context.caller.openid });
  return context.refuse(own ? 'rebindingOpen' : 'rebindingContested');
}

/** @returns the caller's own registration, which nobody has approved, if there is one */
async function checkAsker(context: RequestContext): Promise<Person | undefined> {
  const { db, at } = context;
  const { openid } = context.caller;
  const [own, open, asked] = await Promise.all([
    findPersonByOpenid(db, openid),
    findOpenRebinding(db, { openid }),
    countRebindingsSince(db, at - REBINDING_PERIOD_MS, { openid }),
  ]);
  const forbidden = checkRebindingAsker({ registration: own?.state, open: open !== undefined, asked });
  return forbidden ? context.refuse(forbidden) : own;
}

/** The person who is asked for. @throws Refusal what the domain says */
async function findClaimed(
  context: RequestContext,
  { name, document }: { name: string; document: DocumentDigests },
): Promise<Person> {
  const { db, at } = context;
  const person = await findHolder(db, document);
  if (!person) return context.refuse('rebindingNotMatched');
  const [waiting, asked] = await Promise.all([
    findOpenRebinding(db, { personId: person._id }),
    countRebindingsSince(db, at - REBINDING_PERIOD_MS, { personId: person._id }),
  ]);
  const claimed = { name: person.name, state: person.state, open: waiting !== undefined, asked };
  const wrong = checkRebindingClaim({ name, claimed });
  return wrong ? context.refuse(wrong) : person;
}

function fillIn(context: RequestContext, phone: Phone, person: Person): Omit<Rebinding, 'slot'> {
  const { caller, at } = context;
  return {
    _id: answerId(context, rebindingRequest.name).slice(0, 24),
    personId: person._id,
    institutionId: person.institutionId,
    name: person.name,
    departmentName: person.departmentName,
    openid: caller.openid,
    ...phone,
    checkCode: checkCodeOf(context.randomBytes(4).readUInt32BE()),
    oldPhoneMasked: person.phoneMasked,
    samePhone: phone.phoneDigest === person.phoneDigest,
    state: 'pending',
    submittedAt: at,
  };
}
