import { rosterApprove } from '../../../../contract/calls/person/roster';
import type { OutputOf } from '../../../../contract';
import { findEntries, rosterEntryId } from '../../../data/roster';
import { findPersons } from '../../../data/persons';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse, Refusal } from '../../../call/refusal';
import { decideRegistration } from '../registration/review';

type ApproveContext = ContextOf<typeof rosterApprove>;
type Left = OutputOf<'roster.approve'>['left'][number];

/**
 * Approves who agrees with the roster (rules: "Roster"), one after the other: they all append to one chain of the log. Each has an
 * idempotency key made of this command's, so a command that was broken off goes on where it was.
 */
export const approveMatches = defineProcedure(rosterApprove, async (context, { personIds }) => {
  const matching = await matchingOf(context, personIds);
  const left: Left[] = [];
  for (const personId of new Set(personIds)) {
    const reason = matching.has(personId) ? await approve(context, personId) : 'notMatching';
    if (reason !== undefined) left.push({ personId, reason });
  }
  return { approved: new Set(personIds).size - left.length, left };
});

/**
 * Who of some people agrees with the roster now, or was approved by an earlier try of this command.
 * @throws Refusal `notFound` when one of them is not the institution's
 */
async function matchingOf({ db, caller }: ApproveContext, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { institutionId } = caller.session;
  const wanted = [...new Set(personIds)];
  const people = (await findPersons(db, wanted)).filter((each) => each.institutionId === institutionId);
  if (people.length < wanted.length) return refuse('notFound');
  const entries = new Map((await findEntries(db, people.map(rosterEntryId))).map((entry) => [entry._id, entry]));
  const isMatching = (person: (typeof people)[number]): boolean =>
    entries
      .get(rosterEntryId(person))
      ?.registrations.some(
        ({ personId, standing }) => personId === person._id && (standing === 'matches' || standing === 'approved'),
      ) === true;
  return new Set(people.filter(isMatching).map(({ _id }) => _id));
}

/** @returns why they were not approved; undefined when they were */
async function approve(context: ApproveContext, personId: string): Promise<Left['reason'] | undefined> {
  const input = { personId, decision: 'approve' as const };
  try {
    await decideRegistration({ ...context, requestId: `${context.requestId}:${personId}`, input }, input);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.code === 'ownRegistration') return 'own';
    return thrown.code === 'nationalIdContested' || thrown.code === 'nationalIdHeld' ? 'contested' : 'failed';
  }
}
