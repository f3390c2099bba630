import { spotCheckStart } from '../../../../contract/calls/attendance/spot-check';
import { checksOfHall, decideSpotCheck, spotChecksOf } from '../../../../domain/attendance/spot-check';
import { dayOf } from '../../../../domain/kernel/time';
import { windowsOf } from '../../../../domain/project/planned-windows';
import { logProjectAct } from '../../../data/audit/office-log';
import { addAudienceJob } from '../../../data/jobs';
import { batchOf, changeProject, findOwnProject } from '../../../data/projects';
import { canShowToday, findOwnSession, setSpotChecks } from '../../../data/sessions';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { spotCheckNews } from '../../../message/evidence-events';
import { wake } from '../../../jobs/wake';

/** 抽查点名 (D6): a window of one hall from now on. Two administrators at one moment open one. */
export const startSpotCheck = defineProcedure(spotCheckStart, async (context, { sessionId, noticeMinutes }) => {
  const { db, caller } = context;
  const { institutionId, name: by } = caller.session;
  const { projectId, batchId } = await findOwnSession(db, { sessionId, institutionId });
  const jobs: string[] = [];
  const opened = await runIdempotent(context, spotCheckStart, async (tx) => {
    jobs.length = 0;
    const project = await findOwnProject(tx, { projectId, institutionId });
    const batch = batchOf(project, batchId);
    const session = await findOwnSession(tx, { sessionId, institutionId });
    const earlier = spotChecksOf(project, batchId);
    // The clock of this very try: one that waited for another would begin before it is known.
    const now = context.now();
    const decision = decideSpotCheck({
      projectState: project.state,
      batch,
      isShown: canShowToday(session, dayOf(now)),
      earlier,
      planned: windowsOf(batch, project.courses),
      noticeMinutes,
      now,
    });
    if (decision.kind === 'refuse') return context.refuse(decision.reason);
    const { window } = decision;
    const { courseIds } = session;
    const opened = { ...window, batchId, by, sessionId, courseIds };
    await changeProject(tx, project, { spotChecks: [...(project.spotChecks ?? []), opened] });
    await setSpotChecks(tx, session, [...checksOfHall(earlier, sessionId), window]);
    const news = spotCheckNews(project, opened, dayOf(window.begin));
    jobs.push(await addAudienceJob(tx, { projectId, news, createdAt: now }));
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'attendance.spotCheck',
      subject: `batch:${batchId}`,
      before: null,
      after: { ...window, sessionId },
    });
    return window;
  });
  for (const jobId of jobs) await wake(context, jobId);
  return opened;
});
