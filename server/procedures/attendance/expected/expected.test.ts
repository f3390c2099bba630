import type { InputOf } from '../../../../contract';
import { openHolding, traineeOf, type Holding } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { instantOf } from '../../../../domain/kernel/time';

const MORNING = instantOf('2025-11-29', '08:00:00');
const EXPECTED = 45;

let cloud: InProcessCloud;
let holding: Holding;
let batch: { projectId: string; batchId: string };
const idOf = (index: number) => `q${String(index).padStart(3, '0')}`;

beforeAll(async () => {
  cloud = await openInProcess({ startAt: MORNING });
  holding = await openHolding(cloud);
  const { projectId, batchId } = holding;
  batch = { projectId, batchId };
  const people = Array.from({ length: EXPECTED + 1 }, (_, index) => ({
    ...traineeOf({ openidOf: (name: string) => `o-${name}` }, idOf(index), {}),
    _id: idOf(index),
    name: `学员${index}`,
  }));
  await cloud.plant('persons', ...people);
  // The last of them follows nothing.
  await cloud.plant(
    'follows',
    ...people
      .slice(0, EXPECTED)
      .map(({ _id: personId }) => ({ _id: `${projectId}:${personId}`, projectId, personId, at: 1 })),
  );
});

const comes = (index: number, at: number, over: object = {}) =>
  cloud.plant(
    'attendanceRecords',
    aRecord(aProject(batch.projectId), idOf(index), at, { sessionId: holding.sessionId, ...over }),
  );
const list = (show: InputOf<'expected.list'>['show'], more: object = {}) =>
  cloud.as(holding.by).do('expected.list', { ...batch, show, ...more });

describe('who should be here', () => {
  it('is everybody who follows, all missing before anybody comes; page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('missing', { limit: 20, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.counts).toEqual({ expected: EXPECTED, missing: EXPECTED, present: 0, walkIns: 0 });
      seen.push(...page.rows.map(({ personId }) => personId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: EXPECTED }, (_, index) => idOf(index)));
  });

  it('tells who came, and who came without having been expected; a second scan changes nothing', async () => {
    await comes(3, MORNING + 1000);
    await comes(3, MORNING + 500_000);
    await comes(EXPECTED, MORNING + 2000);
    const { counts, rows } = await list('present');
    expect(counts).toEqual({ expected: EXPECTED, missing: EXPECTED - 1, present: 1, walkIns: 1 });
    expect(rows).toMatchObject([{ personId: idOf(3), name: '学员3' }]);
    expect(rows[0]?.arrivedAt).toBeGreaterThanOrEqual(MORNING + 1000);
    expect((await list('walkIns')).rows.map(({ personId }) => personId)).toEqual([idOf(EXPECTED)]);
    expect((await list('missing', { limit: 100 })).rows.some(({ personId }) => personId === idOf(3))).toBe(false);
  });

  it('finds a name among those who are missing, and says nothing of a phone', async () => {
    const { rows, nextCursor } = await list('missing', { search: '学员44' });
    expect(rows.map(({ personId }) => personId)).toEqual([idOf(44)]);
    expect(nextCursor).toBeUndefined();
    expect(JSON.stringify(rows)).not.toMatch(/phone|1[3-9]\d{9}/i);
  });

  it('costs a page no more reads once it was looked at, and reads who has come since alone', async () => {
    await list('missing');
    const before = cloud.documentsRead();
    await list('missing', { limit: 20 });
    expect(cloud.documentsRead() - before).toBeLessThan(40);
    expect(cloud.calls().at(-1)?.databaseCalls).toBeLessThanOrEqual(5);
  });

  it("is nobody's business but the holding institution's", async () => {
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    const asked = { ...batch, show: 'missing' as const };
    expect(refusalOf(await cloud.as('administratorB1').call('expected.list', asked)).code).toBe('notFound');
  });
});
