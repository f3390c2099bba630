import { clockOf, dayOf } from '../../domain/kernel/time';
import type { Services } from '../call/context';
import type { ExamStudy } from '../data/documents';
import { findPlan } from '../data/exams';
import { findToAnnounce, noteAnnounced } from '../data/exam-studies';
import { addAudienceJob } from '../data/jobs';
import { findProject } from '../data/projects';

/** Papers a run announces: the others wait for the next minute. */
const PAPERS_A_RUN = 20;

/** For the timer: whoever has checked in is told that the exam of their batch is open. Told again it is the same message. */
export async function announceExams(services: Services): Promise<void> {
  for (const study of await findToAnnounce(services.db, services.now(), PAPERS_A_RUN)) await announce(services, study);
}

async function announce({ db, now }: Services, study: ExamStudy): Promise<void> {
  const { projectId, batchId } = study;
  const plan = (await findPlan(db, study))?.plan;
  const project = await findProject(db, projectId);
  if (plan && project && project.state !== 'cancelled' && now() < plan.closesAt)
    await db.transaction((tx) =>
      addAudienceJob(tx, {
        projectId,
        news: {
          kind: 'examOpen',
          key: `${batchId}-${dayOf(plan.opensAt)}`,
          facts: { projectId, batchId, title: project.title, until: momentWord(plan.closesAt - 1) },
          followers: false,
          batchIds: [batchId],
        },
        createdAt: now(),
      }),
    );
  await noteAnnounced(db, study);
}

/** 12-07 23:59: the last moment at which it is open. */
const momentWord = (at: number): string => `${dayOf(at).slice(5)} ${clockOf(at).slice(0, 5)}`;
