import type { InputOf } from '../../../../contract';
import { instantOf } from '../../../../domain/kernel/time';
import { anActivity } from '../../../../test/support/activities';
import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { aPdf } from '../../../../test/support/files';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { idOf } from '../../../../domain/kernel/id';

let cloud: InProcessCloud;
let one: string;
let two: string;
let guest: string;
const administrator = () => cloud.as('administratorA1');
/** What was left to the function `jobs`. */
const work = () => cloud.jobs({ Type: 'Timer' });
const reviewer = () => cloud.as('reviewer1');
const activityOf = (activityId: string) => administrator().do('groupActivity.get', { activityId });

const facts: InputOf<'groupActivity.save'> = {
  title: '危急值病例讨论会',
  kind: 'caseDiscussion',
  begin: '2025-11-20',
  end: '2025-11-20',
  placeName: '检验科示教室',
  hourTenths: 20,
  creditHundredths: 50,
  lecturerName: '陈志远',
};

/** A complete draft with two people. */
async function drafted(changes: Partial<typeof facts> = {}): Promise<string> {
  const { activityId } = await administrator().do('groupActivity.save', { ...facts, ...changes });
  const file = await cloud.upload('administratorA1', '讨论记录.pdf', aPdf(), 'activity');
  await administrator().do('groupActivity.addFile', { activityId, file });
  await administrator().do('activityPeople.add', { activityId, personIds: [one, two] });
  return activityId;
}

async function handedIn(changes: Partial<typeof facts> = {}): Promise<string> {
  const activityId = await drafted(changes);
  await administrator().do('groupActivity.submit', { activityId, revision: (await activityOf(activityId)).revision });
  return activityId;
}

async function confirmRules() {
  for (const figure of ['groupHoursPerCredit', 'groupCap'])
    await reviewer().do('ruleTable.confirm', { rowId: `health:${figure}:1` });
}

async function approve(activityId: string, decisionsSeen = 0) {
  const approved = await reviewer().call('groupActivity.review', { activityId, decision: 'approve', decisionsSeen });
  // Twice: the people are told by a job of its own.
  for (let turn = 0; turn < 2; turn += 1) await work();
  return approved;
}

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'reviewer1', centre);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  one = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  two = await approvedTrainee(cloud, 'trainee2', 'administratorA1');
  guest = await approvedTrainee(cloud, 'trainee3', 'administratorB1', {
    institutionId: hospitalB.institutionId,
    departmentId: idOf(hospitalB.institutionId, 'department', 1),
  });
  cloud.clock.set(instantOf('2025-11-21', '09:00:00'));
});

describe('a group activity (M21)', () => {
  it('gives everybody on its list their credits once the centre has approved it, all at once', async () => {
    const activityId = await handedIn();
    expect(await reviewer().do('groupActivity.list', {})).toMatchObject({ rows: [{ activityId, people: 2 }] });
    expect(refusalOf(await approve(activityId)).code).toBe('activityRuleOpen');
    await confirmRules();
    expect((await approve(activityId)).ok).toBe(true);
    expect(await activityOf(activityId)).toMatchObject({
      state: 'approved',
      round: { state: 'effective', granted: 2, done: 2, absent: 0 },
    });
    const mine = await cloud.as('trainee1').do('ledger.mine', { year: 2025 });
    expect(mine).toMatchObject({
      effectiveCreditHundredths: 50,
      entries: [
        {
          role: 'groupActivity',
          activityKind: 'caseDiscussion',
          creditLevel: null,
          state: 'effective',
          hourTenths: 20,
        },
      ],
    });
    expect(cloud.documents('messages').filter(({ kind }) => kind === 'creditsEffective')).toHaveLength(2);
    expect(refusalOf(await approve(activityId)).code).toBe('wrongState');
    expect(cloud.documents('ledgerEntries')).toHaveLength(2);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('takes only people of the institution who may get credits, and each of them once', async () => {
    const activityId = await drafted();
    const add = (personId: string) => administrator().call('activityPeople.add', { activityId, personIds: [personId] });
    expect(refusalOf(await add(guest)).code).toBe('notFound');
    expect(refusalOf(await add('nobody')).code).toBe('notFound');
    expect(await administrator().do('activityPeople.add', { activityId, personIds: [one, one] })).toEqual({
      ...{ added: 0, people: 2 },
    });
    expect(refusalOf(await cloud.as('administratorB1').call('groupActivity.get', { activityId })).code).toBe(
      'notFound',
    );
    expect(refusalOf(await reviewer().call('groupActivity.get', { activityId })).code).toBe('notFound');
  });

  it('is refused with everything that is missing, and with credits above what its hours give', async () => {
    const { activityId } = await administrator().do('groupActivity.save', {
      ...facts,
      creditHundredths: 60,
      end: null,
    });
    const submit = await administrator().call('groupActivity.submit', { activityId, revision: 1 });
    expect(refusalOf(submit)).toMatchObject({
      code: 'activityIncomplete',
      details: { missing: ['dates', 'files', 'people'] },
    });
    await administrator().do('groupActivity.save', { ...facts, activityId, revision: 1, creditHundredths: 60 });
    expect((await activityOf(activityId)).problems).toEqual(['creditsOver', 'files', 'people']);
  });

  it('is returned with a reason, changed, and handed in again; unchanged it is refused', async () => {
    const activityId = await handedIn();
    await reviewer().do('groupActivity.review', {
      ...{ activityId, decision: 'return', reason: '签到名单与照片人数不符', decisionsSeen: 0 },
    });
    const returned = await activityOf(activityId);
    const submit = (revision: number) => administrator().call('groupActivity.submit', { activityId, revision });
    expect(refusalOf(await submit(returned.revision)).code).toBe('unchangedSinceReturn');
    await administrator().do('activityPeople.remove', { activityId, personIds: [two] });
    const { revision } = await activityOf(activityId);
    expect((await submit(revision)).ok).toBe(true);
    await confirmRules();
    // Whoever looked before the return has not seen what lies there now.
    expect(refusalOf(await approve(activityId)).code).toBe('submittedAgain');
    expect((await approve(activityId, 1)).ok).toBe(true);
    expect(cloud.documents('ledgerEntries').map(({ personId }) => personId)).toEqual([one]);
  });

  it('is taken back while nobody has decided, and may not be changed meanwhile', async () => {
    const activityId = await handedIn();
    const change = () => administrator().call('activityPeople.remove', { activityId, personIds: [one] });
    expect(refusalOf(await change()).code).toBe('wrongState');
    await administrator().do('groupActivity.withdraw', { activityId });
    expect((await change()).ok).toBe(true);
    await administrator().do('groupActivity.cancel', { activityId });
    expect(refusalOf(await change()).code).toBe('wrongState');
  });

  it('is corrected after the approval by a reversal, which a second administrator confirms', async () => {
    const activityId = await handedIn();
    await confirmRules();
    await approve(activityId);
    const roundId = (await activityOf(activityId)).round?.roundId ?? '';
    const { reversalId } = await administrator().do('reversal.request', {
      ...{ roundId, personId: two, reasonCode: 'mistake', note: '当天不在现场', confirmer: 'colleague' },
    });
    await cloud.as('administratorA2').do('reversal.decide', { reversalId, decision: 'confirm' });
    const mine = await cloud.as('trainee2').do('ledger.mine', { year: 2025 });
    expect(mine).toMatchObject({ effectiveCreditHundredths: 0, entries: [{ state: 'reversed' }] });
    const whole = await administrator().do('reversal.request', {
      ...{ roundId, reasonCode: 'mistake', note: '活动登记重复', confirmer: 'centre' },
    });
    await reviewer().do('reversal.decide', { reversalId: whole.reversalId, decision: 'confirm' });
    await work();
    expect(await cloud.as('trainee1').do('ledger.mine', { year: 2025 })).toMatchObject({
      effectiveCreditHundredths: 0,
    });
  });

  it('counts in a year up to the cap of the table, and says what that cuts off', async () => {
    await confirmRules();
    await reviewer().do('ruleTable.add', {
      ...{ track: 'health', figure: 'groupYearlyCap', value: 80, validFrom: '2025-01-01', source: '中心通知' },
      ...{ certainty: 'certain', rowsSeen: 0 },
    });
    for (const title of ['第一次讨论', '第二次讨论']) await approve(await handedIn({ title }));
    expect(await cloud.as('trainee1').do('ledger.mine', { year: 2025 })).toMatchObject({
      effectiveCreditHundredths: 80,
      cut: { allHundredths: 100, countedHundredths: 80, capHundredths: 80 },
    });
  });

  it('grants nobody whose approval was a mistake meanwhile', async () => {
    const activityId = await handedIn();
    await confirmRules();
    await cloud.change('persons', two, { state: 'returned' });
    await approve(activityId);
    expect((await activityOf(activityId)).round).toMatchObject({ granted: 1, absent: 1, state: 'effective' });
  });
});

describe('the list of an activity', () => {
  it('is filled with everybody whom a filter shows, in the background', async () => {
    const { activityId } = await administrator().do('groupActivity.save', facts);
    const shown = await administrator().do('activityPeople.candidates', { activityId });
    expect(shown).toMatchObject({ total: 2, rows: [{ listed: false }, { listed: false }] });
    await administrator().do('activityPeople.addAll', { activityId });
    await work();
    expect(await activityOf(activityId)).toMatchObject({ people: 2, gathering: false, byOrigin: { list: 2, file: 0 } });
    const { rows } = await administrator().do('activityPeople.list', { activityId });
    expect(rows.map(({ personId }) => personId).sort()).toEqual([one, two].sort());
  });

  it('is closed while people are being written', async () => {
    await cloud.plant(
      'groupActivities',
      anActivity('busy', {
        institutionId: hospitalA.institutionId,
        gathering: { from: 'list', departmentIds: [], by: '' },
      }),
    );
    const add = await administrator().call('activityPeople.add', { activityId: 'busy', personIds: [one] });
    expect(refusalOf(add).code).toBe('peopleGathering');
  });

  it('takes a file: who is found, who is there already, and each bad row with its reason', async () => {
    const { activityId } = await administrator().do('groupActivity.save', facts);
    await administrator().do('activityPeople.add', { activityId, personIds: [one] });
    const persons = cloud.documents('persons');
    const numberOf = (id: string) => persons.find(({ _id }) => _id === id)?.personNumber ?? '';
    const nameOf = (id: string) => persons.find(({ _id }) => _id === id)?.name ?? '';
    const lines = [
      '签到表',
      '姓名,人员编号',
      `${nameOf(one)},${numberOf(one)}`,
      `${nameOf(two)},${numberOf(two)}`,
      `${nameOf(two)},${numberOf(two)}`,
      `${nameOf(guest)},${numberOf(guest)}`,
    ];
    const file = await cloud.upload('administratorA1', '签到.csv', Buffer.from(lines.join('\n')), 'attendees');
    const { importId } = await administrator().do('activityPeople.beginFile', { activityId, file });
    await work();
    expect(await administrator().do('activityPeople.file', { activityId })).toMatchObject({
      open: { importId, state: 'read', good: 2, bad: 2, added: 1, same: 1 },
    });
    const bad = await administrator().do('activityPeople.rows', { importId, kind: 'bad' });
    expect(bad.rows.map(({ row, text }) => [row, text])).toEqual([
      [5, '和第 4 行是同一个人'],
      [6, `本单位查不到人员编号「${numberOf(guest)}」，请核对，或从人员里选`],
    ]);
    const take = (skipBad: boolean) => administrator().call('activityPeople.takeFile', { importId, skipBad });
    expect(refusalOf(await take(false)).code).toBe('importRowsBad');
    expect((await take(true)).ok).toBe(true);
    await work();
    expect(await activityOf(activityId)).toMatchObject({ people: 2, byOrigin: { list: 1, file: 1 } });
    expect(await administrator().do('activityPeople.file', { activityId, importId })).toMatchObject({
      ...{ open: null, asked: { state: 'taken', done: 1 } },
    });
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });
});
