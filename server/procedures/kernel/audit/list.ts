import { auditList } from '../../../../contract/calls/kernel/audit';
import { findSubmittedProject } from '../../../data/projects';
import { listAudit } from '../../../data/audit/log';
import { readSubjectNames } from '../../../data/audit/subjects';
import { getPerson } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/**
 * 操作日志 of the caller's institution, with the names of what is its own, all of it or what is about one person; for the centre that of
 * a project it has had before it, and what any institution has done about a person.
 */
export const listAuditEntries = defineProcedure(auditList, async ({ db, caller }, input) => {
  const { projectId, personId } = input;
  if (projectId !== undefined && personId !== undefined)
    return refuse('invalidInput', { fields: [{ field: 'personId', problem: 'notWithProject' }] });
  const isCentre = caller.kind === 'reviewer';
  const subject = personId === undefined ? undefined : `person:${personId}`;
  const { institutionId } =
    isCentre && projectId !== undefined
      ? await findSubmittedProject(db, projectId)
      : isCentre && personId !== undefined
        ? ((await getPerson(db, personId)) ?? refuse('notFound'))
        : caller.session;
  const everywhere = isCentre && personId !== undefined;
  const page = await listAudit(db, { ...(everywhere ? {} : { institutionId }), projectId, subject }, input);
  const nameOf = await readSubjectNames(db, { entries: page.rows, institutionId });
  return {
    ...page,
    rows: page.rows.map((entry) => {
      const { _id, at, by, action, subject, note, files } = entry;
      const subjectName = nameOf(entry);
      return {
        entryId: _id,
        at,
        by,
        action,
        subject,
        ...(subjectName === undefined ? {} : { subjectName }),
        note: note ?? '',
        ...(files ? { files } : {}),
      };
    }),
  };
});
