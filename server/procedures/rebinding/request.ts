import type * as z from 'zod/mini';
import { rebindingRequest } from '../../../contract/calls/rebinding';
import type { ErrorCode } from '../../../contract/errors';
import { checkName } from '../../../domain/person';
import { checkRebindingAsker, checkRebindingClaim, type RebindingRequestRefusal } from '../../../domain/rebinding';
import { useUpAttempt } from '../../attempt';
import type { Context } from '../../context';
import { forgetAttempts } from '../../data/attempts';
import { appendAudit } from '../../data/audit';
import { DuplicateKey } from '../../data/database';
import type { Person, Rebinding } from '../../data/documents';
import { findPersonBy, findPersonByOpenid } from '../../data/persons';
import { addRebinding, findOpenRebinding } from '../../data/rebindings';
import { answerId, earlierAnswer, runOnce } from '../../once';
import { keyedDigest } from '../../personal-data';
import { defineProcedure } from '../../procedure';
import { refuse } from '../../refusal';
import { givenNationalId, givenPhone, wrongField } from '../registration/given-facts';

type Input = z.output<typeof rebindingRequest.input>;
type UserContext = Context<{ kind: 'wechatUser'; openid: string }>;

/** Who asked, as the log shows it. */
const APPLICANT = '申请人';

const codeOf: Record<RebindingRequestRefusal, ErrorCode> = {
  callerRegistered: 'alreadyRegistered',
  notMatched: 'rebindingNotMatched',
  alreadyOpen: 'rebindingOpen',
};

/**
 * A person who has a new WeChat asks for his registration (rules: "States"). That somebody waits is in the log of the
 * person's institution, which decides; the indexes of `rebindings` leave one open request a person and a WeChat.
 */
export const requestRebinding = defineProcedure(rebindingRequest, async (context, input) => {
  const earlier = await earlierAnswer(context, rebindingRequest);
  if (earlier) return earlier;
  if (checkName(input.name)) wrongField('name', 'nameLength');
  const nationalId = givenNationalId(context, input.nationalId);
  const person = await findClaimed(context, { name: input.name, nationalId });
  // Last, because a code works once: a form that is wrong elsewhere should not cost one.
  const rebinding = await fillIn(context, input, person);
  try {
    return await runOnce(context, rebindingRequest, async (tx) => {
      await addRebinding(tx, rebinding);
      await appendAudit(tx, {
        context,
        chainId: `institution:${person.institutionId}`,
        institutionId: person.institutionId,
        projectId: null,
        // Not the person: whoever asks says that he is, and the review finds out.
        actor: { id: rebinding._id, name: APPLICANT },
        action: 'rebinding.requested',
        subject: `person:${person._id}`,
        before: null,
        after: rebinding,
      });
      return { state: rebinding.state, submittedAt: rebinding.submittedAt };
    });
  } catch (thrown) {
    // The same request may have come twice at once, and the other one is in.
    if (thrown instanceof DuplicateKey)
      return (await earlierAnswer(context, rebindingRequest)) ?? refuse('rebindingOpen');
    throw thrown;
  }
});

/**
 * The person who is asked for. A wrong pair of name and national ID counts like a wrong password, against the WeChat that
 * tries and against the ID that is tried, so that names cannot be guessed.
 * @throws Refusal what the domain says, `tooManyAttempts` with the seconds to wait
 */
async function findClaimed(
  context: UserContext,
  { name, nationalId }: { name: string; nationalId: string },
): Promise<Person> {
  const { db, caller } = context;
  const { openid } = caller;
  const [own, open] = await Promise.all([findPersonByOpenid(db, openid), findOpenRebinding(db, { openid })]);
  const forbidden = checkRebindingAsker({ registered: own !== undefined, open: open !== undefined });
  if (forbidden) refuse(codeOf[forbidden]);

  const keys = {
    byOpenid: `openid:${keyedDigest(context, 'rebinding', openid)}`,
    byTarget: `nationalId:${keyedDigest(context, 'rebinding', nationalId)}`,
  };
  await useUpAttempt(context, keys);
  const person = await findPersonBy(db, { nationalIdDigest: keyedDigest(context, 'nationalId', nationalId) });
  const waiting = person && (await findOpenRebinding(db, { personId: person._id }));
  const wrong = checkRebindingClaim({
    name,
    claimed: person && { name: person.name, state: person.state, open: waiting !== undefined },
  });
  if (!person || wrong === 'notMatched') return refuse('rebindingNotMatched');
  await db.transaction((tx) => forgetAttempts(tx, keys));
  return wrong ? refuse(codeOf[wrong]) : person;
}

async function fillIn(context: UserContext, input: Input, person: Person): Promise<Omit<Rebinding, 'slot'>> {
  const { db, caller, at } = context;
  const phone = await givenPhone(context, input.phoneCode);
  const owner = await findPersonBy(db, { phoneDigest: phone.phoneDigest });
  if (owner && owner._id !== person._id) refuse('phoneTaken');
  return {
    _id: answerId(context, rebindingRequest.name).slice(0, 24),
    personId: person._id,
    institutionId: person.institutionId,
    name: person.name,
    departmentName: person.departmentName,
    openid: caller.openid,
    ...phone,
    oldPhoneMasked: person.phoneMasked,
    samePhone: phone.phoneDigest === person.phoneDigest,
    state: 'pending',
    submittedAt: at,
  };
}
