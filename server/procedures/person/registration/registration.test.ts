import type { InputOf } from '../../../../contract';
import {
  approvedTrainee,
  nationalIdFor,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';

let cloud: InProcessCloud;
beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});

const administratorA = () => cloud.as('administratorA1');
const administratorB = () => cloud.as('administratorB1');

describe('registering', () => {
  it('waits for the institution and shows the person his own data masked', async () => {
    await pendingTrainee(cloud, 'trainee1');
    const mine = await cloud.as('trainee1').do('registration.mine', {});
    expect(mine).toMatchObject({ state: 'pending', institutionName: hospitalA.name, review: null });
    expect(mine.nationalIdMasked).toMatch(/^000\*+.{4}$/);
    expect(mine.phoneMasked).toMatch(/^138\*{4}\d{4}$/);
  });

  it('keeps neither national ID nor phone in clear, anywhere in the database', async () => {
    const everything = cloud.store.collections.map((name) =>
      JSON.stringify(cloud.store.find(name, { query: { _id: { $gt: '' } }, limit: 1000 })),
    );
    expect(everything.join()).toContain(cloud.openidOf('trainee1'));
    expect(everything.join()).not.toContain(nationalIdFor('trainee1'));
    expect(everything.join()).not.toContain(cloud.phoneOf('trainee1'));
  });

  it('answers a repeat of the same request alike and registers once', async () => {
    const input = await registrationOf(cloud, 'trainee2');
    const first = await cloud.as('trainee2').do('registration.submit', input, { requestId: 'register-once' });
    const second = await cloud.as('trainee2').do('registration.submit', input, { requestId: 'register-once' });
    expect(second).toEqual(first);
    expect(cloud.documents('persons').filter(({ openid }) => openid === cloud.openidOf('trainee2'))).toHaveLength(1);
  });

  it('registers once when the same form comes twice at the same moment', async () => {
    const input = await registrationOf(cloud, 'trainee3');
    const send = () => cloud.as('trainee3').call('registration.submit', input, { requestId: 'at-the-same-moment' });
    const answers = await Promise.all([send(), send()]);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    expect(cloud.documents('persons').filter(({ openid }) => openid === cloud.openidOf('trainee3'))).toHaveLength(1);
  });

  it('refuses a national ID that belongs to somebody else', async () => {
    const personId = cloud.documents('persons').find(({ openid }) => openid === cloud.openidOf('trainee1'))?._id ?? '';
    await administratorA().do('registration.review', { personId, decision: 'approve' });
    const stolenId = await registrationOf(cloud, 'stranger1', { nationalId: nationalIdFor('trainee1') });
    expect(await cloud.as('stranger1').call('registration.submit', stolenId)).toMatchObject({
      error: { code: 'nationalIdTaken' },
    });
  });

  it.each([
    ['a wrong checksum', { nationalId: '000000199001010010' }, 'nationalId'],
    ['no national ID', { nationalId: undefined }, 'nationalId'],
    ['no phone', { phoneCode: undefined }, 'phoneCode'],
    ['a name with digits', { name: '张3' }, 'name'],
    ['a department of another institution', { departmentId: 'hospital-b:department:1' }, 'departmentId'],
    ['an institution that is none', { institutionId: 'nowhere' }, 'institutionId'],
    ['the centre as institution', { institutionId: 'centre' }, 'institutionId'],
  ])('names the field with %s', async (_what, changes, field) => {
    const input = { ...(await registrationOf(cloud, 'stranger2')), ...changes };
    const sent = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as typeof input;
    expect(await cloud.as('stranger2').call('registration.submit', sent as never)).toMatchObject({
      error: { code: 'invalidInput', details: { fields: [{ field }] } },
    });
  });

  it('refuses a spent phone code and a text that the check rejects', async () => {
    const phoneCode = await cloud.phoneCode('stranger3');
    const input = await registrationOf(cloud, 'stranger3', { phoneCode });
    await cloud.as('stranger3').do('registration.submit', input);
    const again = await registrationOf(cloud, 'stranger4', { phoneCode });
    expect(await cloud.as('stranger4').call('registration.submit', again)).toMatchObject({
      error: { code: 'phoneCodeInvalid' },
    });
    const risky = await registrationOf(cloud, 'stranger4', { name: '赌博' });
    expect(await cloud.as('stranger4').call('registration.submit', risky)).toMatchObject({
      error: { code: 'contentRejected' },
    });
  });
});

describe('reviewing registrations', () => {
  it('returns one with a reason, takes the correction and approves it', async () => {
    const personId = await pendingTrainee(cloud, 'trainee4');
    const review = (decision: 'approve' | 'return', reason?: string) =>
      administratorA().call('registration.review', { personId, decision, ...(reason === undefined ? {} : { reason }) });

    expect(await review('return', '不清')).toMatchObject({ error: { code: 'reasonRequired' } });
    expect(await review('return', '科室请选儿科')).toMatchObject({ data: { state: 'returned' } });
    const returned = await cloud.as('trainee4').do('registration.mine', {});
    expect(returned).toMatchObject({ state: 'returned', review: { decision: 'return', reason: '科室请选儿科' } });
    expect(await review('approve')).toMatchObject({ error: { code: 'wrongState', details: { state: 'returned' } } });

    const {
      phoneCode: _spent,
      nationalId: _known,
      ...correction
    } = await registrationOf(cloud, 'trainee4', {
      departmentId: 'hospital-a:department:2',
    });
    const again = await cloud.as('trainee4').do('registration.submit', correction);
    expect(again).toMatchObject({ personId, state: 'pending' });
    const corrected = await administratorA().do('registration.get', { personId });
    expect(corrected).toMatchObject({ departmentName: '儿科', nationalIdMasked: returned.nationalIdMasked });

    expect(await review('approve')).toMatchObject({ data: { state: 'approved' } });
    expect(await review('approve')).toMatchObject({ data: { state: 'approved' } });
    expect(await cloud.as('trainee4').call('registration.submit', correction)).toMatchObject({
      error: { code: 'alreadyRegistered' },
    });
    const actions = cloud.documents('auditEntries').filter(({ subject }) => subject === `person:${personId}`);
    expect(actions.map(({ action }) => action)).toEqual([
      'registration.submitted',
      'registration.returned',
      'registration.corrected',
      'registration.approved',
    ]);
  });

  it('does not approve unseen what the trainee has corrected meanwhile', async () => {
    const personId = await pendingTrainee(cloud, 'stranger6');
    const administrator = cloud.as('administratorA1');
    const { submittedAt } = await administrator.do('registration.get', { personId });
    cloud.clock.advance(1000);
    await pendingTrainee(cloud, 'stranger6', { name: '换了名字' });
    const approve = { personId, decision: 'approve' } as const;
    expect(await administrator.call('registration.review', { ...approve, submittedAt })).toMatchObject({
      error: { code: 'conflict' },
    });
    const read = await administrator.do('registration.get', { personId });
    expect(read).toMatchObject({ state: 'pending', name: '换了名字' });
    const giveBack = { personId, decision: 'return', reason: '姓名与身份证不符' } as const;
    expect(await administrator.do('registration.review', { ...giveBack, submittedAt: read.submittedAt })).toEqual({
      state: 'returned',
    });
  });

  it('shows a national ID in clear to the own institution only, and logs each look', async () => {
    const personId = await approvedTrainee(cloud, 'trainee5', 'administratorA1');
    const looks = () =>
      cloud.documents('auditEntries').filter(({ action }) => action === 'registration.nationalIdRevealed').length;
    expect(await administratorB().call('registration.revealNationalId', { personId })).toMatchObject({
      error: { code: 'notFound' },
    });
    expect(looks()).toBe(0);
    const { nationalId } = await administratorA().do('registration.revealNationalId', { personId });
    expect(nationalId).toBe(nationalIdFor('trainee5'));
    expect(looks()).toBe(1);
  });

  it('pages through the people of an institution without repeating or losing one', async () => {
    const total = (await administratorA().do('registration.list', { limit: 100 })).rows.map(({ personId }) => personId);
    expect(total.length).toBeGreaterThan(3);
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await administratorA().do('registration.list', { limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...page.rows.map(({ personId }) => personId));
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(paged).toEqual(total);
  });

  it('finds people by a part of their name', async () => {
    const { rows } = await administratorA().do('registration.list', { search: '学员四' });
    expect(rows.map(({ name }) => name)).toEqual(['学员四']);
  });

  it('finds somebody by a phone that is typed whole, of the own institution and within the filters alone', async () => {
    const phone = cloud.phoneOf('trainee5');
    const typed = `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)} ${phone.slice(7)}`;
    const find = async (input: InputOf<'registration.list'>) =>
      (await administratorA().do('registration.list', input)).rows.map(({ name }) => name);
    expect(await find({ search: typed })).toEqual(['学员五']);
    expect(await find({ search: phone, states: ['approved'] })).toEqual(['学员五']);
    expect(await find({ search: phone, states: ['returned'] })).toEqual([]);
    expect(await find({ search: phone.slice(0, 10) })).toEqual([]);
    expect((await administratorB().do('registration.list', { search: phone })).rows).toEqual([]);
  });

  it('counts them once: not for who scrolls on, and has the figures already', async () => {
    const list = async (input: InputOf<'registration.list'>) => {
      const { total, waiting, nextCursor = '' } = await administratorA().do('registration.list', input);
      return { total, waiting, nextCursor, databaseCalls: cloud.calls().at(-1)?.databaseCalls };
    };
    const first = await list({ states: ['approved'], search: '', limit: 1 });
    expect(first).toMatchObject({ total: 3, databaseCalls: 2 });
    expect(first.waiting).toBeGreaterThan(0);
    expect(await list({ states: ['approved'], search: '学员四' })).toMatchObject({ total: 1 });
    expect(await list({ states: ['approved'], cursor: first.nextCursor })).toMatchObject({
      ...{ total: null, waiting: null, databaseCalls: 2 },
    });
  });
});

describe('two institutions', () => {
  it('cannot see, review or list each other’s people, departments or log', async () => {
    const personId = await pendingTrainee(cloud, 'trainee6', { institutionId: hospitalB.institutionId });
    expect(
      (await administratorA().do('registration.list', { limit: 100 })).rows.map((row) => row.personId),
    ).not.toContain(personId);
    expect((await administratorB().do('registration.list', {})).rows.map((row) => row.personId)).toEqual([personId]);
    expect(await administratorA().call('registration.get', { personId })).toMatchObject({
      error: { code: 'notFound' },
    });
    expect(await administratorA().call('registration.review', { personId, decision: 'approve' })).toMatchObject({
      error: { code: 'notFound' },
    });
    expect((await administratorB().do('registration.get', { personId })).state).toBe('pending');

    const departmentId = 'hospital-b:department:1';
    expect(await administratorA().call('department.save', { departmentId, name: '改名科' })).toMatchObject({
      error: { code: 'notFound' },
    });
    expect(await administratorA().call('department.remove', { departmentId })).toMatchObject({
      error: { code: 'notFound' },
    });

    const logA = await administratorA().do('audit.list', { limit: 100 });
    const logB = await administratorB().do('audit.list', { limit: 100 });
    expect(logA.rows.every(({ entryId }) => entryId.startsWith('institution:hospital-a:'))).toBe(true);
    expect(logB.rows.every(({ entryId }) => entryId.startsWith('institution:hospital-b:'))).toBe(true);
    expect(logB.rows.length).toBeGreaterThan(0);
  });

  it('both log that somebody corrected his institution', async () => {
    const personId = await pendingTrainee(cloud, 'trainee8');
    const {
      phoneCode: _spent,
      nationalId: _known,
      ...moved
    } = await registrationOf(cloud, 'trainee8', {
      institutionId: hospitalB.institutionId,
    });
    await cloud.as('trainee8').do('registration.submit', moved);
    expect(await administratorA().call('registration.get', { personId })).toMatchObject({
      error: { code: 'notFound' },
    });
    expect((await administratorB().do('registration.get', { personId })).state).toBe('pending');
    const latest = async (who: typeof administratorA) => (await who().do('audit.list', { limit: 1 })).rows[0];
    const entryOfA = await latest(administratorA);
    expect(entryOfA).toMatchObject({ action: 'registration.withdrawn', subject: `person:${personId}` });
    expect(await latest(administratorB)).toMatchObject({
      action: 'registration.corrected',
      subject: `person:${personId}`,
      subjectName: moved.name,
    });
    // The person is not theirs any more: the new name is none of their business.
    expect(entryOfA).not.toHaveProperty('subjectName');
  });
});

describe('departments', () => {
  it('are added once, renamed for their people too, and removed only when empty', async () => {
    const add = (name: string, requestId?: string) =>
      administratorA().call('department.save', { name }, requestId === undefined ? {} : { requestId });
    const first = await add('病理科', 'add-department');
    expect(await add('病理科', 'add-department')).toMatchObject({ data: first.ok && first.data });
    expect(await add('病理科')).toMatchObject({ error: { code: 'conflict' } });
    const departmentId = first.ok ? first.data.departmentId : '';
    const personId = await pendingTrainee(cloud, 'trainee7', { departmentId });

    await administratorA().do('department.save', { departmentId, name: '病理诊断科' });
    await cloud.jobs({ jobId: `settleDepartment:${departmentId}` });
    expect((await administratorA().do('registration.get', { personId })).departmentName).toBe('病理诊断科');
    const { rows } = await administratorA().do('department.list', {});
    expect(rows).toContainEqual({
      ...{ departmentId, name: '病理诊断科', people: 1, contacts: [], takesIn: false },
      spoken: 'bing li zhen duan ke',
    });
    expect(await administratorA().call('department.remove', { departmentId })).toMatchObject({
      error: { code: 'wrongState' },
    });

    const spare = await administratorA().do('department.save', { name: '备用科' });
    await administratorA().do('department.remove', spare);
    await administratorA().do('department.remove', spare);
    expect((await administratorA().do('department.list', {})).rows.map(({ name }) => name)).not.toContain('备用科');
  });
});
