import type { InputOf } from '../../../../contract';
import { reversalEntryId } from '../../../../domain/credit/ledger';
import { idOf } from '../../../../domain/kernel/id';
import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import {
  aLedgerEntry,
  anAnalysis,
  anAttendee,
  aProject,
  aRound,
  BATCH_OVER,
} from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA, hospitalB } from '../../../../test/support/institutions';
import { courseOf, lecturerOf } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let lead: string;
let guest: string;
let local: string;
const administrator = () => cloud.as('administratorA1');
const at = { projectId: 'held', batchId: 'b1' };
const start = (more: Partial<InputOf<'lecturerGrant.start'>>) =>
  administrator().call('lecturerGrant.start', { ...at, lecturers: [], creditHundredths: 0, ...more });

const taught = (courseId: string, hourTenths: number, who: Parameters<typeof lecturerOf>[0]) =>
  courseOf({ courseId, hourTenths, lecturers: [lecturerOf({ lecturerId: `l-${courseId}`, hourTenths, ...who })] });

const project = aProject('held', {
  courses: [
    taught('c1', 30, { lecturerName: '学员一', cardNumber: 'HN1', lecturerIsProjectLead: true }),
    taught('c2', 30, { lecturerName: '学员三', cardNumber: 'HN3' }),
    taught('c3', 15, { lecturerName: '学员一', cardNumber: 'HN1' }),
    taught('c4', 15, { lecturerName: '王晓东', cardNumber: 'HN9' }),
    courseOf({ courseId: 'c5', hourTenths: 0 }),
  ],
  rounds: [{ roundId: 'attendees', batchId: 'b1', state: 'granted' }],
});

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'reviewer1', centre);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  lead = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  local = await approvedTrainee(cloud, 'trainee2', 'administratorA1');
  guest = await approvedTrainee(cloud, 'trainee3', 'administratorB1', {
    institutionId: hospitalB.institutionId,
    departmentId: idOf(hospitalB.institutionId, 'department', 1),
  });
  await cloud.plant('cardNumbers', { _id: 'HN1', personId: lead, since: 0 }, { _id: 'HN3', personId: guest, since: 0 });
  const frozen = anAnalysis(project, [anAttendee(guest)]);
  await cloud.plant('projects', project);
  await cloud.plant('analyses', frozen.analysis);
  await cloud.plant('grantRounds', { ...aRound('attendees', project, frozen), state: 'granted', granted: 1, done: 1 });
  await cloud.plant('ledgerEntries', aLedgerEntry('attendees', project, guest));
  cloud.clock.set(BATCH_OVER);
});

const confirmRate = () => cloud.as('reviewer1').do('ruleTable.confirm', { rowId: 'health:lecturerProvincial:1' });
const key = (card: string) => `card:${card}`;
const both = () => ({
  lecturers: [
    { key: key('HN1'), personId: lead },
    { key: key('HN3'), personId: guest, note: '讲课当天没有作为学员听课' },
  ],
  creditHundredths: 750,
});

describe('the lecturers of a batch (M20)', () => {
  it('are shown with hours times rate, who they are by card, and what is pointed out', async () => {
    const shown = await administrator().do('lecturerGrant.get', at);
    expect(shown).toMatchObject({
      obstacle: 'rateUnconfirmed',
      activityDate: '2025-11-30',
      rate: { creditHundredths: 100, certainty: 'uncertain' },
      unnamed: [{ courseId: 'c5', number: 5 }],
    });
    expect(
      shown.lecturers.map(
        ({ name, hourTenths, creditHundredths, standing, isProjectLead, alsoTrainee, nameDiffers }) => [
          ...[name, hourTenths, creditHundredths, standing],
          ...[isProjectLead, alsoTrainee, nameDiffers],
        ],
      ),
    ).toEqual([
      ['学员一', 45, 450, 'found', true, false, false],
      ['学员三', 30, 300, 'found', false, true, false],
      ['王晓东', 15, 150, 'cardUnknown', false, false, false],
    ]);
    expect(shown.lecturers[1]?.person).toMatchObject({ personId: guest, institutionName: hospitalB.name });
  });

  it('are granted only once the centre has confirmed the rate', async () => {
    expect(refusalOf(await start(both())).code).toBe('rateUnconfirmed');
    await confirmRate();
    const { roundId } = await administrator().do('lecturerGrant.start', { ...at, ...both() });
    const entries = cloud.documents('ledgerEntries').filter((entry) => entry.roundId === roundId);
    expect(
      entries
        .map(({ role, personId, creditHundredths, hourTenths }) => [role, personId, creditHundredths, hourTenths])
        .sort(),
    ).toEqual(
      [
        ['lecturer', guest, 300, 30],
        ['lecturer', lead, 450, 45],
      ].sort(),
    );
    expect(await administrator().do('grant.round', { roundId })).toMatchObject({
      ...{ role: 'lecturer', state: 'granted', granted: 2, creditHundredths: 750 },
    });
    const mine = await cloud.as('trainee3').do('ledger.mine', { year: 2025 });
    expect(mine.entries.map(({ role, state }) => `${role} ${state}`).sort()).toEqual([
      'lecturer pending',
      'trainee pending',
    ]);
    const { lecturers } = await administrator().do('lecturerGrant.get', at);
    expect(lecturers.map(({ standing }) => standing)).toEqual(['granted', 'granted', 'cardUnknown']);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('need no files: the centre approves the round, and only then they are effective', async () => {
    await confirmRate();
    const { roundId } = await administrator().do('lecturerGrant.start', { ...at, ...both() });
    expect((await administrator().do('materials.get', { roundId })).missing).toEqual([]);
    await administrator().do('materials.submit', { roundId });
    await cloud.as('reviewer1').do('review.materials', { roundId, decision: 'approve', decisionsSeen: 0 });
    const mine = await cloud.as('trainee1').do('ledger.mine', { year: 2025 });
    expect(mine).toMatchObject({ effectiveCreditHundredths: 450, entries: [{ role: 'lecturer', state: 'effective' }] });
  });

  it('are granted once, whoever grants and however often', async () => {
    await confirmRate();
    const first = await administrator().do('lecturerGrant.start', { ...at, ...both() }, { requestId: 'request-0001' });
    const again = await administrator().do('lecturerGrant.start', { ...at, ...both() }, { requestId: 'request-0001' });
    expect(again).toEqual(first);
    expect(refusalOf(await start(both())).code).toBe('alreadyGranted');
    expect(cloud.documents('ledgerEntries').filter(({ role }) => role === 'lecturer')).toHaveLength(2);
  });

  it('are refused without a reason where something is pointed out, and where what was shown has changed', async () => {
    await confirmRate();
    const without = { lecturers: [{ key: key('HN3'), personId: guest }], creditHundredths: 300 };
    expect(refusalOf(await start(without)).code).toBe('reasonRequired');
    expect(refusalOf(await start({ ...both(), creditHundredths: 700 })).code).toBe('staleRevision');
    const stranger = { lecturers: [{ key: key('HN9'), personId: guest, note: '按姓名核对过' }], creditHundredths: 150 };
    expect(refusalOf(await start(stranger)).code).toBe('staleRevision');
    expect(cloud.documents('grantRounds')).toHaveLength(1);
  });

  it('may be somebody of the institution who was picked by name, with a reason on record', async () => {
    await confirmRate();
    const picked = {
      lecturers: [{ key: key('HN9'), personId: local, note: '卡号换过，已核对本人' }],
      creditHundredths: 150,
    };
    const { roundId } = await administrator().do('lecturerGrant.start', { ...at, ...picked });
    const note = cloud.documents('auditEntries').find(({ subject }) => subject === `round:${roundId}`)?.note;
    const { personNumber } = cloud.documents('persons').find(({ _id }) => _id === local) ?? { personNumber: '' };
    expect(note).toBe(`${personNumber}：卡号换过，已核对本人`);
    const twice = {
      lecturers: [...picked.lecturers, { ...picked.lecturers[0], personId: guest }],
      creditHundredths: 300,
    };
    expect(refusalOf(await start(twice as typeof picked))).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'lecturers', problem: 'twice' }] },
    });
  });

  it('come after the attendees, and not where the table has no rate for the level', async () => {
    await cloud.change('projects', 'held', { rounds: [] });
    expect((await administrator().do('lecturerGrant.get', at)).obstacle).toBe('traineesFirst');
    await cloud.change('projects', 'held', { rounds: project.rounds, creditLevel: 'municipal' });
    expect(await administrator().do('lecturerGrant.get', at)).toMatchObject({ obstacle: 'noRate', rate: null });
    expect(refusalOf(await start(both())).code).toBe('noRate');
  });

  it('get the hours of a course once, whoever the card on it leads to afterwards', async () => {
    await confirmRate();
    const { roundId } = await administrator().do('lecturerGrant.start', { ...at, ...both() });
    const courses = project.courses.map((course) =>
      course.courseId === 'c2'
        ? {
            ...course,
            lecturers: course.lecturers.map((each) => ({ ...each, lecturerName: '学员二', cardNumber: 'HN2' })),
          }
        : course,
    );
    await cloud.change('projects', 'held', { courses });
    await cloud.plant('cardNumbers', { _id: 'HN2', personId: local, since: 0 });
    const { lecturers } = await administrator().do('lecturerGrant.get', at);
    const changed = lecturers.find((lecturer) => lecturer.key === key('HN2'));
    expect(changed).toMatchObject({
      standing: 'hoursGranted',
      creditHundredths: 0,
      person: { personId: guest },
      round: { roundId },
    });
    const again = { lecturers: [{ key: key('HN2'), personId: local }], creditHundredths: 300 };
    expect(refusalOf(await start(again)).code).toBe('alreadyGranted');
    // Not by another row of the course either: those are the same hours.
    const renamed = courses.map((course) => ({
      ...course,
      lecturers: course.lecturers.map((each) => ({ ...each, lecturerId: `${each.lecturerId}-new` })),
    }));
    await cloud.change('projects', 'held', { courses: renamed });
    expect(refusalOf(await start(again)).code).toBe('alreadyGranted');
    // Once the credits of the first one are taken back the hours are free.
    const entry = cloud.documents('ledgerEntries').find((each) => each.roundId === roundId && each.personId === guest);
    if (entry)
      await cloud.plant('ledgerEntries', {
        ...entry,
        _id: reversalEntryId(entry._id),
        roundId: 'v1',
        reverses: entry._id,
      });
    expect(await start(again)).toMatchObject({ ok: true });
  });

  it('are looked up by card like anybody from elsewhere: a card once a day, and not without end', async () => {
    const uses = () => cloud.documents('dailyUses').reduce((sum, { count }) => Math.max(sum, count), 0);
    await administrator().do('lecturerGrant.get', at);
    await administrator().do('lecturerGrant.get', at);
    // The guest's card and the one that leads to nobody; the own lecturer's costs nothing.
    expect(uses()).toBe(2);
    for (const { _id, ...use } of cloud.documents('dailyUses'))
      if (use.count === 2) await cloud.change('dailyUses', _id, { count: 300 });
    await administrator().do('lecturerGrant.get', at);
    const courses = [taught('c1', 30, { lecturerName: '谁', cardNumber: 'HN77' })];
    await cloud.change('projects', 'held', { courses });
    expect(refusalOf(await administrator().call('lecturerGrant.get', at)).code).toBe('lookedUpTooOften');
  });

  it('of rounds from before there were claims have theirs after the upgrade', async () => {
    await confirmRate();
    await administrator().do('lecturerGrant.start', { ...at, ...both() });
    const claims = cloud.documents('lecturerClaims');
    for (const { _id } of claims) await cloud.change('lecturerClaims', _id, { claims: [] });
    await cloud.jobs({ Type: 'Timer' });
    const inOrder = (all: typeof claims) => [...all].sort((a, b) => (a._id < b._id ? -1 : 1));
    expect(inOrder(cloud.documents('lecturerClaims'))).toEqual(inOrder(claims));
  });
});
