import type * as z from 'zod/mini';
import { rebindingReview } from '../../../../contract/calls/person/rebinding';
import { changesBetween, type FactChange } from '../../../../domain/person/history';
import { decideRebindingReview, rebound } from '../../../../domain/person/rebinding';
import { spendRateLimit } from '../../../guard/rate-limit';
import type { Context } from '../../../call/context';
import type { Person, Rebinding, Review } from '../../../data/documents';
import { resetRateLimit, type RateLimitKeys } from '../../../data/rate-limits';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { DuplicateKey, type Transaction } from '../../../data/database';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { getPerson, savePerson } from '../../../data/persons';
import { decided, findOwnRebinding, getRebinding, saveRebinding } from '../../../data/rebindings';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { keyedDigest } from '../../../guard/personal-data';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { rebindingDecided } from '../../../message/person-events';
import { isStanding } from '../standing-decision';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { claimKeptScans } from '../../../attendance/claim-kept-scans';
import { clearTheWay, findInTheWay, type InTheWay } from '../registration/release';
import { loggedStateOf } from './view';

type Input = z.output<typeof rebindingReview.input>;
type ReviewContext = ContextOf<typeof rebindingReview>;

/**
 * The institution binds its person to the WeChat they ask from, or returns the request with a reason. Person, request and
 * log change in one transaction, and the unique indexes of `persons` refuse a WeChat or a phone that is somebody else's by
 * now. What the new WeChat scanned while it was nobody's becomes check-ins of its person.
 */
export const reviewRebinding = defineProcedure(rebindingReview, async (context, input) => {
  const answer = (await earlierAnswer(context, rebindingReview)) ?? (await review(context, input));
  if (answer.state === 'approved') await claimForPerson(context, input.rebindingId);
  return answer;
});

async function review(context: ReviewContext, input: Input) {
  const { db, at, caller } = context;
  const { institutionId, name } = caller.session;
  const { rebindingId, decision } = input;
  const reason = input.reason ?? '';
  await assertAcceptableTexts(context, [reason]);
  const which = { rebindingId, institutionId };
  const found = await findOwnRebinding(db, which);
  if (!found) return refuse('notFound');
  const approves = decision === 'approve';
  const attempts = checkCodeAttempts(context, rebindingId);
  const own = approves && (await isOwn(context, found));
  // Whoever may not approve at all tries nothing.
  if (approves && found.state === 'pending' && !own)
    await spendRateLimit(context, { budget: 'checkCode', ...attempts });
  const inTheWay = approves ? await findInTheWay(db, keysOf(found)) : nothing;
  const made: Review = { decision, reason, at, by: name };
  const action = approves
    ? ({ kind: 'approve', checkCode: input.checkCode ?? '' } as const)
    : ({ kind: 'return', reason } as const);
  return blockedByOthers(context, () =>
    runIdempotent(context, rebindingReview, async (tx) => {
      const before = (await findOwnRebinding(tx, which)) ?? refuse('notFound');
      if (isStanding(before, made)) return { state: before.state };
      const step = decideRebindingReview({ request: before, own, action });
      if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
      let changes: FactChange[] = [];
      let after = decided({ ...before, state: step.to, review: made });
      if (step.to === 'approved') {
        await resetRateLimit(tx, attempts);
        await clearTheWay(tx, context, { inTheWay, by: rebindingId, phoneDigest: before.phoneDigest });
        const bound = await rebind(tx, before);
        changes = changesBetween(bound.before, bound.after);
        after = { ...after, movedFrom: bound.before.openid, movedAt: at };
      }
      await saveRebinding(tx, after);
      await tell(tx, context, rebindingDecided(after, made, caller.session.institutionName));
      const entry = await logInstitutionAct(tx, context, {
        action: step.to === 'approved' ? 'rebinding.approved' : 'rebinding.returned',
        subject: `person:${before.personId}`,
        ...(reason === '' ? {} : { note: reason }),
        before: loggedStateOf(before),
        after: loggedStateOf(after),
      });
      const kind = step.to === 'approved' ? 'rebound' : 'rebindingReturned';
      await noteEvent(tx, entry, { personId: before.personId, kind, changes });
      return { state: after.state };
    }),
  );
}

/** Whoever reviews has asked, from whatever WeChat account, or is the one who is asked for. */
async function isOwn(context: ReviewContext, { personId, openid, phoneDigest }: Rebinding): Promise<boolean> {
  const person = await getPerson(context.db, personId);
  if (!person) return false;
  const { nationalIdDigest } = person;
  const asker = { openid, nationalIdDigest, phoneDigest };
  return (await isCallersOwn(context, asker)) || (await isCallersOwn(context, person));
}

const nothing: InTheWay = { registration: undefined, phone: undefined };
/** WeChat has vouched for the phone when they asked, and by now it may be another one's by a later word. */
const keysOf = ({ openid, phoneDigest, personId }: Rebinding) => ({
  ...{ openid, phoneDigest },
  except: personId,
  vouchedFor: false,
});

/** Wrong codes count against who types them for one request, and against the request. */
function checkCodeAttempts(context: ReviewContext, rebindingId: string): RateLimitKeys {
  return {
    byOpenid: `openid:${keyedDigest(context, 'checkCode', rebindingId, context.caller.openid)}`,
    byTarget: `rebinding:${keyedDigest(context, 'checkCode', rebindingId)}`,
  };
}

/** Every unique key that a review can meet is the person's: their WeChat's or their phone's. */
async function blockedByOthers<Answer>(context: ReviewContext, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof DuplicateKey) return context.refuse('rebindingBlocked');
    throw thrown;
  }
}

/** @returns the person as they were until now, and as they are from now on */
async function rebind(
  tx: Transaction,
  { personId, institutionId, openid, phoneDigest, phoneMasked }: Rebinding,
): Promise<{ before: Person; after: Person }> {
  const before = await getPerson(tx, personId);
  // Transferred to another institution since it was asked.
  if (before?.institutionId !== institutionId) return refuse('notFound');
  const after = rebound(before, { openid, phoneDigest, phoneMasked });
  await savePerson(tx, after);
  return { before, after };
}

/**
 * Also on a repeat: the scans of an earlier try that broke off may not have been claimed yet. They are those of the WeChat
 * that the person has by now, whichever that is.
 */
async function claimForPerson(context: Context, rebindingId: string): Promise<void> {
  const rebinding = await getRebinding(context.db, rebindingId);
  const person = rebinding && (await getPerson(context.db, rebinding.personId));
  if (!person) return;
  const { forget } = await claimKeptScans(context, person);
  await forget();
}
