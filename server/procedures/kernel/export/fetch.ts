import { exportFetch } from '../../../../contract/calls/kernel/export';
import { logInstitutionAct, logProjectAct } from '../../../data/audit/office-log';
import { changeExport, FETCHED_KEPT_MS, findOwnExport } from '../../../data/exports';
import { openSource } from '../../../export/open-source';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/**
 * Gives the file away, once: that is when a table leaves the house, so that is what the audit log has. It is asked again whether it is still
 * the institution's to see. A repeat of the request is given the same address.
 */
export const fetchExport = defineProcedure(exportFetch, async (context, { exportId }) => {
  const { db, platform, at, caller } = context;
  const { administratorId, institutionId } = caller.session;
  const earlier = await earlierAnswer(context, exportFetch);
  if (earlier) return earlier;
  const found = await findOwnExport(db, { exportId, administratorId, institutionId });
  const { projectId } = await openSource(db, institutionId, found.what);
  const { fileId } = found;
  if (fileId === null) return context.refuse('exportNotReady');
  const url = (await platform.fileUrls([fileId])).get(fileId);
  return runIdempotent(context, exportFetch, async (tx) => {
    const one = await findOwnExport(tx, { exportId, administratorId, institutionId });
    if (one.state === 'fetched') return context.refuse('exportFetched');
    if (one.state !== 'ready' || url === undefined) return context.refuse('exportNotReady');
    await changeExport(tx, exportId, { state: 'fetched', until: at + FETCHED_KEPT_MS });
    const { rows } = one.written;
    const told = {
      action: 'report.exported',
      subject: `export:${one.what.kind}`,
      before: null,
      after: { what: one.what, format: one.format, rows },
    };
    await (projectId === undefined
      ? logInstitutionAct(tx, context, told)
      : logProjectAct(tx, context, { project: { projectId, institutionId }, ...told }));
    return { url, fileName: one.fileName, type: one.format, rows };
  });
});
