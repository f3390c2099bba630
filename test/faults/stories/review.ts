import { instantOf } from '../../../domain/kernel/time';
import { documentKinds } from '../../../domain/project/project';
import { allConform, batchOf, courseOf, filled } from '../../support/projects';
import { aPdf } from '../../support/files';
import type { World } from '../harness/world';
import { administrators, plantOffices, reviewers } from './people';

/** A project from the catalogue to its open attendance; two reviewers decide at once, and not always alike. */
export async function reviewStory(world: World): Promise<void> {
  world.now = instantOf('2025-11-29', '07:30:00');
  await plantOffices(world);
  const projectId = await hold(world);
  await world.do('li', 'project.submit', { projectId, lateReason: '会场刚刚定下来' });
  for (let rounds = 0; world.document('projects', projectId).state !== 'approved'; rounds += 1) {
    await Promise.all(reviewers.map((who) => decide(world, who, projectId, rounds < 3 && world.chance.happens(0.5))));
    await world.letOneStraggle();
    if (world.document('projects', projectId).state === 'returned')
      await world.do(world.chance.pick(administrators), 'project.submit', { projectId, lateReason: '会场刚刚定下来' });
  }
  await Promise.all(administrators.map((who) => world.do(who, 'attendanceSession.open', { projectId, batchId: 'b1' })));
  const [session] = world.documents('attendanceSessions');
  if (!session) return world.violate('attendance was opened, and there is no session');
  for (const open of [false, true]) {
    await world.letOneStraggle();
    const who = world.chance.pick(administrators);
    await world.do(who, 'attendanceSession.update', { sessionId: session._id, open, cap: open ? null : 5 });
  }
  await world.calm();
  const { status, cap } = world.document('attendanceSessions', session._id);
  world.expect(status === 'open' && cap === null, 'the last change of the settings is not in force');
  world.expect(world.documents('attendanceSessions').length === 1, 'a batch has two sessions');
  world.expect(world.documents('projects').length === 1, 'one command made two projects');
}

/** A draft with everything that submitting asks for but the documents. */
export async function draftWithoutDocuments(world: World): Promise<string> {
  const { projectId } = await world.do('li', 'project.create', { catalogueEntryId: 'entry-two-days' });
  const { form, revision } = world.document('projects', projectId);
  const saved = await world.do('li', 'project.saveForm', { projectId, revision, form: filled(form) });
  await world.do('li', 'project.saveCourses', {
    projectId,
    revision: saved.revision,
    courses: [courseOf()],
    batches: [batchOf()],
  });
  return projectId;
}

async function hold(world: World): Promise<string> {
  const projectId = await draftWithoutDocuments(world);
  await Promise.all(
    documentKinds.map(async ({ code }, index) => {
      const who = administrators[index % 2] ?? 'li';
      const file = await world.upload(who, 'projectDocument', aPdf({ mark: code }));
      await world.do(who, 'project.saveDocument', { projectId, kind: code, file });
    }),
  );
  return projectId;
}

async function decide(world: World, who: string, projectId: string, returns: boolean): Promise<void> {
  const answer = await world.command(who, 'review.project', {
    projectId,
    decisionsSeen: world.document('projects', projectId).reviews.length,
    decision: returns ? 'return' : 'approve',
    ...(returns ? { reason: '日程表请补充讲者' } : {}),
    documentMarks: returns ? {} : allConform,
  });
  if (!answer.ok)
    world.expect(
      ['wrongState', 'submittedAgain'].includes(answer.error.code),
      `a review is refused: ${answer.error.code}`,
    );
}
