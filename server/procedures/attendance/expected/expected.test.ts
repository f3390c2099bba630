import type { InputOf } from '../../../../contract';
import { openHolding, traineeOf, type Holding } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { rosterFileOf, type FilledRow } from '../../../../test/support/roster-builders';
import { nationalIdOf } from '../../../../sample/national-id';
import { DAY_MS, instantOf, MINUTE_MS } from '../../../../domain/kernel/time';

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

const countsOf = (over: object) => ({
  ...{ expected: EXPECTED, missing: 0, present: 0, walkIns: 0, enrolled: 0, roster: 0, follows: EXPECTED },
  ...over,
});

describe('who should be here', () => {
  it('is everybody who follows, all missing before anybody comes; page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('missing', { limit: 20, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.counts).toEqual(countsOf({ missing: EXPECTED }));
      seen.push(...page.rows.map(({ key }) => key));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: EXPECTED }, (_, index) => idOf(index)));
  });

  it('tells who came, and who came without having been expected; a second scan changes nothing', async () => {
    await comes(3, MORNING + 1000);
    await comes(3, MORNING + 500_000);
    await comes(EXPECTED, MORNING + 2000);
    const { counts, rows } = await list('present');
    expect(counts).toEqual(countsOf({ missing: EXPECTED - 1, present: 1, walkIns: 1 }));
    expect(rows).toMatchObject([{ key: idOf(3), name: '学员3' }]);
    expect(rows[0]?.arrivedAt).toBeGreaterThanOrEqual(MORNING + 1000);
    expect((await list('walkIns')).rows.map(({ key }) => key)).toEqual([idOf(EXPECTED)]);
    expect((await list('missing', { limit: 100 })).rows.some(({ key }) => key === idOf(3))).toBe(false);
  });

  it('finds a name among those who are missing, and says nothing of a phone', async () => {
    const { rows, nextCursor } = await list('missing', { search: '学员44' });
    expect(rows.map(({ key }) => key)).toEqual([idOf(44)]);
    expect(nextCursor).toBeUndefined();
    expect(JSON.stringify(rows)).not.toMatch(/phone|\b1[3-9]\d{9}\b/i);
  });

  it('costs a page no more reads once it was looked at, and reads who has come since alone', async () => {
    await list('missing');
    const before = cloud.documentsRead();
    await list('missing', { limit: 20 });
    expect(cloud.documentsRead() - before).toBeLessThan(40);
    expect(cloud.calls().at(-1)?.databaseCalls).toBeLessThanOrEqual(6);
  });

  it("is nobody's business but the holding institution's", async () => {
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    const asked = { ...batch, show: 'missing' as const };
    expect(refusalOf(await cloud.as('administratorB1').call('expected.list', asked)).code).toBe('notFound');
  });
});

describe('the roster of a meeting', () => {
  const number = (index: number) => nationalIdOf(900 + index);
  const files = (rows: readonly FilledRow[]) => cloud.upload(holding.by, '应到名单.xlsx', rosterFileOf(rows), 'roster');
  const office = () => cloud.as(holding.by);
  async function take(rows: readonly FilledRow[], { removeGone = false } = {}): Promise<string> {
    const { importId } = await office().do('roster.begin', { file: await files(rows), meeting: batch });
    await cloud.jobs({ jobId: `readRoster:${importId}` });
    await office().do('roster.take', { importId, skipBad: true, removeGone });
    await cloud.jobs({ jobId: `takeRoster:${importId}` });
    return importId;
  }
  const listed: FilledRow[] = [
    { name: '王建国', nationalId: number(1), department: '呼吸内科' },
    { name: '谭志强', nationalId: number(2), department: '别院的针灸科', phone: '13907310002' },
  ];
  const rowOf = async (name: string) => {
    const [row] = (await list('missing', { search: name })).rows;
    if (!row) throw new Error(`${name} is not missing`);
    return row;
  };

  it('is expected at once, by whatever department it names, and changes nothing of the institution’s own roster', async () => {
    const before = (await list('missing')).counts;
    await take([...listed, { name: '王建国', nationalId: number(1) }]);
    const { counts } = await list('missing');
    expect(counts).toMatchObject({ roster: 2, expected: before.expected + 2, missing: before.missing + 2 });
    expect(await rowOf('谭志强')).toMatchObject({ departmentName: '别院的针灸科', reason: 'roster', mayCall: true });
    expect(await rowOf('王建国')).toMatchObject({ mayCall: false, institutionName: '', arrivedAt: null });
    expect((await office().do('roster.get', {})).roster).toBeNull();
    expect((await office().do('roster.get', { meeting: batch })).roster).toMatchObject({ total: 2, missing: 2 });
  });

  it('gives a phone to be dialled, with the reason in the log and no number in it', async () => {
    const { key } = await rowOf('谭志强');
    const asked = { ...batch, key, reason: 'notThere' as const };
    expect(await office().do('expected.phone', asked)).toEqual({ phone: '13907310002' });
    const entry = cloud.documents('auditEntries').find(({ action }) => action === 'expected.called');
    expect(entry).toMatchObject({ note: '没有到场', subject: `person:${key}` });
    expect(JSON.stringify([entry, cloud.documents('expectedEntries')])).not.toContain('13907310002');
    const silent = { ...asked, key: (await rowOf('王建国')).key };
    expect(refusalOf(await office().call('expected.phone', silent)).code).toBe('mayNotCall');
    const elsewhere = { ...asked, batchId: 'b2' };
    expect(refusalOf(await office().call('expected.phone', elsewhere)).code).toBe('notFound');
  });

  it('knows somebody of it who comes by their number', async () => {
    const person = traineeOf({ openidOf: (name: string) => `o-${name}` }, 'wang', {});
    const { nationalIdDigest } = cloud.documents('expectedEntries').find(({ name }) => name === '王建国') ?? {};
    if (nationalIdDigest === undefined) throw new Error('nobody');
    await cloud.plant('persons', { ...person, _id: 'wang', name: '王建国', nationalIdDigest });
    const before = (await list('walkIns')).counts;
    await cloud.plant(
      'attendanceRecords',
      aRecord(aProject(batch.projectId), 'wang', MORNING + 10 * MINUTE_MS, { sessionId: holding.sessionId }),
    );
    const { counts, rows } = await list('present', { search: '王建国' });
    expect(counts).toMatchObject({ ...before, present: before.present + 1, missing: before.missing - 1 });
    expect(rows).toMatchObject([{ key: 'wang', reason: 'roster' }]);
  });

  it('is mended by another file, and taken away as a whole', async () => {
    await take([{ ...listed[1], name: '谭志强', phone: '13907310003' }], { removeGone: true });
    const { key } = await rowOf('谭志强');
    expect(await office().do('expected.phone', { ...batch, key, reason: 'meeting' })).toEqual({ phone: '13907310003' });
    expect((await list('missing')).counts.roster).toBe(1);
    await office().do('roster.clear', { meeting: batch });
    expect((await list('missing')).counts.roster).toBe(0);
    expect((await office().do('roster.get', { meeting: batch })).roster).toBeNull();
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it("is nobody else's to import, and forgotten a week after the meeting", async () => {
    const file = await cloud.upload('administratorB1', '名单.xlsx', rosterFileOf(listed), 'roster');
    const other = await cloud.as('administratorB1').call('roster.begin', { file, meeting: batch });
    expect(refusalOf(other).code).toBe('notFound');
    await take(listed);
    expect(cloud.documents('expectedEntries')).toHaveLength(2);
    cloud.clock.advance(40 * DAY_MS);
    await cloud.jobs({ Type: 'Timer' });
    expect(cloud.documents('expectedEntries')).toEqual([]);
  });
});
