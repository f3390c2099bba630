import { groupActivityReview } from '../../../../contract/calls/credit/group-activity';
import { decideActivityReview } from '../../../../domain/credit/group-activity';
import { yearOf } from '../../../../domain/kernel/time';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getInstitution } from '../../../data/accounts';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Transaction } from '../../../data/database';
import type { ActivityRound, GroupActivity, Review } from '../../../data/documents';
import { findSubmittedActivity, saveActivity } from '../../../data/group-activities';
import { addGrantJob, grantJobId } from '../../../data/jobs';
import { filesOfActivity, moveUses } from '../../../data/kept-files';
import { tell } from '../../../data/messages';
import { addActivityRound } from '../../../data/rounds';
import { readRuleBook } from '../../../data/rule-table';
import { digestsOf } from '../../../files/attach-upload';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { wake } from '../../../jobs/wake';
import { activityDecided } from '../../../message/activity-events';
import { ruleOfActivity } from './rule-of';

/**
 * The centre's decision on an activity (M21). An approval begins the round that grants everybody on the list; it becomes effective by
 * itself once all are granted. The round's id is made of the activity, so one is never approved twice.
 */
export const review = defineProcedure(groupActivityReview, async (context, input) => {
  const { activityId, decision, reason = '', decisionsSeen } = input;
  const { db, at, caller } = context;
  await assertAcceptableTexts(context, [reason]);
  const book = await readRuleBook(db);
  const answer = await runIdempotent(context, groupActivityReview, async (tx) => {
    // The delegation may have been withdrawn at this very moment.
    if (caller.kind === 'administrator') await assertDelegate(tx, caller.session.institutionId);
    const before = await findSubmittedActivity(tx, activityId);
    const step = decideActivityReview(
      before.state,
      { kind: decision, reason },
      {
        rule: ruleOfActivity(book, before),
        facts: before,
        isOwn: before.institutionId === caller.session.institutionId,
      },
    );
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    if (before.reviews.length !== decisionsSeen) return context.refuse('submittedAgain');
    const digests = digestsOf(before.files);
    const { name, institutionName } = caller.session;
    // Whoever reads it knows who has decided for the centre.
    const by = caller.kind === 'administrator' ? `${name}（${institutionName}）` : name;
    const made: Review = { decision, reason, at, by, digests };
    const approved = step.to === 'approved';
    const after: GroupActivity = {
      ...before,
      state: step.to,
      reviews: [...before.reviews, made],
      ...(approved ? { roundId: roundIdOf(activityId) } : { returnedRevision: before.revision }),
    };
    await saveActivity(tx, after);
    await moveUses(tx, { before: filesOfActivity(before), after: filesOfActivity(after), now: at });
    if (approved) {
      await addActivityRound(tx, roundOf(after, at));
      await addGrantJob(tx, { roundId: roundIdOf(activityId), createdAt: at });
    }
    await tell(tx, context, activityDecided(after, made));
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId: before.institutionId },
      action: approved ? 'groupActivity.approved' : 'groupActivity.returned',
      subject: `groupActivity:${activityId}`,
      ...(reason === '' ? {} : { note: reason }),
      before,
      after,
      files: digests,
    });
    return { state: step.to };
  });
  if (answer.state === 'approved') await wake(context, grantJobId(roundIdOf(activityId)));
  return answer;
});

async function assertDelegate(tx: Transaction, institutionId: string): Promise<void> {
  const institution = await getInstitution(tx, institutionId);
  if (!institution?.reviewsActivities || institution.suspended) refuse('forbidden');
}

/** An activity is granted once: what was a mistake is taken back by a reversal. */
const roundIdOf = (activityId: string): string => `g${activityId}`;

function roundOf(activity: GroupActivity, at: number): ActivityRound {
  const { _id: activityId, institutionId, institutionName, title, end, people, byId, submittedBy } = activity;
  if (end === null) throw new Error('an activity was handed in without its days');
  return {
    _id: roundIdOf(activityId),
    role: 'groupActivity',
    projectId: activityId,
    batchId: '',
    institutionId,
    institutionName,
    catalogueEntryId: activityId,
    year: yearOf(end),
    projectNumber: '',
    title,
    state: 'granting',
    activityDate: end,
    startedAt: at,
    byId,
    by: submittedBy,
    total: people,
    done: 0,
    after: '',
    granted: 0,
    alreadyGranted: 0,
    excluded: 0,
    absent: 0,
    creditHundredths: 0,
    files: [],
    submittedAt: null,
    reviews: [],
  };
}
