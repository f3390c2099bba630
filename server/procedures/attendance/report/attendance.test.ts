import { instantOf } from '../../../../domain/kernel/time';
import { signedInAdministrator } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: TestCloud;
const project = aProject('reported');
const at = instantOf('2025-11-29', '08:30:05');
const batch = { projectId: project._id, batchId: 'b1' };

beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await cloud.plant('projects', project);
  const formula = aRecord(project, 'p2', at + 60_000);
  await cloud.plant(
    'attendanceRecords',
    { ...formula, who: { ...formula.who, name: '=HYPERLINK("x")' }, flags: ['noPlace'] },
    aRecord(project, 'p1', at),
  );
});
afterAll(() => cloud.close());

describe('the attendance report', () => {
  it('is a table of every record, in the order of time, with formulas disarmed', async () => {
    const report = await cloud.as('administratorA1').do('report.attendance', batch);
    expect(report.rows).toBe(2);
    expect(report.fileName).toMatch(/^考勤明细-2025-0002-2025-11-29-.*\.csv$/);
    const bytes = Buffer.from(await (await fetch(report.url)).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, first, second, end] = bytes.toString('utf8').slice(1).split('\r\n');
    expect(head).toMatch(/^"人员编号","人员姓名","所在单位","科室","考勤时间"/);
    expect(first).toContain('"Np1","学员p1","长沙市XX医院","检验科","2025-11-29 08:30:05"');
    expect(second).toContain(`"'=HYPERLINK(""x"")"`);
    expect(second).toContain('"无位置"');
    expect(end).toBe('');
  });

  it('of thousands of records lists each once, the oldest first', async () => {
    const large = aProject('reported-large');
    const people = Array.from({ length: 2300 }, (_, index) => `p${index}`);
    await cloud.plant('projects', large);
    await cloud.plant('attendanceRecords', ...people.map((person, index) => aRecord(large, person, at + index * 1000)));
    const report = await cloud.as('administratorA1').do('report.attendance', { ...batch, projectId: large._id });
    const lines = (await (await fetch(report.url)).text()).trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',')[0])).toEqual(people.map((person) => `"N${person}"`));
  });

  it('is in the audit log, once for a request that came twice', async () => {
    const exports = () => cloud.documents('auditEntries').filter(({ action }) => action === 'report.exported').length;
    const before = exports();
    const twice = { requestId: 'report-request-1' };
    const first = await cloud.as('administratorA1').do('report.attendance', batch, twice);
    expect(await cloud.as('administratorA1').do('report.attendance', batch, twice)).toEqual(first);
    expect(exports()).toBe(before + 1);
  });

  it('leaves no file behind: it is gone a day later', async () => {
    const { url } = await cloud.as('administratorA1').do('report.attendance', batch);
    const timer = () => cloud.cloud.invoke('jobs', {}, { timer: 'resume' });
    cloud.clock.advance(23 * 3_600_000);
    await timer();
    expect((await fetch(url)).status).toBe(200);
    cloud.clock.advance(2 * 3_600_000);
    await timer();
    expect((await fetch(url)).status).toBe(404);
    expect(cloud.documents('passingFiles')).toEqual([]);
  });

  it('is not made for another institution, nor of a batch that is not there', async () => {
    expect(refusalOf(await cloud.as('administratorB1').call('report.attendance', batch)).code).toBe('notFound');
    const missing = { ...batch, batchId: 'b9' };
    expect(refusalOf(await cloud.as('administratorA1').call('report.attendance', missing)).code).toBe('notFound');
  });
});
