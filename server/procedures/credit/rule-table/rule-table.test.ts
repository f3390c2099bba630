import { instantOf } from '../../../../domain/kernel/time';
import { shippedRules } from '../../../../domain/kernel/shipped-rules';
import { approvedProject, lecturerOf } from '../../../../test/support/projects';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA } from '../../../../test/support/institutions';
import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';

const provincial = { track: 'health', figure: 'lecturerProvincial' } as const;
const half = { ...provincial, value: 50, validFrom: '2026-01-01', source: '本省的通知', certainty: 'certain' } as const;

let cloud: InProcessCloud;
const reviewer = () => cloud.as('reviewer1');

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'reviewer1', centre);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
});

describe('the rule table of the centre', () => {
  it('begins with what ships, each figure with its source and how sure it is', async () => {
    expect(cloud.documents('creditRules')).toHaveLength(shippedRules.length);
    const { on, figures } = await reviewer().do('ruleTable.list', { track: 'health' });
    expect(on).toBe('2025-11-28');
    expect(figures.find(({ figure }) => figure === 'yearlyCredits')).toMatchObject({
      row: { value: 2500, validFrom: '2024-10-23', certainty: 'certain' },
      open: false,
    });
    expect(figures.find(({ figure }) => figure === 'lecturerProvincial')).toMatchObject({
      row: { value: 100, certainty: 'uncertain' },
      open: true,
    });
    expect(figures.find(({ figure }) => figure === 'lecturerMunicipal')).toMatchObject({ row: null, open: false });
  });

  it('gets another dated row, and says of each day what held then', async () => {
    const { rowId } = await reviewer().do('ruleTable.add', { ...half, rowsSeen: 1 });
    const on = async (day: string) => {
      const { figures } = await reviewer().do('ruleTable.list', { track: 'health', on: day });
      return figures.find(({ figure }) => figure === 'lecturerProvincial');
    };
    expect(await on('2025-12-31')).toMatchObject({ row: { value: 100 }, nextFrom: '2026-01-01' });
    expect(await on('2026-01-01')).toMatchObject({ row: { rowId, value: 50, certainty: 'certain' }, nextFrom: null });
    const { rows } = await reviewer().do('ruleTable.figure', provincial);
    expect(rows.map(({ value, standing }) => [value, standing])).toEqual([
      [50, 'coming'],
      [100, 'inForce'],
    ]);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('takes one of two rows that are added at one moment, and none that changes nothing', async () => {
    await reviewer().do('ruleTable.add', { ...half, rowsSeen: 1 });
    const again = await reviewer().call('ruleTable.add', { ...half, value: 60, rowsSeen: 1 });
    expect(again).toMatchObject({ ok: false, error: { code: 'staleRevision' } });
    const same = await reviewer().call('ruleTable.add', { ...half, validFrom: '2026-06-01', rowsSeen: 2 });
    expect(same).toMatchObject({ ok: false, error: { code: 'sameRule' } });
    const bare = await reviewer().call('ruleTable.add', { ...half, value: 60, source: ' ', rowsSeen: 2 });
    expect(bare).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
    expect((await reviewer().do('ruleTable.figure', provincial)).rows).toHaveLength(2);
  });

  it('is vouched for by the centre once, on record', async () => {
    const { rows } = await reviewer().do('ruleTable.figure', provincial);
    const rowId = rows[0]?.rowId ?? '';
    await reviewer().do('ruleTable.confirm', { rowId });
    await reviewer().do('ruleTable.confirm', { rowId });
    const { rows: after } = await reviewer().do('ruleTable.figure', provincial);
    expect(after[0]).toMatchObject({ certainty: 'confirmedByCentre', value: 100, standing: 'inForce' });
    expect(after[0]?.confirmed).not.toBeNull();
    const acts = cloud.documents('auditEntries').filter(({ action }) => action === 'rule.confirmed');
    expect(acts).toHaveLength(1);
    const certain = await reviewer().call('ruleTable.confirm', { rowId: 'health:yearlyCredits:2' });
    expect(certain).toMatchObject({ ok: false, error: { code: 'wrongState' } });
    const nothing = await reviewer().call('ruleTable.confirm', { rowId: 'health:yearlyCredits:9' });
    expect(nothing).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });

  it('shows before a rate changes what the lecturers of coming meetings would get', async () => {
    await approvedProject(cloud, { by: 'administratorA1', reviewer: 'reviewer1' });
    const [project] = cloud.documents('projects');
    const [course] = project?.courses ?? [];
    if (!project || !course) throw new Error('no course');
    const named = (courseId: string, more: object) => ({
      ...course,
      courseId,
      hourTenths: 30,
      lecturers: [lecturerOf({ lecturerId: courseId, hourTenths: 30, ...more })],
    });
    await cloud.change('projects', project._id, {
      courses: [
        named('c1', { lecturerName: '陈志远', cardNumber: 'HN1' }),
        named('c2', { lecturerName: '刘芳', cardNumber: '' }),
        named('c3', { lecturerName: '陈志远', cardNumber: 'HN1' }),
      ],
    });
    const before = { ...provincial, value: 50, validFrom: '2025-11-30' };
    const found = await reviewer().do('ruleTable.preview', before);
    expect(found).toMatchObject({ before: 100, until: null, projects: 1, more: false, odd: null });
    expect(found.lecturers).toEqual({ people: 2, beforeHundredths: 900, afterHundredths: 450 });
    const later = await reviewer().do('ruleTable.preview', { ...before, validFrom: '2025-12-01' });
    expect(later).toMatchObject({ projects: 0, lecturers: { people: 0 } });
    const other = await reviewer().do('ruleTable.preview', { ...before, track: 'chineseMedicine' });
    expect(other.projects).toBe(0);
    const hours = await reviewer().do('ruleTable.preview', {
      ...{ track: 'health', figure: 'hoursPerCredit', value: 40, validFrom: '2025-01-01' },
    });
    expect(hours).toMatchObject({ lecturers: null, odd: { before: 0, after: 1 } });
  });

  it('is what the year of a person is measured by, of the track of their institution', async () => {
    await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    const year = async () => (await cloud.as('trainee1').do('ledger.mine', { year: 2025 })).requiredCreditHundredths;
    expect(await year()).toBe(2500);
    const row = {
      figure: 'yearlyCredits',
      value: 3000,
      validFrom: '2025-01-01',
      source: '湘中医药',
      certainty: 'certain',
    } as const;
    await reviewer().do('ruleTable.add', { ...row, track: 'chineseMedicine', rowsSeen: 1 });
    expect(await year()).toBe(2500);
    const { institutionId } = hospitalA;
    await reviewer().do('institution.setTrack', { institutionId, track: 'chineseMedicine' });
    await reviewer().do('institution.setTrack', { institutionId, track: 'chineseMedicine' });
    expect((await reviewer().do('institution.get', { institutionId })).track).toBe('chineseMedicine');
    expect(await year()).toBe(3000);
    expect(cloud.documents('auditEntries').filter(({ action }) => action === 'institution.trackChanged')).toHaveLength(
      1,
    );
  });

  it('is read again by an instance that has changed nothing after a minute', async () => {
    await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    const year = async () => (await cloud.as('trainee1').do('ledger.mine', { year: 2025 })).requiredCreditHundredths;
    await year();
    await cloud.change('creditRules', 'health:yearlyCredits:2', { value: 2600 });
    expect(await year()).toBe(2500);
    cloud.clock.advance(60_001);
    expect(await year()).toBe(2600);
  });

  it('is written by the upgrade of an environment from before it, and shown as it ships until then', async () => {
    for (const { _id } of cloud.documents('creditRules')) await cloud.remove('creditRules', _id);
    cloud.clock.set(instantOf('2025-11-28', '09:00:00'));
    const { figures } = await reviewer().do('ruleTable.list', { track: 'health' });
    expect(figures.find(({ figure }) => figure === 'projectCap')?.row?.value).toBe(1000);
    await cloud.jobs({ Type: 'Timer' });
    expect(cloud.documents('creditRules')).toHaveLength(shippedRules.length);
    expect(cloud.documents('upgrades').find(({ _id }) => _id === 'ruleTable')?.at).not.toBeNull();
  });
});
