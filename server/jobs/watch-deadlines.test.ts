import { instantOf } from '../../domain/kernel/time';
import { aProject } from '../../test/support/grant-builders';
import { hospitalA } from '../../test/support/institutions';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { batchOf } from '../../test/support/projects';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-01', '08:00:00') });
});

const timerAt = async (day: string, clock = '09:00:00') => {
  cloud.clock.set(instantOf(day, clock));
  await cloud.jobs({ Type: 'Timer' });
  await cloud.jobs({ Type: 'Timer' });
};
const told = () =>
  cloud
    .documents('messages')
    .filter(({ kind }) => kind === 'filingNear' || kind === 'reportNear')
    .map(({ to, kind, facts }) => [to, kind, facts['by']]);
const held = (_id: string, begin: string, end: string) =>
  aProject(_id, { batches: [batchOf({ begin, end })], firstDay: begin, lastDay: end });

describe('what has to be handed in soon', () => {
  it('is told to the institution of a draft three days before, once', async () => {
    const draft = { ...held('p1', '2025-11-29', '2025-11-30'), state: 'draft' as const };
    await cloud.plant('projects', draft, held('p2', '2025-11-29', '2025-11-30'));
    await timerAt('2025-11-11');
    await timerAt('2025-11-12', '08:59:59');
    expect(told()).toEqual([]);
    await timerAt('2025-11-12');
    await timerAt('2025-11-13');
    expect(told()).toEqual([[`institution:${hospitalA.institutionId}`, 'filingNear', '2025-11-15']]);
  });

  it('is told of a batch whose materials are owed, and once more for the next batch', async () => {
    const batches = [
      batchOf({ begin: '2025-11-02', end: '2025-11-02' }),
      batchOf({ batchId: 'b2', begin: '2025-11-09', end: '2025-11-09' }),
    ];
    await cloud.plant('projects', aProject('p1', { batches, firstDay: '2025-11-02', lastDay: '2025-11-09' }));
    await timerAt('2025-11-12');
    expect(told()).toEqual([]);
    await timerAt('2025-11-13');
    expect(told().map(([, ...rest]) => rest)).toEqual([['reportNear', '2025-11-16']]);
    const granted = { roundId: 'r1', batchId: 'b1', state: 'materialsSubmitted' as const };
    await cloud.change('projects', 'p1', { rounds: [granted] });
    await timerAt('2025-11-20');
    expect(told().map(([, ...rest]) => rest)).toEqual([
      ['reportNear', '2025-11-16'],
      ['reportNear', '2025-11-23'],
    ]);
  });

  it('is not told any more once it is late: then the list says so', async () => {
    await cloud.plant('projects', { ...held('p1', '2025-11-29', '2025-11-30'), state: 'returned' as const });
    await timerAt('2025-11-16');
    expect(told()).toEqual([]);
  });
});
