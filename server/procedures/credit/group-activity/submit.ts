import { groupActivitySubmit } from '../../../../contract/calls/credit/group-activity';
import { decideActivitySubmission, whatIsMissing } from '../../../../domain/credit/group-activity';
import { dayOf } from '../../../../domain/kernel/time';
import { scansOpen } from '../../../attendance/activity-session';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { findCentres } from '../../../data/directory';
import type { GroupActivity } from '../../../data/documents';
import { findOwnActivity, saveActivity } from '../../../data/group-activities';
import { tell } from '../../../data/messages';
import { readRuleBook } from '../../../data/rule-table';
import { digestsOf } from '../../../files/attach-upload';
import { activityHandedIn } from '../../../message/activity-events';
import { ruleOfActivity } from './rule-of';

/** Hands an activity to the centre: what lies there then is what the administrator has looked at. */
export const submit = defineProcedure(groupActivitySubmit, async (context, { activityId, revision }) => {
  const { db, at } = context;
  const { institutionId, name } = context.caller.session;
  const own = await findOwnActivity(db, { activityId, institutionId });
  const [book, centres, isScanned] = await Promise.all([readRuleBook(db), findCentres(db), scansOpen(db, own)]);
  return runIdempotent(context, groupActivitySubmit, async (tx) => {
    const before = await findOwnActivity(tx, { activityId, institutionId });
    const problems = whatIsMissing(before, {
      rule: ruleOfActivity(book, before),
      files: before.files.length,
      people: before.people,
      scansOpen: isScanned,
      today: dayOf(at),
    });
    const step = decideActivitySubmission(before.state, {
      problems,
      changed: before.revision !== before.returnedRevision,
      gathering: before.gathering !== null,
    });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state, missing: problems });
    if (revision !== before.revision) return context.refuse('staleRevision');
    const after: GroupActivity = {
      ...before,
      state: step.to,
      submittedAt: at,
      submittedBy: name,
      timesSubmitted: before.timesSubmitted + 1,
    };
    await saveActivity(tx, after);
    for (const centre of centres) await tell(tx, context, activityHandedIn(after, centre));
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'groupActivity.submitted',
      subject: `groupActivity:${activityId}`,
      before,
      after,
      files: digestsOf(after.files),
    });
    return { state: step.to };
  });
});
