import { nationalIdOf } from '../../../sample/national-id';
import { openNationalId } from '../../../server/guard/personal-data';
import type { KeyAnswer } from '../../../server/jobs/key-commands';
import { BATCH_OVER } from '../../support/grant-builders';
import { openidOf, type World } from '../harness/world';
import { plantOffices, registrationForm } from './people';

const OLD = { id: '0', key: Buffer.alloc(32, 7) };
const NEW = { id: 'new', key: Buffer.alloc(32, 8) };
const EARLY = ['newcomer-1', 'newcomer-2', 'newcomer-3'];
const LATE = ['newcomer-4', 'newcomer-5'];

/**
 * The key for national IDs is replaced while people register. Whatever fails, each ID opens with the new key alone in the end; the old one
 * is given up only then. And nobody becomes a reviewer by a document that somebody has put into the database.
 */
export async function keysStory(world: World): Promise<void> {
  world.now = BATCH_OVER;
  await plantOffices(world);
  await Promise.all(EARLY.map((who) => register(world, who)));
  world.secrets = { ...world.secrets, personalDataKeys: [NEW, OLD] };
  await command(world, 'register');
  await Promise.all([
    ...LATE.map((who) => register(world, who)),
    command(world, 'rotate'),
    command(world, 'retire', OLD.id),
    command(world, 'rotate'),
    forge(world),
  ]);
  await world.letOneStraggle();
  await world.timer();
  await world.calm();
  // A run that was killed keeps its lease for a minute.
  world.now += 61_000;
  await command(world, 'rotate');
  const { status } = await command(world, 'retire', OLD.id);
  const old = status.find(({ key }) => key === `PERSONAL_DATA_KEY:${OLD.id}`);
  world.expect(old?.sealed === 0 && old.mayBeRemoved, `the old key is still needed: ${JSON.stringify(old)}`);
  world.secrets = { ...world.secrets, personalDataKeys: [NEW] };
  for (const [n, who] of [...EARLY, ...LATE].entries()) {
    const person = world.documents('persons').find(({ openid }) => openid === openidOf(who));
    const nationalId = person && openNationalId({ secrets: world.secrets }, person._id, person.nationalIdCipher);
    world.expect(nationalId === nationalIdOf(n), `the national ID of ${who} is another one`);
  }
  world.expect(world.documents('persons').length === EARLY.length + LATE.length, 'somebody is there twice');
}

const command = async (world: World, keys: string, keyId?: string): Promise<KeyAnswer> => {
  const event = { keys, ...(keyId === undefined ? {} : { keyId }) };
  return ((await world.operator(event)) as { keys: KeyAnswer }).keys;
};

async function register(world: World, who: string): Promise<void> {
  const nationalId = nationalIdOf([...EARLY, ...LATE].indexOf(who));
  for (;;) {
    const answer = await world.command(who, 'registration.submit', {
      ...registrationForm,
      nationalId,
      phoneCode: world.phoneCode(who),
    });
    // The code was spent by a try that came to nothing, or one came through after all.
    if (!answer.ok && ['phoneCodeInvalid', 'wrongState'].includes(answer.error.code)) continue;
    world.expect(answer.ok, `nobody can register: ${answer.ok ? '' : answer.error.code}`);
    return;
  }
}

/** Somebody who can write into the database, and has no key. */
async function forge(world: World): Promise<void> {
  const [real] = world.documents('administratorSessions').filter(({ kind }) => kind === 'centre');
  if (!real) throw new Error('no reviewer is signed in');
  await world.plant('administratorSessions', { ...real, _id: openidOf('forger') });
  const answer = await world.command('forger', 'review.queue', { kind: 'project' });
  world.expect(!answer.ok && answer.error.code === 'notSignedIn', 'somebody is a reviewer by a document of their own');
}
