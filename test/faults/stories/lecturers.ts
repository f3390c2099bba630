import { plantRules } from '../../../server/data/rule-table';
import { aLedgerEntry, aProject, anAnalysis, anAttendee, aRound, BATCH_OVER } from '../../support/grant-builders';
import { courseOf, lecturerOf } from '../../support/projects';
import type { World } from '../harness/world';
import { plantOffices, plantTrainees } from './people';

const PROJECT = 'project-taught';
const at = { projectId: PROJECT, batchId: 'b1' } as const;
const RATE = 'health:lecturerProvincial:1';
const HOURS = 30;

/**
 * Two administrators grant the same hours at once, one to whose card it is and one to somebody picked by name: one of them gets them. Then
 * the centre takes them back, and they are granted once more.
 */
export async function lecturersStory(world: World): Promise<void> {
  world.now = BATCH_OVER;
  await plantOffices(world);
  const ids = await plantTrainees(world, [
    { who: 'chen', state: 'approved' },
    { who: 'liu', state: 'approved' },
  ]);
  const [chen = '', liu = ''] = [ids.get('chen'), ids.get('liu')];
  const taught = lecturerOf({ lecturerId: 'l1', lecturerName: '主讲人', cardNumber: 'HN1', hourTenths: HOURS });
  const project = aProject(PROJECT, {
    courses: [courseOf({ courseId: 'c1', hourTenths: HOURS, lecturers: [taught] })],
    rounds: [{ roundId: 'round-attendees', batchId: 'b1', state: 'granted' }],
  });
  const frozen = anAnalysis(project, [anAttendee('p1')]);
  const attendees = aRound('round-attendees', project, frozen);
  await world.plant('projects', project);
  await world.plant('analyses', frozen.analysis);
  await world.plant('analysisChunks', ...frozen.chunks);
  await world.plant('grantRounds', { ...attendees, state: 'granted', done: 1, granted: 1, creditHundredths: 300 });
  await world.plant('ledgerEntries', aLedgerEntry('round-attendees', project, 'p1'));
  await world.plant('cardNumbers', { _id: 'HN1', personId: chen, since: 0 });
  world.beginnings.set(`project:${PROJECT}`, 'approved');
  world.beginnings.set('round:round-attendees', 'granted');
  await plantRules(world.quietServices.db, world.now);
  await world.do('he', 'ruleTable.confirm', { rowId: RATE });

  await Promise.all([grant(world, 'li', chen), grant(world, 'wang', liu)]);
  await world.letOneStraggle();
  await world.calm();
  const first = standing(world);
  world.expect(first.length === 1, `the hours of the course stand for ${first.length} people`);
  const [entry] = first;
  if (!entry) return;

  const { roundId, personId } = entry;
  const why = { reasonCode: 'mistake', note: '讲课的是另一位', confirmer: 'centre' } as const;
  const { reversalId } = await world.do('li', 'reversal.request', { roundId, personId, ...why });
  await world.do('he', 'reversal.decide', { reversalId, decision: 'confirm' });
  await Promise.all([grant(world, 'li', chen), grant(world, 'wang', liu)]);
  await world.letOneStraggle();
  await world.calm();
  const again = standing(world);
  world.expect(again.length === 1, `after the reversal the hours stand for ${again.length} people`);
}

async function grant(world: World, who: string, personId: string): Promise<void> {
  await world.turns.pass(world.chance.below(10));
  const lecturers = [{ key: 'card:HN1', personId, note: '与课程安排核对过' }];
  const answer = await world.command(who, 'lecturerGrant.start', { ...at, lecturers, creditHundredths: 300 });
  if (answer.ok) return;
  const { code } = answer.error;
  world.expect(
    ['alreadyGranted', 'staleRevision', 'conflict'].includes(code),
    `a grant of lecturers is refused: ${code}`,
  );
}

/** Entries of lecturers that nothing took back. */
function standing(world: World) {
  const entries = world.documents('ledgerEntries').filter(({ role }) => role === 'lecturer');
  const reversed = new Set(entries.map(({ reverses }) => reverses));
  return entries.filter(({ _id, reverses }) => reverses === undefined && !reversed.has(_id));
}
