import { instantOf, MINUTE_MS, SECOND_MS } from '../../../domain/kernel/time';
import { nationalIdOf } from '../../../sample/national-id';
import { SESSION_MS } from '../../../server/data/accounts';
import { hospitalB } from '../../support/institutions';
import { openNationalId } from '../../../server/guard/personal-data';
import { openidOf, secrets, type World } from '../harness/world';
import { codeShownAt, plantHall } from './hall';
import { administrators, plantOffices } from './people';

/** Two national IDs that three WeChat accounts claim in turn. */
const NUMBERS = [nationalIdOf(3), nationalIdOf(4)] as const;
const ACCOUNTS = ['one', 'two', 'three'] as const;
const OFFICES = [
  { institutionId: 'hospital-a', departmentId: 'd1', by: administrators },
  { institutionId: hospitalB.institutionId, departmentId: 'e1', by: ['zhao'] },
] as const;
const REASON = '请核对本人身份证';
/** Later than any try that a rate limit counts together. */
const ROUND_MS = 5 * MINUTE_MS;

/**
 * People of two institutions claim the same national IDs, check in, hand in again under another number, and are decided on at
 * once. However it ends: an ID is one approved person's, a person's ID changes by their institution's correction alone, and
 * so what somebody recorded stays theirs.
 */
export async function identityStory(world: World): Promise<void> {
  const opened = instantOf('2025-11-29', '08:00:00');
  world.now = opened + 10 * MINUTE_MS;
  await plantOffices(world);
  await plantOtherOffice(world);
  await plantHall(world, opened, null);
  const watch = watchIdentities(world);
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(ACCOUNTS.map((who) => handIn(world, who)));
    await Promise.all(ACCOUNTS.filter(() => world.chance.happens(0.6)).map((who) => scan(world, who)));
    watch();
    // A scan that is sent again is answered as its person stands by then: approved, returned, or another one.
    await world.settle();
    await Promise.all(OFFICES.flatMap((office) => office.by.map((who) => decide(world, who, office.institutionId))));
    watch();
    if (world.chance.happens(0.4)) await correctOne(world);
    await world.letOneStraggle();
    watch();
    world.now += ROUND_MS;
  }
  await world.calm();
  await world.settle();
  watch();
}

async function plantOtherOffice(world: World): Promise<void> {
  const { institutionId, name, kind, account } = hospitalB;
  await world.plant('institutions', { _id: institutionId, name, kind, account, passwordHash: '' });
  await world.plant('departments', { _id: 'e1', institutionId, name: '心内科' });
  await world.plant('administratorSessions', {
    ...{ _id: openidOf('zhao'), administratorId: 'administrator-zhao', name: '管理员zhao', phoneMasked: '' },
    ...{ institutionId, institutionName: name, kind, signedInAt: world.now, expiresAt: world.now + SESSION_MS },
  });
}

/** Notes under which ID each person is known, and tells of every change that no correction explains. */
function watchIdentities(world: World): () => void {
  const first = new Map<string, string>();
  return () => {
    const corrected = (personId: string) =>
      world
        .documents('auditEntries')
        .some(
          ({ action, subject }) => action === 'registration.nationalIdCorrected' && subject === `person:${personId}`,
        );
    for (const { _id, nationalIdDigest } of world.documents('persons')) {
      const known = first.get(_id) ?? nationalIdDigest;
      first.set(_id, known);
      world.expect(known === nationalIdDigest || corrected(_id), 'a person became another one');
    }
    for (const { personId } of world.documents('attendanceRecords'))
      world.expect(first.has(personId), 'a check-in is nobody’s');
  };
}

/** Registers, or hands in again, under one of the numbers: perhaps another one than before, and then as another person. */
async function handIn(world: World, who: (typeof ACCOUNTS)[number]): Promise<void> {
  const office = OFFICES[ACCOUNTS.indexOf(who) % 2] ?? OFFICES[0];
  const nationalId = world.chance.pick(NUMBERS);
  const saysAnother = world.chance.happens(0.5);
  for (;;) {
    const answer = await world.command(who, 'registration.submit', {
      name: `人${'甲乙丙'.charAt(ACCOUNTS.indexOf(who))}`,
      ...{ nationalId, phoneCode: world.phoneCode(who), consent: true as const },
      ...(saysAnother ? { anotherPerson: true as const } : {}),
      institutionId: office.institutionId,
      departmentId: office.departmentId,
      professionalTitle: 'attendingPhysician',
      specialty: 'laboratoryMedicine',
      education: 'master',
    });
    if (answer.ok) return;
    const { code } = answer.error;
    // Its code was spent by a try that came to nothing: the button gives another one.
    if (code === 'phoneCodeInvalid') continue;
    // Decided on or handed in by an earlier try meanwhile; taken by somebody approved; or fixed, as it should be.
    const expected = ['alreadyRegistered', 'nationalIdFixed', 'nationalIdTaken', 'wrongState', 'tooManyAttempts'];
    return world.expect(expected.includes(code), `a form is refused: ${code}`);
  }
}

async function scan(world: World, who: string): Promise<void> {
  const answer = await world.command(who, 'attendance.checkIn', { qrText: codeShownAt(world) });
  if (answer.ok) return;
  const { code } = answer.error;
  // Tries that broke off take their time; a code of the very second at which the account became another person's is not theirs.
  const expected = [
    'notRegistered',
    'registrationReturned',
    'codeExpired',
    'outsideBatch',
    'tooFrequent',
    'codeInvalid',
  ];
  world.expect(expected.includes(code), `a scan is refused: ${code}`);
}

/** Looks at everybody who waits, with the claims beside them, and decides. */
async function decide(world: World, who: string, institutionId: string): Promise<void> {
  const waiting = world
    .documents('persons')
    .filter((person) => person.institutionId === institutionId && person.state === 'pending');
  for (const { _id: personId } of waiting) {
    const seen = await world.command(who, 'registration.get', { personId });
    if (!seen.ok) continue;
    const { submittedAt, claims } = seen.data;
    const decision = world.chance.happens(0.3)
      ? ({ decision: 'return', reason: REASON } as const)
      : ({ decision: 'approve', claimsSeen: claims.mark } as const);
    const answer = await world.command(who, 'registration.review', { personId, submittedAt, ...decision });
    if (answer.ok) continue;
    const { code } = answer.error;
    const expected = ['wrongState', 'conflict', 'nationalIdHeld', 'nationalIdContested', 'timeout'];
    world.expect(expected.includes(code), `a review is refused: ${code}`);
  }
}

/** The institution corrects the number of one of its people to a number of nobody. */
async function correctOne(world: World): Promise<void> {
  const own = world.documents('persons').filter(({ institutionId }) => institutionId === 'hospital-a');
  const person = own.length === 0 ? undefined : world.chance.pick(own);
  if (!person) return;
  const answer = await world.command('li', 'registration.correctNationalId', {
    ...{
      personId: person._id,
      current: openNationalId({ secrets }, person._id, person.nationalIdCipher),
      reason: REASON,
    },
    nationalId: nationalIdOf(20 + world.chance.below(5)),
  });
  if (answer.ok) return;
  const { code } = answer.error;
  if (code === 'tooManyAttempts') world.now += 15 * MINUTE_MS;
  const expected = ['wrongState', 'conflict', 'nationalIdHeld', 'invalidInput', 'tooManyAttempts', 'timeout'];
  world.expect(expected.includes(code), `a correction is refused: ${code}`);
  world.now += SECOND_MS;
}
