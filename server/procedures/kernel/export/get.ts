import { exportGet } from '../../../../contract/calls/kernel/export';
import { findOwnExport } from '../../../data/exports';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** How far a table has come, for whoever began it. */
export const getOwnExport = defineProcedure(exportGet, async ({ db, caller }, { exportId }) => {
  const one = await findOwnExport(db, { exportId, ...caller.session });
  const { state, done, total, fileName, written } = one;
  if (state === 'dropped') return refuse('notFound');
  // Records come in while they are read: it is never further than all of it.
  return { state, done: Math.min(done, total), total, rows: written.rows, fileName };
});
