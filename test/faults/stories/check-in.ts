import { instantOf, SECOND_MS } from '../../../domain/kernel/time';
import { nationalIdOf } from '../../../sample/national-id';
import { peopleOf } from '../harness/invariants';
import { openidOf, type World } from '../harness/world';
import { codeShownAt, PROJECT, plantHall, SESSION } from './hall';
import { administrators, plantOffices, plantTrainees, registrationForm } from './people';

const approved = ['chen', 'zhao', 'qian', 'sun', 'zhou'] as const;
const NEWCOMER = 'wu';
const WAITING = 'zheng';

/**
 * A hall with few seats: people scan at once, some again after their code is gone, one registers first. Whoever was told
 * that they are in is in, once. In the end the hall holds exactly as many as it has seats.
 */
export async function checkInStory(world: World): Promise<void> {
  const opened = instantOf('2025-11-29', '08:00:00');
  const cap = world.chance.pick([null, 2, 4]);
  const laterCap = cap === null && world.chance.happens(0.5) ? 3 : null;
  const turnedAwayIn = world.chance.pick([null, 1, 2]);
  world.now = opened + 600 * SECOND_MS;
  await plantOffices(world);
  await plantHall(world, opened, cap);
  const personIds = await plantTrainees(world, [
    ...approved.map((who) => ({ who, state: 'approved' as const })),
    { who: WAITING, state: 'pending' },
  ]);
  const people = [...personIds.keys()];

  for (let round = 0; round < 3; round += 1) {
    const arriving = people.filter(() => world.chance.happens(0.7));
    const qrText = codeShownAt(world);
    const arrivals = arriving.map((who) => arrive(world, who, qrText));
    if (round === 1) arrivals.push(registerByTheDoor(world, qrText));
    if (round === 1 && laterCap !== null) arrivals.push(setCap(world, laterCap));
    if (round === turnedAwayIn) arrivals.push(turnAway(world, personIds.get(WAITING) ?? ''));
    await Promise.all(arrivals);
    world.now += world.chance.pick([7, 20, 61]) * SECOND_MS;
    await world.letOneStraggle();
  }

  await world.calm();
  await confirmLate(world);
  await fillTheHall(world, [...people, NEWCOMER]);
}

/** Scans, and once the code is gone takes the late door as the phone's queue does, under the same request id. */
async function arrive(world: World, who: string, qrText: string): Promise<void> {
  const requestId = world.newRequestId();
  await world.turns.pass(world.chance.below(6));
  let answer = await world.command(who, 'attendance.checkIn', { qrText }, requestId);
  if (!answer.ok && answer.error.code === 'codeExpired')
    answer = await world.command(who, 'attendance.checkInLate', { qrText }, requestId);
  if (!answer.ok) {
    const { code } = answer.error;
    const reasons = ['capReached', 'tooFrequent', 'codeExpired', ...(who === WAITING ? ['registrationReturned'] : [])];
    world.expect(reasons.includes(code), `${who} is refused: ${code}`);
    return;
  }
  const { recordId } = answer.data;
  const found = world.documents('attendanceRecords').filter(({ _id }) => _id === recordId);
  world.expect(found.length === 1, `${who} was told of a record that is not there`);
}

/** Scans first, is told to register, registers: the scan becomes a record (rules: "Kept scan"). */
async function registerByTheDoor(world: World, qrText: string): Promise<void> {
  const scan = await world.command(NEWCOMER, 'attendance.checkIn', { qrText });
  if (!scan.ok && scan.error.code === 'codeExpired') {
    await world.command(NEWCOMER, 'attendance.checkInLate', { qrText });
  }
  const isKept = world.documents('scanTickets').length > 0;
  const form = {
    ...registrationForm,
    name: '吴越',
    nationalId: nationalIdOf(7),
  } as const;
  for (let commands = 1; ; commands += 1) {
    const phoneCode = world.phoneCode(NEWCOMER);
    const answer = await world.command(NEWCOMER, 'registration.submit', { ...form, phoneCode });
    // Its code was spent by a try that came to nothing: the button gives another one, and it is another command.
    if (!answer.ok && answer.error.code === 'phoneCodeInvalid') continue;
    if (!answer.ok) return world.violate(`nobody can register: ${answer.error.code}`);
    const records = world.documents('attendanceRecords').filter(({ personId }) => personId === answer.data.personId);
    const { cap } = world.document('attendanceSessions', SESSION);
    const { keptScans } = answer.data;
    // Another command is a correction: the first one, told of by nobody, has taken the scan.
    if (isKept && cap === null && commands === 1)
      world.expect(
        keptScans === 1 && records.length === 1,
        `of one kept scan a person is told ${keptScans} times, and has ${records.length} records`,
      );
    return;
  }
}

async function setCap(world: World, cap: number): Promise<void> {
  await world.do(world.chance.pick(administrators), 'attendanceSession.update', {
    sessionId: SESSION,
    cap,
    belowPeople: true,
  });
}

/** Somebody whose registration waits is turned away while they scan: their seat is free again. */
async function turnAway(world: World, personId: string): Promise<void> {
  const [who] = administrators;
  await world.do(who, 'registration.review', { personId, decision: 'return', reason: '不是本单位人员' });
}

/**
 * Two administrators confirm at once: every late record is confirmed whose person has a seat or gets one, and that is logged
 * once.
 */
async function confirmLate(world: World): Promise<void> {
  const waiting = () => world.documents('attendanceRecords').filter(({ confirmed }) => !confirmed);
  const late = waiting().length;
  world.now += 120 * SECOND_MS;
  const input = { projectId: PROJECT, batchId: 'b1', records: 'all' } as const;
  await Promise.all(administrators.map((who) => world.do(who, 'attendance.confirmLate', input)));
  const left = waiting().filter(({ personId }) => isStanding(world, personId));
  const logged = world.documents('auditEntries').filter(({ action }) => action === 'attendance.lateConfirmed').length;
  world.expect(
    logged <= late && logged > 0 === waiting().length < late,
    `of ${late} late records ${late - waiting().length} were confirmed, ${logged} times by the log`,
  );
  const { cap } = world.document('attendanceSessions', SESSION);
  const people = peopleOf(world, SESSION);
  if (left.length > 0 && (cap === null || people.size < cap || left.some(({ personId }) => people.has(personId))))
    world.violate(`${left.length} late records wait though ${people.size} of ${cap} seats are taken`);
}

const isStanding = (world: World, personId: string): boolean =>
  world.document('persons', personId).state !== 'returned';

/** A minute later no seat is lost: everybody who has one may go on, the others get in until the hall is full. */
async function fillTheHall(world: World, people: readonly string[]): Promise<void> {
  world.now += 120 * SECOND_MS;
  const { cap } = world.document('attendanceSessions', SESSION);
  const before = peopleOf(world, SESSION);
  // Who came in before there was a cap stays in; the cap then counts them.
  const seats = cap === null ? Infinity : Math.max(cap, before.size);
  for (const who of people) {
    const person = world.documents('persons').find(({ openid }) => openid === openidOf(who));
    if (!person || person.state === 'returned') continue;
    const counted = peopleOf(world, SESSION);
    const answer = await world.command(who, 'attendance.checkIn', { qrText: codeShownAt(world) });
    const hasSeat = counted.has(person._id) || counted.size < seats;
    if (answer.ok !== hasSeat)
      world.violate(
        `${counted.size} of ${seats} seats taken, ${who} ${counted.has(person._id) ? 'holds one' : 'holds none'}: ${answer.ok ? 'let in' : answer.error.code}`,
      );
    world.now += 6 * SECOND_MS;
  }
}
