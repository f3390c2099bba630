import { exportBegin } from '../../../../contract/calls/kernel/export';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { addDailyUses } from '../../../data/daily-uses';
import { addExport, EXPORT_KEPT_MS } from '../../../data/exports';
import { addExportJob, exportJobId } from '../../../data/jobs';
import { openSource } from '../../../export/open-source';
import { NOT_BEGUN } from '../../../files/table/table-writer';
import { dailyUseId } from '../../../guard/daily-limit';
import { wake } from '../../../jobs/wake';
import { answerId, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** More tables than anybody needs on one day. */
const MOST_A_DAY = 60;

/** Puts the writing of a table on the list, for whoever may see what is in it. */
export const beginExport = defineProcedure(exportBegin, async (context, { what, format }) => {
  const { db, at, caller } = context;
  const { institutionId, administratorId } = caller.session;
  const earlier = await earlierAnswer(context, exportBegin);
  if (earlier) return earlier;
  const source = await openSource(db, institutionId, what);
  const use = { id: dailyUseId(context, 'export', `administrator:${administratorId}`), more: 1, now: at };
  if ((await addDailyUses(db, use)) > MOST_A_DAY) return context.refuse('tooManyExports');
  const exportId = answerId(context, 'export');
  const secret = context.randomBytes(16).toString('hex');
  const madeAt = `${dayOf(at)}-${clockOf(at).replaceAll(':', '')}`;
  const begun = await runIdempotent(context, exportBegin, async (tx) => {
    await addExport(tx, {
      _id: exportId,
      institutionId,
      makerId: administratorId,
      what,
      format,
      fileName: `${source.name}-${source.about}-${madeAt}.${format}`,
      secret,
      state: 'making',
      done: 0,
      total: source.total,
      place: '',
      parts: 0,
      written: NOT_BEGUN,
      fileId: null,
      startedAt: at,
      until: at + EXPORT_KEPT_MS,
    });
    await addExportJob(tx, { exportId, createdAt: at });
    return { exportId };
  });
  await wake(context, exportJobId(exportId));
  return begun;
});
