import { instantOf } from '../../domain/kernel/time';
import { openHolding, plantTrainees, scanNow, type Holding } from '../../test/support/attendance';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { batchOf } from '../../test/support/projects';

const DAY_ONE = '2025-11-29';
let cloud: InProcessCloud;
let holding: Holding;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf(DAY_ONE, '07:30:00') });
  holding = await openHolding(cloud, {
    facts: { batches: [batchOf({ batchId: 'b1', begin: DAY_ONE, end: '2025-11-30' })] },
  });
  await plantTrainees(cloud, 'trainee1');
});

const timerAt = async (clock: string, day = DAY_ONE) => {
  cloud.clock.set(instantOf(day, clock));
  await cloud.jobs({ Type: 'Timer' });
  await cloud.jobs({ Type: 'Timer' });
};
const warnings = () => cloud.documents('messages').filter(({ kind }) => kind === 'dayUnattended');

describe('a teaching day without attendance', () => {
  it('is told to its institution at eight, ten and noon, once each', async () => {
    await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, open: false });
    await timerAt('07:59:00');
    expect(warnings()).toEqual([]);
    await timerAt('08:00:00');
    await timerAt('08:30:00');
    expect(warnings()).toMatchObject([{ facts: { day: DAY_ONE, found: 'notOpened', projectId: holding.projectId } }]);
    await timerAt('10:00:00');
    await timerAt('12:00:00');
    await timerAt('15:00:00');
    expect(warnings()).toHaveLength(3);
  });

  it('with an open code that nobody has scanned is told as what it is, and not any more once somebody came', async () => {
    await timerAt('08:00:00');
    expect(warnings()).toMatchObject([{ facts: { found: 'nobodyCame' } }]);
    expect(await scanNow(cloud, 'trainee1', holding)).toMatchObject({ ok: true });
    await timerAt('10:00:00');
    expect(warnings()).toHaveLength(1);
  });

  it('is every teaching day by itself, and none outside the batch', async () => {
    expect(await scanNow(cloud, 'trainee1', holding)).toMatchObject({ ok: true });
    await timerAt('12:00:00');
    expect(warnings()).toEqual([]);
    await timerAt('12:00:00', '2025-11-30');
    expect(warnings()).toHaveLength(1);
    await timerAt('12:00:00', '2025-12-01');
    expect(warnings()).toHaveLength(1);
  });
});
