import { TICKET_MS } from '../../../domain/attendance/check-in';
import { REBINDING_PERIOD_MS } from '../../../domain/person/rebinding';
import { isReleased } from '../../../domain/person/registration';
import { instantOf, MINUTE_MS, SECOND_MS } from '../../../domain/kernel/time';
import type { Rebinding, ScanTicket } from '../../../server/data/documents';
import { nationalIdOf } from '../../../sample/national-id';
import { openidOf, type World } from '../harness/world';
import { codeShownAt, plantHall, SESSION } from './hall';
import { administrators, plantOffices, registrationForm } from './people';

const NATIONAL_ID = nationalIdOf(3);
const OLD = 'owner';
const NEW = ['new-1', 'new-2'] as const;
const REASON = '请到人事科核对身份';

/**
 * Somebody moves to a new WeChat, or to another one, while two administrators decide at once. From one of them they have
 * perhaps registered by mistake, which they give up by asking. What the new WeChat scanned in
 * time is theirs, once.
 */
export async function rebindingStory(world: World): Promise<void> {
  const opened = instantOf('2025-11-29', '08:00:00');
  world.now = opened + 10 * MINUTE_MS;
  await plantOffices(world);
  await plantHall(world, opened, null);
  const personId = await register(world, OLD, NATIONAL_ID);
  await world.do('li', 'registration.review', { personId, decision: 'approve' });
  const mistaken = world.chance.happens(0.4) ? await register(world, NEW[0], nationalIdOf(9)) : undefined;
  const moved = () => world.document('persons', personId).openid !== openidOf(OLD);
  while (!moved()) {
    await Promise.all(NEW.map((who) => ask(world, who)));
    await Promise.all(NEW.filter((who) => isNobody(world, who)).map((who) => scan(world, who)));
    await world.letOneStraggle();
    await Promise.all(administrators.map((who) => decide(world, who)));
    await world.letOneStraggle();
  }
  await world.calm();
  await world.settle();
  const requests = world.documents('rebindings');
  const inState = (state: string) => requests.filter((request) => request.state === state);
  const [approved, ...more] = inState('approved');
  world.expect(more.length === 0, 'a person moved twice');
  world.expect(world.document('persons', personId).openid === approved?.openid, 'a person moved elsewhere');
  const persons = world.documents('persons');
  world.expect(persons.length === (mistaken === undefined ? 1 : 2), 'one person became two');
  for (const [action, count] of [
    ['rebinding.requested', requests.length],
    ['rebinding.approved', 1],
    ['rebinding.returned', inState('returned').length],
    ['registration.released', persons.filter(isReleased).length],
  ] as const) {
    const logged = world.documents('auditEntries').filter((entry) => entry.action === action).length;
    world.expect(logged === count, `${action} happened ${count} times, logged ${logged} times`);
  }
  const gaveUp = requests.some(({ openid }) => openid === openidOf(NEW[0]));
  if (mistaken !== undefined)
    world.expect(isReleased(world.document('persons', mistaken)) === gaveUp, 'a mistake was not given up by asking');
}

const isNobody = (world: World, who: string): boolean =>
  !world.documents('persons').some(({ openid }) => openid === openidOf(who));

async function register(world: World, who: string, nationalId: string): Promise<string> {
  for (;;) {
    const answer = await world.command(who, 'registration.submit', {
      ...registrationForm,
      nationalId,
      phoneCode: world.phoneCode(who),
    });
    // Its code was spent by a try that came to nothing: they press the button again.
    if (!answer.ok && answer.error.code === 'phoneCodeInvalid') continue;
    if (!answer.ok) throw new Error(`nobody can register: ${answer.error.code}`);
    return answer.data.personId;
  }
}

async function ask(world: World, who: string): Promise<void> {
  for (;;) {
    const answer = await world.command(who, 'rebinding.request', {
      name: '李明',
      nationalId: NATIONAL_ID,
      phoneCode: world.phoneCode(who),
      consent: true,
    });
    if (answer.ok) return;
    const { code } = answer.error;
    if (code === 'phoneCodeInvalid') continue;
    // Tries that broke off before they were known to be right count as wrong ones.
    if (code === 'tooManyAttempts') world.now = Math.max(world.now, answer.error.details?.until ?? 0);
    else if (code === 'rebindingTooOften') world.now += REBINDING_PERIOD_MS;
    else return world.expect(['rebindingOpen', 'rebindingContested'].includes(code), `nobody can ask: ${code}`);
  }
}

/** A scan of a WeChat that is nobody's yet is kept for ten minutes. */
async function scan(world: World, who: string): Promise<void> {
  const answer = await world.command(who, 'attendance.checkIn', { qrText: codeShownAt(world) });
  if (answer.ok) return world.violate('somebody without a registration is in');
  const { code } = answer.error;
  // Tries that broke off take their time, and waiting for a day ends the batch.
  world.expect(['notRegistered', 'codeExpired', 'outsideBatch'].includes(code), `a scan is refused: ${code}`);
}

/** Whoever was told that they have moved has what their new WeChat had scanned. */
function checkScans(world: World, { personId }: Rebinding, kept: readonly ScanTicket[]): void {
  const { createdAt } = world.document('attendanceSessions', SESSION);
  const records = world.documents('attendanceRecords').filter((record) => record.personId === personId);
  for (const { second, receivedAt } of kept.filter((ticket) => world.now - ticket.receivedAt <= TICKET_MS)) {
    const ofScan = records.filter(({ evidenceAt }) => evidenceAt === createdAt + second * SECOND_MS);
    world.expect(ofScan.length === 1, `a scan kept since ${receivedAt} is on record ${ofScan.length} times`);
  }
}

async function decide(world: World, who: string): Promise<void> {
  const open = world.documents('rebindings').find(({ state }) => state === 'pending');
  if (!open) return;
  const { _id: rebindingId, checkCode } = open;
  const kept = world.documents('scanTickets').filter(({ openid }) => openid === open.openid);
  const decision = world.chance.happens(0.4)
    ? ({ decision: 'return', reason: REASON } as const)
    : ({ decision: 'approve', checkCode } as const);
  const answer = await world.command(who, 'rebinding.review', { rebindingId, ...decision });
  if (answer.ok) return answer.data.state === 'approved' ? checkScans(world, open, kept) : undefined;
  const { code } = answer.error;
  // Tries that broke off count as wrong codes.
  if (code === 'tooManyAttempts') world.now = Math.max(world.now, answer.error.details?.until ?? 0);
  else
    world.expect(
      code === 'wrongState' || (code === 'rebindingBlocked' && isBlocked(world, open)),
      `a review is refused: ${code}`,
    );
}

/** Somebody else has registered with the WeChat or the phone of the request since. */
const isBlocked = (world: World, { personId, openid, phoneDigest }: Rebinding): boolean =>
  world
    .documents('persons')
    .some((other) => other._id !== personId && (other.openid === openid || other.phoneDigest === phoneDigest));
