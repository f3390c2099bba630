import { instantOf } from '../../domain/kernel/time';
import { openHolding, plantTrainees, scanNow, traineeOf, type Holding } from '../../test/support/attendance';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { batchOf } from '../../test/support/projects';

const first = '2025-11-29';
const second = '2025-11-30';
let cloud: InProcessCloud;
let holding: Holding;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf(first, '07:30:00') });
  holding = await openHolding(cloud, { facts: { batches: [batchOf({ batchId: 'b1', begin: first, end: second })] } });
  await plantTrainees(cloud, 'trainee1', 'trainee2');
});

const timerAt = async (day: string, clock: string) => {
  cloud.clock.set(instantOf(day, clock));
  // The hour's look, and what it has put on the list.
  for (let run = 0; run < 3; run += 1) await cloud.jobs({ Type: 'Timer' });
};
const told = () => cloud.documents('messages').filter(({ kind }) => kind === 'dayMissed');
const idOf = (who: 'trainee1' | 'trainee2') => `person:${traineeOf(cloud, who)._id}`;

describe('a day that somebody missed', () => {
  it('is told to them once its last window is over, with what it costs, once', async () => {
    await scanNow(cloud, 'trainee1', holding);
    await scanNow(cloud, 'trainee2', holding);
    await timerAt(first, '19:00:00');
    expect(told()).toEqual([]);
    cloud.clock.set(instantOf(second, '08:00:00'));
    await scanNow(cloud, 'trainee2', holding);
    await timerAt(second, '17:59:00');
    expect(told()).toEqual([]);
    await timerAt(second, '18:30:00');
    await timerAt(second, '19:00:00');
    await timerAt('2025-12-01', '07:00:00');
    expect(told()).toMatchObject([
      {
        to: idOf('trainee1'),
        facts: { day: second, cost: 'all', leftHundredths: 0, goesOn: 0, appealUntil: '2025-12-03' },
      },
    ]);
    expect(told()[0]?.facts['lostHundredths']).toBeGreaterThan(0);
  });

  it('is told the next morning where its last window ended at night, and not to whoever had lost all before', async () => {
    const late = '2025-11-28';
    cloud.clock.set(instantOf(late, '07:30:00'));
    const evening = batchOf({
      batchId: 'b1',
      begin: late,
      end: second,
      windows: [late, first].map((day) => ({ begin: instantOf(day, '20:00:00'), end: instantOf(day, '23:30:00') })),
    });
    const there = await openHolding(cloud, { facts: { batches: [evening] } });
    // Somebody is seen, and in no window.
    await scanNow(cloud, 'trainee1', there);
    await timerAt(late, '23:00:00');
    expect(told()).toEqual([]);
    await timerAt(first, '07:00:00');
    expect(told().map(({ facts }) => facts['day'])).toEqual([late]);
    await timerAt(second, '07:00:00');
    expect(told()).toHaveLength(1);
  });
});
