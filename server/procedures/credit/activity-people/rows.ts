import { activityPeopleRows } from '../../../../contract/calls/credit/activity-people';
import { attendeeProblemWords } from '../../../../domain/credit/activity-roster';
import { defineProcedure } from '../../../call/procedure';
import { findOwnImport, listRows } from '../../../data/activity-imports';

/** What is wrong with the rows of a file, or who can be taken, in the order of the file. */
export const rows = defineProcedure(activityPeopleRows, async ({ db, caller }, { importId, kind, ...request }) => {
  const { institutionId } = caller.session;
  await findOwnImport(db, { importId, institutionId });
  const page = await listRows(db, { importId, kind }, request);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      row: row.row,
      name: row.name,
      text: 'problem' in row ? attendeeProblemWords(row.problem) : `${row.personNumber} · ${row.departmentName}`,
    })),
  };
});
