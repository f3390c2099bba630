import { SECOND_MS } from '../../../domain/kernel/time';
import { aProject, aRecord, BATCH_OVER, windows } from '../../support/grant-builders';
import { aSession } from '../../support/hospital';
import { courseOf } from '../../support/projects';
import type { World } from '../harness/world';
import { administrators, plantOffices, plantTrainees } from './people';

const PROJECT = 'project-analysed';
const batch = { projectId: PROJECT, batchId: 'b1' };
/** Some analyses need more than one chunk of people. */
const CROWD = 230;

/** Two administrators analyse a batch at once, and again: each command makes one analysis, whole, and its number is the next. */
export async function analysisStory(world: World): Promise<void> {
  world.now = BATCH_OVER;
  await plantOffices(world);
  const project = aProject(PROJECT, { courses: [courseOf()] });
  await world.plant('projects', project);
  const session = aSession(project, 'AAAAAAAA');
  await world.plant('attendanceSessions', session);
  world.beginnings.set(`attendanceSession:${session._id}`, 'open');
  world.beginnings.set(`project:${PROJECT}`, 'approved');
  const crowd = world.chance.happens(0.04) ? CROWD : 0;
  const ids = await plantTrainees(world, [
    ...['chen', 'zhao', 'qian', ...Array.from({ length: crowd }, (_, n) => `crowd-${n}`)].map((who) => ({
      who,
      state: 'approved' as const,
    })),
    { who: 'zheng', state: 'pending' },
  ]);
  const at = (window: number, minute: number) => (windows[window]?.begin ?? 0) + minute * 60 * SECOND_MS;
  for (const [who, personId] of ids) {
    await world.plant('attendanceRecords', aRecord(project, personId, at(0, 10)));
    if (who !== 'qian') await world.plant('attendanceRecords', aRecord(project, personId, at(1, 10)));
  }
  // Waits for approval and has a late record besides: what is decided meanwhile decides whether they count.
  const [waiting] = [...ids].filter(([who]) => who === 'zheng').map(([, personId]) => personId);
  const late = { origin: 'late', confirmed: false } as const;
  await world.plant('attendanceRecords', aRecord(project, ids.get('qian') ?? '', at(1, 30), late));

  const commands = [
    ...administrators.map((who) => () => analyse(world, who)),
    () => confirm(world),
    () => world.command('wang', 'registration.review', { personId: waiting ?? '', decision: 'approve' }),
  ];
  await Promise.all(
    commands.map(async (command) => {
      await world.turns.pass(world.chance.below(10));
      await command();
    }),
  );
  await world.letOneStraggle();
  await analyse(world, 'li');
  await world.calm();
  const made = world.documents('analyses');
  world.expect(made.length === 3, `three commands made ${made.length} analyses`);
  const logged = world.documents('auditEntries').filter(({ action }) => action === 'analysis.made');
  world.expect(logged.length === made.length, `${made.length} analyses, logged ${logged.length} times`);
  const last = made.sort((a, b) => b.number - a.number)[0];
  // In the end everybody is approved and confirmed, so everybody is valid.
  world.expect(last?.valid === ids.size, `${last?.valid} of ${ids.size} people valid in the last analysis`);
}

/** The one late record is confirmed by this command alone, whichever of its tries did it. */
async function confirm(world: World): Promise<void> {
  const { confirmed } = await world.do('li', 'attendance.confirmLate', { ...batch, records: 'all' });
  world.expect(confirmed === 1, `one late record is confirmed, told as ${confirmed}`);
}

async function analyse(world: World, who: string): Promise<void> {
  const { analysisId, people, valid } = await world.do(who, 'analysis.run', { ...batch, windows });
  const stored = world.document('analyses', analysisId);
  world.expect(stored.people === people && stored.valid === valid, `${analysisId} is told otherwise than it is stored`);
}
