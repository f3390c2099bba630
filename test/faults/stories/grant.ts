import { GRANT_LEASE_MS } from '../../../server/data/jobs';
import type { Project } from '../../../server/data/documents';
import { aProject, anAbsentee, anAnalysis, anAttendee, BATCH_OVER } from '../../support/grant-builders';
import type { World } from '../harness/world';
import { plantOffices } from './people';

const PROJECTS = ['project-north', 'project-south'] as const;
const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'];
const MOST_TIMERS = 40;

/**
 * Two holdings of one catalogue entry with the same people are granted at once, while somebody is excluded: everybody who
 * passed gets the credits once, from one of the two, and each round can say of everybody what it did.
 */
export async function grantStory(world: World): Promise<void> {
  world.now = BATCH_OVER;
  await plantOffices(world);
  const analysisIds = new Map<string, string>();
  for (const projectId of PROJECTS) {
    const project = aProject(projectId, { catalogueEntryId: 'entry-two-days' });
    const present = people.filter(() => world.chance.happens(0.8));
    const attendees = [...present.map((id) => anAttendee(id)), anAbsentee('a1'), anAttendee('w1', { approved: false })];
    const { analysis, chunks } = anAnalysis(project, attendees, { chunkSize: 3 });
    await world.plant('projects', project);
    await world.plant('analyses', analysis);
    await world.plant('analysisChunks', ...chunks);
    world.beginnings.set(`project:${projectId}`, 'approved');
    analysisIds.set(projectId, analysis._id);
  }
  await Promise.all([
    ...PROJECTS.map((projectId, index) => grant(world, index === 0 ? 'li' : 'wang', analysisIds.get(projectId) ?? '')),
    excludeSomebody(world, analysisIds.get(PROJECTS[0]) ?? ''),
    timers(world),
  ]);
  await world.letOneStraggle();
  // Those whom a round has left, if it has left somebody.
  await grant(world, 'li', analysisIds.get(PROJECTS[0]) ?? '');
  await timers(world);
  await world.calm();
  await timers(world);
  everybodyIsDealtWith(world);
}

async function grant(world: World, who: string, analysisId: string): Promise<void> {
  await world.turns.pass(world.chance.below(20));
  const input = { analysisId, strategy: 'anyCourseFull', activityDate: '2025-11-30' } as const;
  const answer = await world.command(who, 'grant.start', input);
  if (answer.ok) return;
  const { code } = answer.error;
  world.expect(['nobodyToGrant', 'alreadyGranted', 'grantRunning'].includes(code), `a grant is refused: ${code}`);
}

/** Excludes, and perhaps takes it back. */
async function excludeSomebody(world: World, analysisId: string): Promise<void> {
  const personId = world.chance.pick(['p1', 'p2']);
  await world.turns.pass(world.chance.below(30));
  const set = await world.command('wang', 'exclusion.set', { analysisId, personId, reason: 'notOnSite' });
  if (!set.ok) return expectRefused(world, set.error.code);
  if (!world.chance.happens(0.5)) return;
  const withdrawn = await world.command('wang', 'exclusion.withdraw', { analysisId, personId });
  if (!withdrawn.ok) return expectRefused(world, withdrawn.error.code);
  const isExcluded = world.documents('exclusions').some((exclusion) => exclusion.personId === personId);
  world.expect(!isExcluded, 'an exclusion is still there after it was taken back');
}

function expectRefused(world: World, code: string): void {
  world.expect(['grantRunning', 'alreadyGranted', 'notFound'].includes(code), `an exclusion is refused: ${code}`);
}

/** The clock's timer finds every job whose worker has died, once its lease is over. */
async function timers(world: World): Promise<void> {
  for (let rings = 0; rings < MOST_TIMERS; rings += 1) {
    await world.turns.pass(10);
    await world.timer();
    const begun = world.documents('jobs');
    if (begun.length > 0 && begun.every(({ state }) => state === 'done')) return;
    world.now += GRANT_LEASE_MS / 2;
  }
}

function everybodyIsDealtWith(world: World): void {
  const rounds = world.documents('grantRounds');
  const entries = world.documents('ledgerEntries');
  for (const job of world.documents('jobs')) world.expect(job.state === 'done', `job ${job._id} is never done`);
  const ends = ['grant.finished', 'grant.endedWithoutCredit'];
  const logged = world.documents('auditEntries').filter(({ action }) => ends.includes(action)).length;
  world.expect(logged === rounds.length, `${rounds.length} rounds, ended ${logged} times by the log`);
  for (const project of world.documents('projects')) mayHaveCredits(world, project);
  world.expect(
    entries.every(({ personId }) => people.includes(personId)),
    'somebody has credits who was absent or not approved',
  );
}

/** Everybody who passed in a holding that was granted has the credits, unless they are excluded there. */
function mayHaveCredits(world: World, { _id: projectId, rounds }: Project): void {
  if (rounds.length === 0) return;
  const excluded = world.documents('exclusions').filter((each) => each.projectId === projectId);
  const entries = world.documents('ledgerEntries');
  for (const { personId } of excluded) {
    const granted = entries.some((entry) => entry.projectId === projectId && entry.personId === personId);
    world.expect(!granted, `${personId} is excluded from ${projectId} and has its credits`);
  }
  const everExcluded = new Set(
    world
      .documents('auditEntries')
      .filter(({ action }) => action === 'exclusion.set')
      .map(({ subject }) => subject.slice('person:'.length)),
  );
  const chunks = world.documents('analysisChunks').filter(({ analysisId }) => analysisId.startsWith(`${projectId}:`));
  for (const { personId, valid, approved } of chunks.flatMap((chunk) => chunk.people)) {
    if (!valid || !approved || everExcluded.has(personId)) continue;
    world.expect(
      entries.some((entry) => entry.personId === personId),
      `${personId} was missed`,
    );
  }
}
