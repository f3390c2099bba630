import { departmentMerge } from '../../../../contract/calls/person/department';
import { decideMerge } from '../../../../domain/person/department';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { getDepartment, writeDepartment } from '../../../data/departments';
import { openSettleJob } from '../../../data/jobs';
import { wake } from '../../../jobs/wake';

/**
 * Merges a department into another. From this moment its id means the other one, in every list, form and request that knows it, and for
 * its contacts; a job moves its people and its rows of the roster (server/jobs/settle-department.ts).
 */
export const mergeDepartment = defineProcedure(departmentMerge, async (context, { departmentId, intoId }) => {
  const { institutionId } = context.caller.session;
  const jobs: string[] = [];
  const answer = await runIdempotent(context, departmentMerge, async (tx) => {
    const [from, into] = [await getDepartment(tx, departmentId), await getDepartment(tx, intoId)];
    if (from?.institutionId !== institutionId || into?.institutionId !== institutionId) return refuse('notFound');
    const verdict = decideMerge(from, into);
    if (verdict === 'done') return {};
    if (verdict === 'stillMerging') return context.refuse('departmentMerging');
    if (verdict !== undefined) return context.refuse('wrongState');
    const entry = await logInstitutionAct(tx, context, {
      action: 'department.merged',
      subject: `department:${departmentId}`,
      note: `${from.name} → ${into.name}`,
      before: from,
      after: into,
    });
    const { caller } = context;
    await writeDepartment(tx, {
      ...from,
      name: `merged:${departmentId}`,
      merged: { into: intoId, name: from.name, at: entry.at, by: caller.session.name, entryId: entry._id },
    });
    await writeDepartment(tx, { ...into, takesIn: [...(into.takesIn ?? []), departmentId] });
    jobs.push(await openSettleJob(tx, { departmentId, createdAt: context.at }));
    return {};
  });
  for (const job of jobs.slice(-1)) await wake(context, job);
  return answer;
});
