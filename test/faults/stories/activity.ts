import { instantOf, SECOND_MS } from '../../../domain/kernel/time';
import { plantRules } from '../../../server/data/rule-table';
import { sessionIdOf } from '../../../server/data/sessions';
import { aPdf } from '../../support/files';
import type { World } from '../harness/world';
import { codeShownAt } from './hall';
import { administrators, plantOffices, plantTrainees, reviewers } from './people';

const scanners = ['chen', 'zhao', 'qian', 'sun'] as const;
const MOST_ROUNDS = 12;
const facts = {
  title: '危急值病例讨论会',
  kind: 'caseDiscussion',
  begin: '2025-11-20',
  end: '2025-11-20',
  placeName: '检验科示教室',
  hourTenths: 20,
  creditHundredths: 50,
  lecturerName: '陈志远',
} as const;

/**
 * A group activity (M21): two administrators show its code, write who has scanned and hand it in, all at once; two reviewers decide. In the
 * end everybody on its list has its credits once, and the centre takes one of them back.
 */
export async function activityStory(world: World): Promise<void> {
  world.now = instantOf('2025-11-20', '15:00:00');
  await plantOffices(world);
  const ids = await plantTrainees(world, [
    ...scanners.map((who) => ({ who, state: 'approved' as const })),
    { who: 'zheng', state: 'pending' },
    { who: 'zhou', state: 'approved' },
  ]);
  await plantRules(world.quietServices.db, world.now);
  for (const figure of ['groupHoursPerCredit', 'groupCap'])
    await world.do('he', 'ruleTable.confirm', { rowId: `health:${figure}:1` });
  const { activityId } = await world.do('li', 'groupActivity.save', facts);
  const file = await world.upload('li', 'activity', aPdf({ mark: 'talk' }));
  await world.do('li', 'groupActivity.addFile', { activityId, file });
  await both(world, 'activityPeople.openAttendance', { activityId });
  const scanned = [...scanners, 'zheng'].filter(() => world.chance.happens(0.8));
  const qrText = codeShownAt(world, sessionIdOf({ projectId: activityId, batchId: activityId }));
  await Promise.all(
    scanned.map(async (who) => {
      await world.turns.pass(world.chance.below(10));
      const answer = await world.command(who, 'attendance.checkIn', { qrText });
      if (!answer.ok)
        world.expect(
          ['codeExpired', 'tooFrequent'].includes(answer.error.code),
          `${who} is refused: ${answer.error.code}`,
        );
    }),
  );
  await Promise.all([
    both(world, 'activityPeople.takeScans', { activityId }),
    attempt(world, 'wang', 'activityPeople.add', { activityId, personIds: [ids.get('zhou') ?? ''] }),
  ]);
  await world.letOneStraggle();
  for (
    let turn = 0;
    turn < MOST_ROUNDS && world.document('groupActivities', activityId).state !== 'approved';
    turn += 1
  ) {
    if (turn === MOST_ROUNDS - 2) await world.calm();
    await untilGathered(world, activityId);
    await handIn(world, activityId);
    const returns = turn < 2 && world.chance.happens(0.4);
    await Promise.all(reviewers.map((who) => decide(world, who, { activityId, returns })));
    await world.letOneStraggle();
  }
  await world.calm();
  await untilGathered(world, activityId);
  everybodyHasTheirs(world, activityId, ids.get('zheng'));
}

/** Work in the background goes on, whoever died at it. */
async function untilGathered(world: World, activityId: string): Promise<void> {
  for (let rings = 0; rings < 30; rings += 1) {
    const jobs = world.documents('jobs').filter(({ state }) => state !== 'done');
    if (jobs.length === 0 && world.document('groupActivities', activityId).gathering === null) return;
    await world.timer();
    world.now += 20 * SECOND_MS;
  }
}

type Command =
  | 'activityPeople.openAttendance'
  | 'activityPeople.takeScans'
  | 'activityPeople.add'
  | 'groupActivity.submit'
  | 'groupActivity.save';
/** What one of two may be told who do the same at once. */
const told = ['peopleGathering', 'wrongState', 'staleRevision', 'unchangedSinceReturn', 'activityIncomplete'];

async function attempt<Name extends Command>(
  world: World,
  who: string,
  name: Name,
  input: Parameters<typeof world.command<Name>>[2],
): Promise<void> {
  await world.turns.pass(world.chance.below(10));
  const answer = await world.command(who, name, input);
  if (!answer.ok) world.expect(told.includes(answer.error.code), `${name} is refused: ${answer.error.code}`);
}

const both = <Name extends Command>(world: World, name: Name, input: Parameters<typeof world.command<Name>>[2]) =>
  Promise.all(administrators.map((who) => attempt(world, who, name, input)));

/** Writes whoever has scanned meanwhile; a returned one is changed first. */
async function handIn(world: World, activityId: string): Promise<void> {
  const now = () => world.document('groupActivities', activityId);
  if (now().state === 'returned') {
    const placeName = `示教室 ${now().revision}`;
    await attempt(world, 'li', 'groupActivity.save', { ...facts, activityId, revision: now().revision, placeName });
  }
  await attempt(world, 'li', 'activityPeople.takeScans', { activityId });
  await untilGathered(world, activityId);
  await both(world, 'groupActivity.submit', { activityId, revision: now().revision });
}

async function decide(
  world: World,
  who: string,
  { activityId, returns }: { activityId: string; returns: boolean },
): Promise<void> {
  await world.turns.pass(world.chance.below(10));
  const answer = await world.command(who, 'groupActivity.review', {
    activityId,
    decision: returns ? 'return' : 'approve',
    ...(returns ? { reason: '请补充签到名单' } : {}),
    decisionsSeen: world.document('groupActivities', activityId).reviews.length,
  });
  // Not handed in yet: nobody at the centre knows of it.
  const expected = ['wrongState', 'submittedAgain', 'notFound'];
  if (!answer.ok) world.expect(expected.includes(answer.error.code), `a review is refused: ${answer.error.code}`);
}

function everybodyHasTheirs(world: World, activityId: string, waiting: string | undefined): void {
  const { state } = world.document('groupActivities', activityId);
  world.expect(state === 'approved', `the activity is ${state} in the end`);
  const listed = world.documents('activityAttendees').filter((each) => each.activityId === activityId);
  const records = world.documents('attendanceRecords').filter(({ projectId }) => projectId === activityId);
  const there = new Set(records.map(({ personId }) => personId));
  const entries = world.documents('ledgerEntries').filter(({ role }) => role === 'groupActivity');
  const withCredits = new Set(entries.map(({ personId }) => personId));
  world.expect(withCredits.size === listed.length, `${listed.length} on the list, ${withCredits.size} with credits`);
  for (const personId of there)
    world.expect(
      withCredits.has(personId) === (personId !== waiting),
      `whoever scanned ${withCredits.has(personId) ? 'and waits has credits' : 'has none'}`,
    );
  for (const round of world.documents('grantRounds'))
    world.expect(round.state === 'effective', `the round of the activity is ${round.state}`);
}
