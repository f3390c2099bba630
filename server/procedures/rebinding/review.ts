import { rebindingReview } from '../../../contract/calls/rebinding';
import { decideRebindingReview, rebound } from '../../../domain/rebinding';
import type { Context } from '../../context';
import { appendAudit } from '../../data/audit';
import { DuplicateKey, type Transaction } from '../../data/database';
import type { Rebinding, Review } from '../../data/documents';
import { getPerson, savePerson } from '../../data/persons';
import { decided, getRebinding, saveRebinding } from '../../data/rebindings';
import { runOnce } from '../../once';
import { defineProcedure } from '../../procedure';
import { refuse } from '../../refusal';
import { assertAcceptableTexts } from '../../text-check';
import { claimKeptScans } from '../attendance/claim-kept-scans';
import { actionOf, isStanding } from '../registration/standing-decision';

/**
 * The institution binds its person to the WeChat he asks from, or returns the request with a reason. Person, request and
 * log change in one transaction, and the unique indexes of `persons` refuse a WeChat or a phone that is somebody else's by
 * now. What the new WeChat scanned while it was nobody's becomes check-ins of its person.
 */
export const reviewRebinding = defineProcedure(rebindingReview, async (context, input) => {
  const { at, caller } = context;
  const { institutionId, administratorId, name } = caller.session;
  const { rebindingId, decision } = input;
  const reason = input.reason ?? '';
  await assertAcceptableTexts(context, [reason]);
  const review: Review = { decision, reason, at, by: name };
  const answer = await blockedByOthers(() =>
    runOnce(context, rebindingReview, async (tx) => {
      const before = await getRebinding(tx, rebindingId);
      if (before?.institutionId !== institutionId) return refuse('notFound');
      if (isStanding(before, review)) return { state: before.state };
      const step = decideRebindingReview({ state: before.state, action: actionOf(review) });
      if (step.kind === 'refuse') {
        return step.reason === 'reasonMissing'
          ? refuse('reasonRequired')
          : refuse('wrongState', { state: before.state });
      }
      const after = decided({ ...before, state: step.to, review });
      await saveRebinding(tx, after);
      if (step.to === 'approved') await rebind(tx, after);
      await appendAudit(tx, {
        context,
        chainId: `institution:${institutionId}`,
        institutionId,
        projectId: null,
        actor: { id: administratorId, name },
        action: step.to === 'approved' ? 'rebinding.approved' : 'rebinding.returned',
        subject: `person:${before.personId}`,
        ...(reason === '' ? {} : { note: reason }),
        before,
        after,
      });
      return { state: after.state };
    }),
  );
  if (answer.state === 'approved') await claimForPerson(context, rebindingId);
  return answer;
});

/** Every unique key that a review can meet is the person's: his WeChat's or his phone's. */
async function blockedByOthers<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof DuplicateKey) return refuse('rebindingBlocked');
    throw thrown;
  }
}

async function rebind(tx: Transaction, { personId, openid, phoneDigest, phoneMasked }: Rebinding): Promise<void> {
  const person = await getPerson(tx, personId);
  if (!person) return refuse('notFound');
  await savePerson(tx, rebound(person, { openid, phoneDigest, phoneMasked }));
}

/** Also on a repeat: the scans of an earlier try that broke off may not have been claimed yet. */
async function claimForPerson(context: Context, rebindingId: string): Promise<void> {
  const rebinding = await getRebinding(context.db, rebindingId);
  const person = rebinding && (await getPerson(context.db, rebinding.personId));
  // Rebound once more since: the scans of that WeChat are not his.
  if (!person || person.openid !== rebinding.openid) return;
  const { forget } = await claimKeptScans(context, person);
  await forget();
}
