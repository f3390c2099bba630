import type { OutputOf } from '../../../../contract';
import { activityPeopleFile } from '../../../../contract/calls/credit/activity-people';
import { defineProcedure } from '../../../call/procedure';
import { findOwnImport } from '../../../data/activity-imports';
import type { ActivityImport } from '../../../data/documents';
import { findOwnActivity } from '../../../data/group-activities';

/** The file of people that is under way, and one that is asked for. */
export const file = defineProcedure(activityPeopleFile, async ({ db, caller }, { activityId, importId }) => {
  const { institutionId } = caller.session;
  const { openImportId } = await findOwnActivity(db, { activityId, institutionId });
  const of = async (wanted: string | null | undefined) =>
    wanted == null ? null : viewOf(await findOwnImport(db, { importId: wanted, institutionId }));
  const [open, asked] = await Promise.all([of(openImportId), of(importId)]);
  return { open, asked };
});

const viewOf = (one: ActivityImport): NonNullable<OutputOf<'activityPeople.file'>['open']> => ({
  importId: one._id,
  state: one.state,
  fileName: one.fileName,
  startedAt: one.startedAt,
  by: one.by,
  problem: one.problem ?? null,
  rows: one.rows,
  good: one.good,
  bad: one.bad,
  added: one.added,
  same: one.same,
  changed: one.changed,
  gone: one.gone,
  done: one.done,
  toDo: one.toDo,
});
