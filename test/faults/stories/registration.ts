import { MINUTE_MS } from '../../../domain/kernel/time';
import { BATCH_OVER } from '../../support/grant-builders';
import { nationalIdOf } from '../../../sample/national-id';
import { openidOf, type World } from '../harness/world';
import { administrators, plantOffices, registrationForm } from './people';

/** A lease is over by then. */
const MOST_TIMERS = 5;

const WHO = 'newcomer';
const REASON = '请核对科室和职称';

/** Somebody registers, is returned, corrects, is approved, while their department changes its name. */
export async function registrationStory(world: World): Promise<void> {
  world.now = BATCH_OVER;
  await plantOffices(world);
  await register(world, 'd1');
  for (let rounds = 0; personOf(world)?.state !== 'approved'; rounds += 1) {
    await Promise.all(administrators.map((who) => decide(world, who, rounds < 2 && world.chance.happens(0.6))));
    await world.letOneStraggle();
    if (personOf(world)?.state === 'returned') await register(world, rounds % 2 === 0 ? 'd2' : 'd1');
  }
  await departments(world);
  await world.calm();
  // The people of a department follow its name by a job: where its worker died, the timer wakes another one.
  for (let timers = 0; timers < MOST_TIMERS && world.documents('jobs').length > 0; timers += 1) {
    world.now += MINUTE_MS;
    await world.timer();
    await world.settle();
  }
  world.expect(world.documents('persons').length === 1, 'one person became two');
  const person = personOf(world);
  const department = person && world.documents('departments').find(({ _id }) => _id === person.departmentId);
  world.expect(department?.name === person?.departmentName, 'a person carries an old name of their department');
}

const personOf = (world: World) => world.documents('persons').find(({ openid }) => openid === openidOf(WHO));

async function register(world: World, departmentId: string): Promise<void> {
  const before = personOf(world);
  for (;;) {
    const answer = await world.command(WHO, 'registration.submit', {
      ...registrationForm,
      ...(before ? {} : { nationalId: nationalIdOf(3), phoneCode: world.phoneCode(WHO) }),
      departmentId,
    });
    // Its code was spent by a try that came to nothing, or such a try came through after all: they give another command.
    if (!answer.ok && ['phoneCodeInvalid', 'wrongState'].includes(answer.error.code)) continue;
    world.expect(answer.ok, `nobody can register: ${answer.ok ? '' : answer.error.code}`);
    return;
  }
}

async function decide(world: World, who: string, returns: boolean): Promise<void> {
  const personId = personOf(world)?._id ?? '';
  const decision = returns ? ({ decision: 'return', reason: REASON } as const) : ({ decision: 'approve' } as const);
  const answer = await world.command(who, 'registration.review', { personId, ...decision });
  if (!answer.ok) world.expect(answer.error.code === 'wrongState', `a review is refused: ${answer.error.code}`);
}

/** A department is added, renamed and removed; another one gets a new name twice. */
async function departments(world: World): Promise<void> {
  const { departmentId } = await world.do('li', 'department.save', { name: '急诊科' });
  await world.do('wang', 'department.save', { departmentId, name: '急诊医学科' });
  await world.letOneStraggle();
  const own = personOf(world)?.departmentId ?? '';
  for (const name of ['医学检验科', '检验医学中心']) {
    await world.do('li', 'department.save', { departmentId: own, name });
    await world.letOneStraggle();
  }
  world.expect(world.document('departments', own).name === '检验医学中心', 'a department has an old name again');
  world.expect(
    world.document('departments', departmentId).name === '急诊医学科',
    'a new department has its first name again',
  );
  await world.do('wang', 'department.remove', { departmentId });
  await world.settle();
  const logged = world.documents('auditEntries').filter(({ action }) => action.startsWith('department.'));
  world.expect(logged.length === 5, `five changes of departments, logged ${logged.length} times`);
}
