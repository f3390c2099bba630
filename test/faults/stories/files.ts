import type { Envelope } from '../../../contract';
import { DAY_MS, instantOf } from '../../../domain/kernel/time';
import { documentKinds, type DocumentKind } from '../../../domain/project/project';
import { aPdf, aWebPage } from '../../support/files';
import { aProject } from '../../support/grant-builders';
import { allConform } from '../../support/projects';
import { filesAreKept, nothingIsLeft } from '../harness/file-invariants';
import type { World } from '../harness/world';
import { administrators, plantOffices } from './people';
import { draftWithoutDocuments } from './review';

const REVIEWER = 'he';

/**
 * The documents of a project: attached by two at once, the same bytes by both, replaced, refused, never attached; reviewed by
 * their digests, returned, replaced in part, approved; and at the end swept, while somebody attaches what was about to go.
 */
export async function filesStory(world: World): Promise<void> {
  world.now = instantOf('2025-11-20', '09:00:00');
  await plantOffices(world);
  const projectId = await draftWithoutDocuments(world);

  await Promise.all(
    documentKinds.map(({ code }, index) =>
      attach(world, administrators[index % 2] ?? 'li', { projectId, kind: code, mark: code }),
    ),
  );
  // The same bytes by both at once: one is kept.
  await Promise.all(administrators.map((who) => attach(world, who, { projectId, kind: 'notice', mark: 'stamped' })));
  await refused(world, projectId);
  await world.upload('li', 'projectDocument', aPdf({ mark: 'never attached' }));
  await world.letOneStraggle();

  await world.do('li', 'project.submit', { projectId, lateReason: '会场刚刚定下来' });
  await review(world, projectId, 'return');
  await attach(world, 'wang', { projectId, kind: 'agenda', mark: 'agenda, corrected' });
  await world.letOneStraggle();
  await world.do('wang', 'project.submit', { projectId, lateReason: '会场刚刚定下来' });
  await review(world, projectId, 'approve');

  // A second project is being filled while the sweep goes over what the first one has given up, two days later.
  await world.plant('projects', aProject('project-later', { state: 'draft', documents: {}, reviews: [] }));
  world.beginnings.set('project:project-later', 'draft');
  world.now += DAY_MS + world.chance.below(DAY_MS);
  await Promise.all([
    world.timer(),
    attach(world, 'li', { projectId: 'project-later', kind: 'notice', mark: 'notice' }),
    attach(world, 'wang', { projectId: 'project-later', kind: 'agenda', mark: 'agenda' }),
    world.timer(),
  ]);
  await world.calm();
  filesAreKept(world);
  const { notice, agenda } = world.document('projects', 'project-later').documents;
  world.expect(notice !== undefined && agenda !== undefined, 'a document that was acknowledged is lost');

  for (let days = 0; days < 4; days += 1) {
    world.now += DAY_MS + 1;
    await world.timer();
  }
  nothingIsLeft(world);
}

/** Uploads a scan and attaches it; sometimes the same upload is attached by two requests at once. */
async function attach(
  world: World,
  who: string,
  { projectId, kind, mark }: { projectId: string; kind: DocumentKind; mark: string },
): Promise<void> {
  const file = await world.upload(who, 'projectDocument', aPdf({ mark }));
  const save = () => world.do(who, 'project.saveDocument', { projectId, kind, file });
  await (world.chance.happens(0.3) ? Promise.all([save(), save()]) : save());
}

/** What is no document is refused, however often it is tried, and by nobody else can an upload be attached. */
async function refused(world: World, projectId: string): Promise<void> {
  const codeOf = (answer: Envelope<unknown>) => (answer.ok ? 'ok' : answer.error.code);
  const tried = async (who: string, file: { fileId: string; fileName: string }) =>
    codeOf(await world.command(who, 'project.saveDocument', { projectId, kind: 'notice', file }));
  const page = await world.upload('li', 'projectDocument', aWebPage());
  const first = await tried('li', page);
  // A try that was cut off after the upload was taken away finds nothing any more.
  world.expect(['fileUnreadable', 'fileNotYours'].includes(first), `a page of the web is ${first}`);
  const foreign = await world.upload('li', 'projectDocument', aPdf({ mark: 'foreign' }));
  const second = await tried('wang', foreign);
  world.expect(second === 'fileNotYours', `the upload of somebody else is ${second}`);
}

/** The centre decides on what it has seen: the review names the digests that were shown. */
async function review(world: World, projectId: string, decision: 'approve' | 'return'): Promise<void> {
  const { project } = await world.do(REVIEWER, 'review.projectGet', { projectId });
  const shown = project.documents.map(({ kind, digest }) => `${kind}:${digest}`).sort();
  await world.do(REVIEWER, 'review.project', {
    projectId,
    decision,
    decisionsSeen: project.reviews.length,
    documentMarks: decision === 'approve' ? allConform : { notice: 'conforms', agenda: 'fails' },
    ...(decision === 'return' ? { reason: '日程表缺少单位盖章' } : {}),
  });
  const last = world.document('projects', projectId).reviews.at(-1);
  const reviewed = (last?.documents ?? []).map(({ kind, digest }) => `${kind}:${digest}`).sort();
  world.expect(shown.join() === reviewed.join(), `shown ${shown.join()}, reviewed ${reviewed.join()}`);
}
