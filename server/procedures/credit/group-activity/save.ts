import { createHash } from 'node:crypto';
import { groupActivitySave } from '../../../../contract/calls/credit/group-activity';
import { canEditActivity, type ActivityFacts } from '../../../../domain/credit/group-activity';
import { foldName } from '../../../../domain/person/name';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { moveActivitySession } from '../../../attendance/activity-session';
import { answerId, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import type { GroupActivity } from '../../../data/documents';
import { findOwnActivity, saveActivity } from '../../../data/group-activities';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** Begins an activity, or writes what is known of it by now. Its id is made of the request, so a repeat begins no second one. */
export const save = defineProcedure(groupActivitySave, async (context, { activityId, revision, ...given }) => {
  const facts: ActivityFacts = { ...given, lecturerName: foldName(given.lecturerName) };
  await assertAcceptableTexts(context, [facts.title, facts.placeName, facts.lecturerName]);
  return runIdempotent(context, groupActivitySave, async (tx) => {
    const { institutionId } = context.caller.session;
    const before = activityId === undefined ? undefined : await findOwnActivity(tx, { activityId, institutionId });
    if (before && !canEditActivity(before.state)) return context.refuse('wrongState', { state: before.state });
    if (before && revision !== before.revision) return context.refuse('staleRevision');
    const day = facts.end ?? facts.begin ?? dayOf(before?.addedAt ?? context.at);
    const after: GroupActivity = {
      ...(before ?? begun(context)),
      ...facts,
      year: yearOf(day),
      listedDay: day,
      revision: before ? before.revision + 1 : 1,
    };
    await saveActivity(tx, after);
    await moveActivitySession(tx, context, after);
    await logProjectAct(tx, context, {
      project: { projectId: after._id, institutionId },
      action: before ? 'groupActivity.changed' : 'groupActivity.begun',
      subject: `groupActivity:${after._id}`,
      before: before ?? null,
      after,
    });
    return { activityId: after._id, revision: after.revision };
  });
});

/** Nothing of it is known yet but whose it is. */
function begun(
  context: ContextOf<typeof groupActivitySave>,
): Omit<GroupActivity, keyof ActivityFacts | 'year' | 'listedDay' | 'revision'> {
  const { institutionId, institutionName, administratorId, name } = context.caller.session;
  const key = answerId(context, groupActivitySave.name);
  return {
    _id: `ga${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 24)}`,
    institutionId,
    institutionName,
    state: 'draft',
    addedAt: context.at,
    byId: administratorId,
    by: name,
    files: [],
    people: 0,
    gathering: null,
    openImportId: null,
    submittedAt: null,
    submittedBy: '',
    timesSubmitted: 0,
    reviews: [],
    roundId: null,
  };
}
