import { uploadedMaterials } from '../../../domain/credit/materials';
import { LEASE_MS } from '../../../server/data/jobs';
import type { GrantRound } from '../../../server/data/documents';
import { isOfActivity } from '../../../server/data/rounds';
import { aLedgerEntry, aProject, anAnalysis, anAttendee, aRound, BATCH_OVER } from '../../support/grant-builders';
import { aPdf } from '../../support/files';
import type { World } from '../harness/world';
import { plantOffices, reviewers } from './people';

const PROJECT = 'project-granted';
const ROUND = 'round-granted';
/** By then every worker that died has been followed by one that did not. */
const MOST_TIMERS = 60;
const uploaded = (world: World, who: string, name: string) =>
  world.upload(who, 'material', aPdf({ mark: name }), `${name}.pdf`);

/** The materials of a granted round: uploaded, one taken back, handed in, returned, handed in again, approved. */
export async function materialsStory(world: World): Promise<void> {
  world.now = BATCH_OVER;
  await plantOffices(world);
  const project = aProject(PROJECT, { rounds: [{ roundId: ROUND, batchId: 'b1', state: 'granted' }] });
  const frozen = anAnalysis(project, [anAttendee('p1')]);
  await world.plant('projects', project);
  await world.plant('analyses', frozen.analysis);
  await world.plant('analysisChunks', ...frozen.chunks);
  await world.plant('grantRounds', {
    ...aRound(ROUND, project, frozen),
    // A supplementary one: what is made for it is a table, and costs a seed a moment.
    supplementFor: '补传的签到已经确认',
    state: 'granted',
    done: 1,
    granted: 1,
    creditHundredths: 300,
  });
  await world.plant('ledgerEntries', aLedgerEntry(ROUND, project, 'p1'));
  world.beginnings.set(`project:${PROJECT}`, 'approved');
  world.beginnings.set(`round:${ROUND}`, 'granted');

  await Promise.all(
    uploadedMaterials.map(async ({ code }, index) => {
      const who = index === 0 ? 'wang' : 'li';
      const file = await uploaded(world, who, code);
      await world.do(who, 'materials.addFile', { roundId: ROUND, kind: code, file });
    }),
  );
  const wrong = await uploaded(world, 'li', 'wrong');
  await world.do('li', 'materials.addFile', { roundId: ROUND, kind: 'summary', file: wrong });
  const added = world.document('grantRounds', ROUND).files.find(({ fileName }) => fileName === 'wrong.pdf');
  await world.do('li', 'materials.removeFile', { roundId: ROUND, fileId: added?.fileId ?? '' });
  // The first upload may arrive once more; it must not come back.
  await world.letOneStraggle();
  await make(world);
  await world.do('li', 'materials.submit', { roundId: ROUND });
  const handedIn = theRound(world).made;
  for (let rounds = 0; world.document('grantRounds', ROUND).state !== 'effective'; rounds += 1) {
    await Promise.all(reviewers.map((who) => decide(world, who, rounds < 3 && world.chance.happens(0.5))));
    await world.letOneStraggle();
    if (world.document('grantRounds', ROUND).state === 'materialsReturned')
      await world.do('li', 'materials.submit', { roundId: ROUND, answer: '照片都是原件，请再看一次' });
  }
  await world.calm();
  const { files, made = [] } = theRound(world);
  world.expect(JSON.stringify(made) === JSON.stringify(handedIn), 'what was made is not what was handed in');
  world.expect(made.map(({ item }) => item).join() === 'grantList', 'the list of who was granted was not made');
  const kinds = files.map(({ kind }) => kind).sort();
  const expected = uploadedMaterials.map(({ code }) => code).sort();
  world.expect(kinds.join() === expected.join(), `the round has the files ${kinds.join()}`);
  const logged = world.documents('auditEntries').filter(({ action }) => action.startsWith('materials.file'));
  world.expect(logged.length === 5, `five changes of files, logged ${logged.length} times`);
}

function theRound(world: World): GrantRound {
  const round = world.document('grantRounds', ROUND);
  if (isOfActivity(round)) throw new Error('the round of this story is of a holding');
  return round;
}

/** Two ask at once; workers die, and the next goes on until everything is there. */
async function make(world: World): Promise<void> {
  await Promise.all(['wang', 'li'].map((who) => world.do(who, 'materials.make', { roundId: ROUND })));
  for (let rings = 0; theRound(world).making; rings += 1) {
    world.expect(rings < MOST_TIMERS, 'the materials are never made');
    await Promise.all([world.timer(), world.timer()]);
    world.now += LEASE_MS;
  }
}

async function decide(world: World, who: string, returns: boolean): Promise<void> {
  const answer = await world.command(who, 'review.materials', {
    roundId: ROUND,
    decisionsSeen: world.document('grantRounds', ROUND).reviews.length,
    decision: returns ? 'return' : 'approve',
    ...(returns ? { reason: '请补充现场照片' } : {}),
  });
  if (!answer.ok)
    world.expect(
      ['wrongState', 'submittedAgain'].includes(answer.error.code),
      `a review is refused: ${answer.error.code}`,
    );
}
