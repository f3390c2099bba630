import { rosterApprove } from '../../../../contract/calls/person/roster';
import type { OutputOf } from '../../../../contract';
import { findEntries, rosterEntryId } from '../../../data/roster';
import { findPersons } from '../../../data/persons';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { reviewEach, type BulkResult } from '../registration/review-each';

type ApproveContext = ContextOf<typeof rosterApprove>;
type Left = OutputOf<'roster.approve'>['left'][number];

/** Approves who agrees with the roster (rules: "Roster"); in the way of every bulk review (review-each.ts). */
export const approveMatches = defineProcedure(rosterApprove, async (context, { personIds }) => {
  const wanted = [...new Set(personIds)];
  const matching = await matchingOf(context, wanted);
  const results = await reviewEach(
    context,
    wanted.filter((personId) => matching.has(personId)).map((personId) => ({ personId })),
    { decision: 'approve' },
  );
  const left = [
    ...wanted
      .filter((personId) => !matching.has(personId))
      .map((personId): Left => ({ personId, reason: 'notMatching' })),
    ...results.filter(({ state }) => state !== 'approved').map(leftFor),
  ];
  return { approved: wanted.length - left.length, left };
});

const reasons: Partial<Record<NonNullable<BulkResult['why']>, Left['reason']>> = {
  own: 'own',
  nationalId: 'contested',
  cardNumber: 'contested',
};

const leftFor = ({ personId, why }: BulkResult): Left => ({ personId, reason: (why && reasons[why]) ?? 'failed' });

/**
 * Who of some people agrees with the roster now, or was approved by an earlier try of this command.
 * @throws Refusal `notFound` when one of them is not the institution's
 */
async function matchingOf({ db, caller }: ApproveContext, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { institutionId } = caller.session;
  const people = (await findPersons(db, personIds)).filter((each) => each.institutionId === institutionId);
  if (people.length < personIds.length) return refuse('notFound');
  const entries = new Map((await findEntries(db, people.map(rosterEntryId))).map((entry) => [entry._id, entry]));
  const isMatching = (person: (typeof people)[number]): boolean =>
    entries
      .get(rosterEntryId(person))
      ?.registrations.some(
        ({ personId, standing }) => personId === person._id && (standing === 'matches' || standing === 'approved'),
      ) === true;
  return new Set(people.filter(isMatching).map(({ _id }) => _id));
}
