import { auditList } from '../../../../contract/calls/kernel/audit';
import { findSubmittedProject } from '../../../data/projects';
import { listAudit } from '../../../data/audit/log';
import { readSubjectNames } from '../../../data/audit/subjects';
import { defineProcedure } from '../../../call/procedure';

/** 操作日志 of the caller's institution, with the names of what is its own; for the centre that of a project it has had before it. */
export const listAuditEntries = defineProcedure(auditList, async ({ db, caller }, input) => {
  const ofCentre = caller.kind === 'reviewer' && input.projectId !== undefined;
  const { institutionId } = ofCentre ? await findSubmittedProject(db, input.projectId ?? '') : caller.session;
  const page = await listAudit(db, { institutionId, projectId: input.projectId }, input);
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
