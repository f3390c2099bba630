import { activityPeopleRemove } from '../../../../contract/calls/credit/activity-people';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { recordsOfPersonIn } from '../../../data/attendance';
import { getAttendee, removeAttendee, saveActivity } from '../../../data/group-activities';
import { inParallel } from '../../../data/in-parallel';
import { addRuling, noteRuled } from '../../../data/record-rulings';
import { findEditable } from './editable';

/** Takes people off a list; who is not on it is off it already. */
export const remove = defineProcedure(activityPeopleRemove, async (context, { activityId, personIds }) => {
  const { institutionId, name: by } = context.caller.session;
  const batch = { institutionId, projectId: activityId, batchId: activityId };
  // Beside the transaction, which reads single documents alone.
  const scans = (
    await inParallel([...new Set(personIds)], READS_AT_ONCE, (personId) =>
      recordsOfPersonIn(context.db, batch, personId),
    )
  ).flat();
  return runIdempotent(context, activityPeopleRemove, async (tx) => {
    const before = await findEditable(tx, context, activityId);
    const gone: string[] = [];
    for (const personId of new Set(personIds)) {
      const attendee = await getAttendee(tx, activityId, personId);
      if (!attendee) continue;
      await removeAttendee(tx, attendee);
      gone.push(personId);
    }
    // What they scanned is taken back with them, or the next turn of writing would put them there again.
    const ruling = { kind: 'removed', reason: '从名单里去掉', at: context.at, by } as const;
    const taken = scans.filter(({ personId, removed }) => !removed && gone.includes(personId));
    for (const record of taken) await addRuling(tx, record, { ...ruling, number: (record.ruling?.number ?? 0) + 1 });
    await noteRuled(tx, taken, context.at);
    if (gone.length === 0) return { removed: 0, people: before.people };
    const after = { ...before, people: before.people - gone.length, revision: before.revision + 1 };
    await saveActivity(tx, after);
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'groupActivity.peopleRemoved',
      subject: `groupActivity:${activityId}`,
      before: { people: before.people, personIds: gone },
      after: { people: after.people },
    });
    return { removed: gone.length, people: after.people };
  });
});

const READS_AT_ONCE = 4;
