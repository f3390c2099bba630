import { exportDrop } from '../../../../contract/calls/kernel/export';
import { changeExport, findOwnExport } from '../../../data/exports';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** Nobody wants it any more: its job stops, and its files go with the next sweep. One that was fetched stays until its time. */
export const dropExport = defineProcedure(exportDrop, (context, { exportId }) => {
  const { administratorId, institutionId } = context.caller.session;
  return runIdempotent(context, exportDrop, async (tx) => {
    const { state } = await findOwnExport(tx, { exportId, administratorId, institutionId });
    if (state !== 'fetched') await changeExport(tx, exportId, { state: 'dropped', until: context.at });
    return {};
  });
});
