import { enrolmentList } from '../../../../contract/calls/project/enrolment';
import { readAttendees } from '../../../data/attendees';
import { listEnrolments } from '../../../data/enrolments';
import { findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

/** Who has enrolled for a project of the caller's institution. Names and places are those of today. */
export const list = defineProcedure(enrolmentList, async (context, { projectId, batchId, search, cursor, limit }) => {
  const { db, caller } = context;
  await findOwnProject(db, { projectId, institutionId: caller.session.institutionId });
  const page = await listEnrolments(db, { projectId, batchId, search }, { cursor, limit });
  const people = await readAttendees(
    db,
    page.rows.map(({ personId }) => personId),
  );
  const rows = page.rows.flatMap(({ personId, batchId: of, at, phoneCipher }) => {
    const person = people.get(personId);
    if (!person) return [];
    const { name, institutionName, departmentName, professionalTitle } = person;
    return [
      {
        ...{ personId, batchId: of, name, institutionName, departmentName, professionalTitle },
        mayCall: phoneCipher !== undefined,
        at,
      },
    ];
  });
  return { ...page, rows };
});
