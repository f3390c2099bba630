import { auditList } from '../../../contract/calls/audit';
import { listAudit } from '../../data/audit';
import { defineProcedure } from '../../procedure';

/** 操作日志 of the caller's institution. */
export const listAuditEntries = defineProcedure(auditList, async ({ db, caller }, input) => {
  const page = await listAudit(db, { institutionId: caller.session.institutionId, projectId: input.projectId }, input);
  return {
    ...page,
    rows: page.rows.map(({ _id, at, by, action, subject, note }) => ({
      entryId: _id,
      at,
      by,
      action,
      subject,
      note: note ?? '',
    })),
  };
});
