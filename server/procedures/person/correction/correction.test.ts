import { createHash } from 'node:crypto';
import type { InputOf } from '../../../../contract';
import { MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { nameOf, registrationOf, signedInAdministrator } from '../../../../test/support/builders';
import { aJpeg } from '../../../../test/support/files';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { rebindingsIn } from '../../../../test/support/rebinding';
import { refusalOf } from '../../../../test/support/refusal';

const REASON = '与聘任文件不符，请核对';
let cloud: InProcessCloud;
let rebindings: ReturnType<typeof rebindingsIn>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  rebindings = rebindingsIn(cloud);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

const administrator = () => cloud.as('administratorA1');
const ask = (who: TestPersonId, input: InputOf<'correction.ask'>) => cloud.as(who).call('correction.ask', input);
async function asked(facts: InputOf<'correction.ask'> = { professionalTitle: 'associateChiefTechnician' }) {
  const { old: who, personId } = await rebindings.approved();
  const { correctionId } = await cloud.as(who).do('correction.ask', facts);
  return { who, personId, correctionId };
}
const approve = (correctionId: string, by: TestPersonId = 'administratorA1') =>
  cloud.as(by).call('correction.review', { correctionId, decision: 'approve' });
const giveBack = (correctionId: string, reason = REASON) =>
  administrator().call('correction.review', { correctionId, decision: 'return', reason });
const mine = (who: TestPersonId) => cloud.as(who).do('registration.mine', {});
const departmentOf = async (wanted: string) => {
  const { rows } = await cloud.as(null).do('directory.departments', { institutionId: hospitalA.institutionId });
  return rows.find(({ name }) => name === wanted)?.departmentId ?? '';
};

describe('a correction that is asked for', () => {
  it('waits with the institution, which is told, and changes nothing meanwhile', async () => {
    const before = await administrator().do('home.administrator', {});
    const { who, personId, correctionId } = await asked();
    expect(await mine(who)).toMatchObject({
      professionalTitle: 'attendingPhysician',
      correction: {
        ...{ correctionId, state: 'pending', review: null },
        changes: [{ fact: 'professionalTitle', before: 'attendingPhysician', after: 'associateChiefTechnician' }],
      },
    });
    const { pendingCorrections } = await administrator().do('home.administrator', {});
    expect(pendingCorrections).toBe(before.pendingCorrections + 1);
    const { rows } = await administrator().do('correction.list', { state: 'pending', search: nameOf(who) });
    expect(rows).toContainEqual(
      expect.objectContaining({ correctionId, name: nameOf(who), facts: ['professionalTitle'] }),
    );
    expect(await administrator().do('correction.get', { correctionId })).toMatchObject({
      ...{ personId, own: false, obstacle: null, review: null },
    });
    const told = cloud.documents('messages').filter(({ kind }) => kind === 'correctionAsked');
    expect(told).toContainEqual(expect.objectContaining({ to: `institution:${hospitalA.institutionId}` }));
  });

  it('is in force once it is approved: lists and searches find today’s facts', async () => {
    const { who, personId, correctionId } = await asked({
      name: '吉尔格勒',
      departmentId: await departmentOf('检验科'),
    });
    expect(await approve(correctionId)).toMatchObject({ ok: true, data: { state: 'approved' } });
    expect(await mine(who)).toMatchObject({ name: '吉尔格勒', departmentName: '检验科', state: 'approved' });
    const found = await administrator().do('registration.list', { search: 'jiergele' });
    expect(found.rows.map((row) => row.personId)).toEqual([personId]);
    expect((await administrator().do('registration.list', { search: nameOf(who) })).rows).toEqual([]);
    const { rows } = await cloud.as(who).do('personHistory.mine', {});
    expect(rows.slice(0, 2)).toMatchObject([
      { kind: 'corrected', who: 'institution', by: nameOf('administratorA1') },
      { kind: 'correctionAsked', who: 'self' },
    ]);
    expect(rows[0]?.changes).toContainEqual({ fact: 'department', before: '儿科', after: '检验科' });
  });

  it('is returned with a reason that its person reads, and is asked for again', async () => {
    const { who, correctionId } = await asked();
    expect(refusalOf(await giveBack(correctionId, '不行')).code).toBe('reasonRequired');
    expect(await giveBack(correctionId)).toMatchObject({ ok: true, data: { state: 'returned' } });
    expect((await mine(who)).correction).toMatchObject({ state: 'returned', review: { reason: REASON } });
    cloud.clock.advance(1);
    const again = await ask(who, { professionalTitle: 'chiefTechnician' });
    expect(again).toMatchObject({ ok: true });
    expect((await mine(who)).correction).toMatchObject({ state: 'pending' });
  });

  it('is one a person, until it is decided or taken back', async () => {
    const { who, correctionId } = await asked();
    expect(refusalOf(await ask(who, { education: 'doctorate' })).code).toBe('correctionOpen');
    await cloud.as(who).do('correction.withdraw', { correctionId });
    await cloud.as(who).do('correction.withdraw', { correctionId });
    expect((await mine(who)).correction).toMatchObject({ state: 'withdrawn' });
    expect(refusalOf(await approve(correctionId)).code).toBe('wrongState');
    expect(await ask(who, { education: 'doctorate' })).toMatchObject({ ok: true });
  });

  it('is not taken back once it was decided, nor by anybody else', async () => {
    const { who, correctionId } = await asked();
    const other = await rebindings.approved();
    const stolen = await cloud.as(other.old).call('correction.withdraw', { correctionId });
    expect(refusalOf(stolen).code).toBe('notFound');
    await approve(correctionId);
    const late = await cloud.as(who).call('correction.withdraw', { correctionId });
    expect(refusalOf(late).code).toBe('wrongState');
  });

  it('is one also when two are sent at the same moment, and a repeat gets its answer', async () => {
    const { old: who, personId } = await rebindings.approved();
    const send = (requestId: string) =>
      cloud.as(who).call('correction.ask', { education: 'doctorate' }, { requestId: `at-once-${requestId}` });
    const answers = await Promise.all([send('1'), send('2')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const first = answers[0].ok ? '1' : '2';
    expect(await send(first)).toMatchObject({ ok: true });
    expect(cloud.documents('corrections').filter((each) => each.personId === personId)).toHaveLength(1);
  });

  it('asks for something that differs, from an approved person, in words of a name', async () => {
    const { old: who } = await rebindings.approved();
    const fieldsOf = (answer: Awaited<ReturnType<typeof ask>>) => refusalOf(answer).details.fields?.[0];
    expect(fieldsOf(await ask(who, { education: 'master' }))).toEqual({ field: 'facts', problem: 'unchanged' });
    expect(fieldsOf(await ask(who, { name: '张3' }))).toEqual({ field: 'name', problem: 'nameCharacters' });
    expect(fieldsOf(await ask(who, { departmentId: 'hospital-b:department:1' }))).toMatchObject({
      field: 'departmentId',
    });
    const waiting = rebindings.somebody();
    await cloud.as(waiting).do('registration.submit', await registrationOf(cloud, waiting));
    expect(refusalOf(await ask(waiting, { education: 'doctorate' })).code).toBe('wrongState');
  });

  it('has a bound a day, so that nobody floods their institution', async () => {
    const { old: who } = await rebindings.approved();
    for (let times = 0; times < 5; times += 1) {
      cloud.clock.advance(1);
      const { correctionId } = await cloud.as(who).do('correction.ask', { education: 'doctorate' });
      await cloud.as(who).do('correction.withdraw', { correctionId });
    }
    expect(refusalOf(await ask(who, { education: 'doctorate' })).code).toBe('correctionTooOften');
  });

  it('cannot be approved once its department is gone, and can be returned', async () => {
    await administrator().do('department.save', { name: '骨科' });
    const departmentId = await departmentOf('骨科');
    const { correctionId } = await asked({ departmentId });
    await administrator().do('department.remove', { departmentId });
    expect(await administrator().do('correction.get', { correctionId })).toMatchObject({ obstacle: 'departmentGone' });
    expect(refusalOf(await approve(correctionId)).code).toBe('correctionBlocked');
    expect(await giveBack(correctionId)).toMatchObject({ ok: true });
  });

  it('is decided by somebody else than its own person', async () => {
    await cloud.as('administratorA2').do('registration.submit', await registrationOf(cloud, 'administratorA2'));
    const { personId } = await mine('administratorA2');
    await administrator().do('registration.review', { personId, decision: 'approve' });
    const { correctionId } = await cloud.as('administratorA2').do('correction.ask', { education: 'doctorate' });
    expect(await cloud.as('administratorA2').do('correction.get', { correctionId })).toMatchObject({ own: true });
    expect(refusalOf(await approve(correctionId, 'administratorA2')).code).toBe('ownRegistration');
    expect(await approve(correctionId)).toMatchObject({ ok: true });
  });

  it('is nothing to another institution', async () => {
    const { correctionId } = await asked();
    const other = cloud.as('administratorB1');
    expect(refusalOf(await other.call('correction.get', { correctionId })).code).toBe('notFound');
    expect(refusalOf(await approve(correctionId, 'administratorB1')).code).toBe('notFound');
    expect((await other.do('correction.list', {})).rows).toEqual([]);
  });

  it('is approved once, whatever is pressed twice', async () => {
    const { personId, correctionId } = await asked();
    const answers = await Promise.all([approve(correctionId), approve(correctionId)]);
    expect(answers.every((answer) => answer.ok || ['wrongState', 'conflict'].includes(answer.error.code))).toBe(true);
    const events = cloud.documents('personEvents').filter((event) => event.personId === personId);
    expect(events.filter(({ kind }) => kind === 'corrected')).toHaveLength(1);
  });
});

describe('a correction that the institution makes', () => {
  const seenOf = async (personId: string) => (await administrator().do('registration.get', { personId })).factsSeen;

  it('is in force at once, with a reason that the person reads', async () => {
    const { old: who, personId } = await rebindings.approved();
    cloud.clock.advance(1);
    const made = await administrator().do('correction.make', {
      ...{ personId, factsSeen: await seenOf(personId), professionalTitle: 'chiefTechnician', reason: REASON },
    });
    expect(made.changes).toMatchObject([{ fact: 'professionalTitle', after: 'chiefTechnician' }]);
    expect(await mine(who)).toMatchObject({ professionalTitle: 'chiefTechnician' });
    const [event] = (await cloud.as(who).do('personHistory.mine', {})).rows;
    expect(event).toMatchObject({ kind: 'correctedByInstitution', reason: REASON });
    const { rows } = await cloud.as(who).do('inbox.list', { as: 'trainee' });
    expect(rows[0]).toMatchObject({ title: '单位更正了您的资料' });
  });

  it('does not write over what a colleague has corrected since it was read', async () => {
    const { personId } = await rebindings.approved();
    const factsSeen = await seenOf(personId);
    const make = (education: 'doctorate' | 'bachelor') =>
      administrator().call('correction.make', { personId, factsSeen, education, reason: REASON });
    expect(await make('doctorate')).toMatchObject({ ok: true });
    expect(refusalOf(await make('bachelor')).code).toBe('conflict');
  });

  it('needs a reason, somebody else than oneself, and somebody who was approved', async () => {
    const { personId } = await rebindings.approved();
    const facts = { personId, factsSeen: await seenOf(personId), education: 'doctorate' } as const;
    const hasty = await administrator().call('correction.make', { ...facts, reason: '改' });
    expect(refusalOf(hasty).code).toBe('reasonRequired');
    const waiting = rebindings.somebody();
    const { personId: pending } = await cloud
      .as(waiting)
      .do('registration.submit', await registrationOf(cloud, waiting));
    const early = await administrator().call('correction.make', {
      ...{ ...facts, personId: pending, factsSeen: await seenOf(pending), reason: REASON },
    });
    expect(refusalOf(early).code).toBe('wrongState');
    const own = (await mine('administratorA2')).personId;
    const answer = await cloud.as('administratorA2').call('correction.make', {
      ...{ personId: own, factsSeen: await seenOf(own), education: 'college', reason: REASON },
    });
    expect(refusalOf(answer).code).toBe('ownRegistration');
  });
});

describe('what the institution keeps with a correction of its own', () => {
  const made = async () => {
    const { old: who, personId } = await rebindings.approved();
    cloud.clock.advance(1);
    const { factsSeen } = await administrator().do('registration.get', { personId });
    const content = aJpeg({ mark: personId });
    const input = {
      ...{ personId, factsSeen, professionalTitle: 'chiefTechnician' as const, reason: REASON },
      proof: await cloud.upload('administratorA1', '聘任文件.jpg', content, 'personProof'),
    };
    const options = { requestId: `make-${personId}` };
    const answer = await administrator().do('correction.make', input, options);
    expect(await administrator().do('correction.make', input, options)).toEqual(answer);
    const [event] = (await administrator().do('personHistory.list', { personId })).rows;
    return { who, personId, event, digest: createHash('sha256').update(content).digest('hex') };
  };
  const open = (by: TestPersonId, eventId = '') => cloud.as(by).call('personHistory.proof', { eventId });

  it('stands in the history, kept under its digest, and is opened by those with all rights there, which is on record', async () => {
    const { who, event, digest } = await made();
    expect(event).toMatchObject({ kind: 'correctedByInstitution', proof: { digest, type: 'jpeg', mayOpen: true } });
    expect(cloud.documents('keptFiles').find(({ _id }) => _id === digest)?.uses).toEqual([
      `personEvent:${event?.eventId}`,
    ]);
    expect(cloud.documents('auditEntries').find(({ _id }) => _id === event?.eventId)).toMatchObject({
      files: [digest],
    });
    expect(await open('administratorA1', event?.eventId)).toMatchObject({ ok: true, data: { type: 'jpeg' } });
    const seen = cloud.documents('auditEntries').filter(({ action }) => action === 'person.proofSeen');
    expect(seen.map(({ files }) => files)).toContainEqual([digest]);
    expect(refusalOf(await open('administratorB1', event?.eventId)).code).toBe('notFound');
    // Its person reads that it is there.
    const [mineToRead] = (await cloud.as(who).do('personHistory.mine', {})).rows;
    expect(mineToRead?.proof).toMatchObject({ fileName: '聘任文件.jpg', mayOpen: false });
  });

  it('is for the institution that kept it, also once its person belongs to another one', async () => {
    const { personId, event } = await made();
    await cloud.change('persons', personId, { institutionId: hospitalB.institutionId });
    expect(refusalOf(await open('administratorA1', event?.eventId)).code).toBe('notFound');
    expect(refusalOf(await open('administratorB1', event?.eventId)).code).toBe('notFound');
    const { rows } = await cloud.as('administratorB1').do('personHistory.list', { personId });
    expect(rows[0]?.proof).toMatchObject({ mayOpen: false });
  });

  it('has no proof where the request that showed one was returned', async () => {
    const { old: who, personId } = await rebindings.approved();
    const proof = await cloud.upload(who, '户口本.jpg', aJpeg({ mark: who }), 'correctionProof');
    const { correctionId } = await cloud.as(who).do('correction.ask', { name: '周岷', proof });
    await giveBack(correctionId);
    const { rows } = await administrator().do('personHistory.list', { personId });
    expect(rows.map((event) => event.proof)).toEqual(rows.map(() => null));
    cloud.clock.advance(1);
    const again = await cloud.upload(who, '户口本.jpg', aJpeg({ mark: who }), 'correctionProof');
    const asked = await cloud.as(who).do('correction.ask', { name: '周岷', proof: again });
    await approve(asked.correctionId);
    const [corrected] = (await administrator().do('personHistory.list', { personId })).rows;
    expect(corrected).toMatchObject({ kind: 'corrected', proof: { fileName: '户口本.jpg', mayOpen: true } });
  });
});

it('leaves every chain of the log whole', async () => {
  expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
});

describe('the proof of a request', () => {
  const withProof = async (facts: InputOf<'correction.ask'> = { name: '周岷' }) => {
    const { old: who } = await rebindings.approved();
    const content = aJpeg({ mark: who });
    const proof = await cloud.upload(who, '户口本.jpg', content, 'correctionProof');
    const requestId = `proof-${who}`;
    const input = { ...facts, proof };
    const { correctionId } = await cloud.as(who).do('correction.ask', input, { requestId });
    const again = await cloud.as(who).do('correction.ask', input, { requestId });
    expect(again).toEqual({ correctionId });
    const digest = createHash('sha256').update(content).digest('hex');
    return { who, correctionId, digest };
  };
  const personOf = (correctionId: string) =>
    cloud.documents('corrections').find(({ _id }) => _id === correctionId)?.personId ?? '';
  const kept = (digest: string) => cloud.documents('keptFiles').find(({ _id }) => _id === digest);

  it('is kept under its digest, and looked at by the institution alone, which is on record', async () => {
    const { correctionId, digest } = await withProof();
    expect(kept(digest)?.uses).toEqual([`correction:${correctionId}`]);
    expect((await administrator().do('correction.get', { correctionId })).proof).toMatchObject({
      ...{ fileName: '户口本.jpg', type: 'jpeg', digest },
    });
    expect(await administrator().do('correction.proof', { correctionId })).toMatchObject({ type: 'jpeg' });
    expect(refusalOf(await cloud.as('administratorB1').call('correction.proof', { correctionId })).code).toBe(
      'notFound',
    );
    const seen = cloud.documents('auditEntries').filter(({ action }) => action === 'correction.proofSeen');
    expect(seen.at(-1)).toMatchObject({ files: [digest] });
    await approve(correctionId);
    const [event] = (await administrator().do('personHistory.list', { personId: personOf(correctionId) })).rows;
    expect(kept(digest)?.uses).toEqual([`correction:${correctionId}`, `personEvent:${event?.eventId}`]);
  });

  it('is let go where the request is taken back', async () => {
    const { who, correctionId, digest } = await withProof();
    await cloud.as(who).do('correction.withdraw', { correctionId });
    expect(kept(digest)?.uses).toEqual([]);
    expect((await administrator().do('correction.get', { correctionId })).proof).toBeNull();
    expect(refusalOf(await administrator().call('correction.proof', { correctionId })).code).toBe('notFound');
  });
});
