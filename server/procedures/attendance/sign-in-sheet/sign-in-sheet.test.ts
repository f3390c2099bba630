import { instantOf } from '../../../../domain/kernel/time';
import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { openDatabase } from '../../../../cloudfunctions/shared/database';
import { openWire } from '../../../../test/support/wire';
import type { Database } from '../../../data/database';
import { expectedRows, presentRows } from '../../../attendance/sheet-rows';
import { signInSheetPdf } from '../../../pdf/sign-in-sheet';

let cloud: InProcessCloud;
let db: Database;
const project = aProject('signed');
const at = instantOf('2025-11-29', '08:30:05');
const batch = { projectId: project._id, batchId: 'b1' };
const own = { ...batch, institutionId: project.institutionId };
const make = (sheet: 'before' | 'after', day = '2025-11-29') =>
  cloud.as('administratorA1').call('signInSheet.make', { ...batch, day, sheet });

beforeAll(async () => {
  cloud = await openInProcess();
  db = openDatabase(
    openWire(
      cloud.store,
      () => 'observer',
      (request) => request.perform(),
    ),
  );
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await cloud.plant('projects', project);
  const personId = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  await cloud.plant('follows', { _id: `${project._id}:${personId}`, projectId: project._id, personId, at: 1 });
  await cloud.plant(
    'attendanceRecords',
    aRecord(project, 'p1', at),
    aRecord(project, 'p1', at + 3_600_000),
    aRecord(project, 'p2', at, { removed: true }),
    aRecord(project, 'p3', instantOf('2025-11-30', '08:00:00')),
  );
});

describe('the sign-in sheet of a day', () => {
  it('has after it who was there, each once, with the first and the last time; nobody of another day', async () => {
    expect(await presentRows(db, own, '2025-11-29')).toEqual([
      expect.objectContaining({ name: '学员p1', first: at, last: at + 3_600_000, origin: 'scan' }),
    ]);
  });

  it('has before it whoever follows the meeting', async () => {
    const rows = await expectedRows(db, { ...own, batchIds: [own.batchId] });
    expect(rows).toHaveLength(1);
    expect(rows[0]).not.toHaveProperty('first');
  });

  it.each(['before', 'after'] as const)(
    'is a PDF, logged with its day and its rows, made once a request: %s',
    async (sheet) => {
      const acts = () => cloud.documents('auditEntries').filter(({ action }) => action === 'signInSheet.made').length;
      const logged = acts();
      const answer = await make(sheet);
      if (!answer.ok) throw new Error(answer.error.code);
      expect(answer.data.fileName).toMatch(/^签到表-会(前|后)-2025-0002-2025-11-29\.pdf$/);
      expect([...cloud.files.contents.values()].at(-1)?.subarray(0, 5).toString()).toBe('%PDF-');
      expect(acts()).toBe(logged + 1);
    },
  );

  it('is of a day of the batch, and of the own institution', async () => {
    expect(refusalOf(await make('after', '2025-12-09')).code).toBe('outsideBatch');
    const asked = { ...batch, day: '2025-11-29', sheet: 'after' as const };
    expect(refusalOf(await cloud.as('administratorB1').call('signInSheet.make', asked)).code).toBe('notFound');
  });

  it('goes over pages, its head on each, and says when nobody came', async () => {
    const row = {
      name: '买买提·艾力',
      institutionName: '长沙市XX医院',
      department: '检验科',
      first: at,
      origin: 'scan' as const,
    };
    const sheet = { project, day: '2025-11-29', windows: ['07:00:00–18:00:00'], sheet: 'after' as const, at };
    const [long, none] = await Promise.all(
      [Array.from({ length: 60 }, () => row), []].map((rows) => signInSheetPdf({ ...sheet, rows })),
    );
    const pages = (pdf: Buffer | undefined) => pdf?.toString('latin1').match(/\/Type \/Page\b/g)?.length;
    expect(pages(none)).toBe(1);
    expect(pages(long)).toBeGreaterThan(2);
  });

  it('is one file for two taps of one request at the same moment, and a hundred a day', async () => {
    const input = { ...batch, day: '2025-11-29', sheet: 'after' as const };
    const files = () => cloud.documents('passingFiles').length;
    const before = files();
    const tap = () => cloud.as('administratorA1').call('signInSheet.make', input, { requestId: 'two-taps' });
    const [one, other] = await Promise.all([tap(), tap()]);
    expect(one).toMatchObject({ ok: true });
    expect(other).toMatchObject({ ok: true, data: { fileName: one.ok ? one.data.fileName : '' } });
    expect(files()).toBe(before + 1);
    const paper = { projectId: project._id, paper: 'filing' as const, filled: false };
    for (const use of cloud.documents('dailyUses')) await cloud.change('dailyUses', use._id, { count: 100 });
    expect(refusalOf(await make('after'))).toMatchObject({ code: 'filesMadeTooOften' });
    expect(refusalOf(await cloud.as('administratorA1').call('formFile.make', paper))).toMatchObject({
      code: 'filesMadeTooOften',
    });
  });
});
