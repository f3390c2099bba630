import type { CallName, InputOf } from '../../contract';
import { wordsOf } from '../../domain/message/kinds';
import { maskName } from '../../domain/person/person';
import { nameOf, nationalIdFor } from '../../test/support/builders';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { hospitalA } from '../../test/support/institutions';
import type { ValidCalls } from '../../test/support/valid-calls';
import { validCalls } from '../../test/support/valid-inputs';
import { tellJobId } from '../data/jobs';

let cloud: InProcessCloud;
let hospital: Hospital;
let valid: ValidCalls;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
  valid = validCalls(cloud, hospital);
  told();
});

let known = new Set<string>();
/** What was told since this was last asked for: recipient, kind and facts. */
function told() {
  const all = cloud.documents('messages');
  const fresh = all.filter(({ _id }) => !known.has(_id));
  known = new Set(all.map(({ _id }) => _id));
  return fresh.map(({ to, kind, facts }) => ({ to, kind, facts }));
}

/** Makes a call as it is rightly made, twice under one request id: an event is told once. */
async function make(name: CallName, over: object = {}): Promise<void> {
  const { by, input } = valid[name];
  const given = { ...(await input()), ...over };
  const requestId = `${name.replace('.', '-')}-${known.size}-request`;
  for (let times = 0; times < 2; times += 1) {
    expect(await cloud.as(by).call(name, given as InputOf<CallName>, { requestId })).toEqual(
      expect.objectContaining({ ok: true }),
    );
  }
}

const institution = () => `institution:${hospital.institutionId}`;

describe('a person', () => {
  it('is told what became of the registration, with the reason of a return', async () => {
    await make('registration.review', { submittedAt: undefined, decision: 'return' });
    const to = `person:${hospital.pendingPersonId}`;
    expect(told()).toEqual([
      { to, kind: 'registrationReturned', facts: { institutionName: hospital.name, reason: '请核对科室和职称' } },
    ]);
  });

  it('hears in the old WeChat that another one asks for the registration, and so does the institution, by a masked name', async () => {
    await make('rebinding.request');
    const events = told();
    expect(events.map(({ kind }) => kind).sort()).toEqual(['ownRebindingAsked', 'rebindingAsked']);
    expect(events.find(({ kind }) => kind === 'rebindingAsked')).toMatchObject({
      to: institution(),
      facts: { maskedName: maskName(nameOf(hospital.moving)) },
    });
    await make('rebinding.review');
    expect(told()).toMatchObject([{ to: `person:${hospital.pendingPersonId}`, kind: 'ownRebindingReturned' }]);
  });

  it('is told that late scans count', async () => {
    await make('attendance.confirmLate');
    expect(told()).toMatchObject([{ to: `person:${hospital.personId}`, kind: 'lateConfirmed', facts: { records: 1 } }]);
  });
});

describe('what happens to people and accounts', () => {
  it.each<[CallName, string[]]>([
    ['registration.review', ['person:registrationReturned']],
    ['registration.correctNationalId', ['person:nationalIdCorrected']],
    ['correction.review', ['person:correctionReturned']],
    ['correction.make', ['person:correctedByInstitution']],
    ['rebinding.request', ['institution:rebindingAsked', 'person:ownRebindingAsked']],
    ['rebinding.review', ['person:ownRebindingReturned']],
    ['transfer.answer', ['institution:transferNews', 'person:ownTransferStopped']],
    ['transfer.review', ['institution:transferNews', 'person:ownTransferApproved']],
    ['transfer.withdraw', ['institution:transferNews', 'institution:transferNews']],
    ['transfer.decide', ['institution:transferNews', 'institution:transferNews', 'person:ownTransferStopped']],
    ['leaving.record', ['person:registrationLeft']],
    ['leaving.takeBack', ['person:registrationTakenBack']],
    ['leaving.withdrawApproval', ['person:approvalWithdrawn']],
    ['directoryRequest.decide', ['wechat:placeAdded']],
    ['invitation.create', ['institution:colleagueInvited']],
    ['administrator.changePassword', ['institution:passwordChanged']],
  ])('is told of by %s, once, with words and somewhere to go', async (name, kinds) => {
    await make(name);
    const events = told();
    expect(events.map(({ to, kind }) => `${to.split(':')[0] ?? ''}:${kind}`).sort()).toEqual(kinds);
    for (const event of events) {
      const { title, text, target } = wordsOf(event);
      expect([title, text].filter((words) => words === '' || /undefined|NaN/.test(words))).toEqual([]);
      expect(target).toHaveProperty('page');
    }
  });
});

describe('an institution', () => {
  it('is told what the centre decided on its project', async () => {
    await make('review.project');
    expect(told()).toMatchObject([
      {
        to: institution(),
        kind: 'projectReturned',
        facts: { projectId: hospital.submitted, reason: '日程表请补充讲者' },
      },
    ]);
  });

  it('is told what the centre decided on its materials; a job is left to tell the people once credits are effective', async () => {
    await make('materials.submit');
    expect(told()).toEqual([]);
    await make('review.materials');
    expect(told()).toMatchObject([{ to: institution(), kind: 'materialsReturned' }]);
    await make('materials.submit');
    await make('review.materials', { decision: 'approve', reason: undefined, decisionsSeen: 1 });
    expect(told()).toMatchObject([{ to: institution(), kind: 'materialsEffective', facts: { granted: 1 } }]);
    expect(cloud.documents('jobs')).toMatchObject([{ _id: tellJobId(hospital.roundId), kind: 'tell', state: 'open' }]);
  });

  it('is told when one of its administrators is signed in with two WeChat accounts, and when sign-ins end', async () => {
    const { account, password, administratorId } = hospital;
    const signIn = async (who: 'stranger3' | 'administratorA1') =>
      cloud.as(who).do('administrator.signIn', {
        account,
        password,
        who: { administratorId },
        phoneCode: await cloud.phoneCode(who, 'administratorA1'),
      });
    await signIn('administratorA1');
    expect(told()).toEqual([]);
    cloud.clock.set(HOSPITAL_DAY + 1000);
    await signIn('stranger3');
    expect(told()).toMatchObject([{ to: institution(), kind: 'signedInElsewhere' }]);
    await make('administrator.endSignIns');
    expect(told()).toMatchObject([{ to: institution(), kind: 'signInsEnded', facts: { endedSignIns: 1 } }]);
  });

  it('is told by whom its password was replaced', async () => {
    await make('administrator.changePassword', { newPassword: 'horse-tower-9' });
    await make('institution.resetPassword', { institutionId: hospital.institutionId, newPassword: 'horse-tower-10' });
    expect(told().map(({ to, kind }) => [to, kind])).toEqual([
      [institution(), 'passwordChanged'],
      [institution(), 'passwordReset'],
    ]);
  });
});

it('no message holds a national ID, a phone number, or the whole name of somebody else', async () => {
  await make('registration.review', { submittedAt: undefined, decision: 'return' });
  await make('rebinding.request');
  await make('administrator.endSignIns');
  await make('attendance.confirmLate');
  const stored = JSON.stringify(cloud.documents('messages').map(({ facts }) => facts));
  expect(stored).not.toContain(nationalIdFor(hospital.moving));
  expect(stored).not.toMatch(/1\d{10}/);
  for (const { name } of cloud.documents('persons')) expect(stored).not.toContain(name);
});
