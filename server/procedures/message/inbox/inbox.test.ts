import { MINUTE_MS } from '../../../../domain/kernel/time';
import { approvedTrainee, pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { HOSPITAL_DAY } from '../../../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import type { Message } from '../../../data/documents';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, 'administratorA1');
});

const returned = (n: number, to = `institution:${hospitalA.institutionId}`): Message => ({
  _id: `${to}:m${n}`,
  to,
  kind: 'projectReturned',
  facts: { projectId: 'p1', title: `项目 ${n}`, reason: '' },
  at: HOSPITAL_DAY + n * MINUTE_MS,
});
const tellMany = (count: number) =>
  cloud.plant('messages', ...Array.from({ length: count }, (_, n) => returned(n + 1)));
const later = (minutes: number) => cloud.clock.set(HOSPITAL_DAY + minutes * MINUTE_MS);
const office = { as: 'office' } as const;
const unreadOf = async (who: 'administratorA1' | 'administratorA2' | 'trainee1') =>
  (await cloud.as(who).do('session.get', {})).unread;

describe('the inbox of an institution', () => {
  it('shows its messages newest first, page by page, and says nothing before the last page is the end', async () => {
    await tellMany(5);
    later(10);
    const first = await cloud.as('administratorA1').do('inbox.list', { ...office, limit: 3 });
    expect(first.rows.map(({ text }) => text)).toEqual(['项目 5', '项目 4', '项目 3']);
    const rest = await cloud.as('administratorA1').do('inbox.list', { ...office, limit: 3, cursor: first.nextCursor });
    expect(rest.rows.map(({ text }) => text)).toEqual(['项目 2', '项目 1']);
    expect(rest.nextCursor).toBeUndefined();
  });

  it('is read by each administrator for themselves', async () => {
    await signedInAdministrator(cloud, 'administratorA2');
    await tellMany(2);
    later(10);
    const { rows } = await cloud.as('administratorA1').do('inbox.list', office);
    const messageId = rows[0]?.messageId ?? '';
    expect(await cloud.as('administratorA1').do('inbox.open', { ...office, messageId })).toEqual({ unread: 1 });
    expect(await cloud.as('administratorA1').do('inbox.open', { ...office, messageId })).toEqual({ unread: 1 });
    expect((await unreadOf('administratorA1')).office).toBe(1);
    expect((await unreadOf('administratorA2')).office).toBe(2);
  });

  it('leaves out what was read where only the unread is asked for, over several pages', async () => {
    await tellMany(6);
    later(10);
    const open = (n: number) => cloud.as('administratorA1').do('inbox.open', { ...office, messageId: returned(n)._id });
    await cloud.as('administratorA1').do('inbox.readAll', { ...office, until: returned(2).at });
    await open(4);
    const page = { ...office, unreadOnly: true, limit: 2 };
    const first = await cloud.as('administratorA1').do('inbox.list', page);
    expect(first.rows.map(({ text }) => text)).toEqual(['项目 6', '项目 5']);
    const rest = await cloud.as('administratorA1').do('inbox.list', { ...page, cursor: first.nextCursor });
    expect(rest.rows.map(({ text }) => text)).toEqual(['项目 3']);
    expect(rest.nextCursor).toBeUndefined();
  });

  it('is read until the newest message that was shown, not until one that came meanwhile', async () => {
    await tellMany(3);
    later(10);
    const until = returned(2).at;
    expect(await cloud.as('administratorA1').do('inbox.readAll', { ...office, until })).toEqual({ unread: 1 });
    expect(await cloud.as('administratorA1').do('inbox.readAll', { ...office, until: until - 1 })).toEqual({
      unread: 1,
    });
  });

  it('is not read into the future', async () => {
    await cloud.as('administratorA1').do('inbox.readAll', { ...office, until: HOSPITAL_DAY + 60 * MINUTE_MS });
    await tellMany(1);
    later(10);
    expect((await unreadOf('administratorA1')).office).toBe(1);
  });

  it('counts as unread what was told since an administrator was added', async () => {
    await tellMany(3);
    later(2);
    await signedInAdministrator(cloud, 'administratorA2');
    later(10);
    expect((await unreadOf('administratorA2')).office).toBe(1);
  });

  it("keeps another institution's messages to itself", async () => {
    const others = returned(1, `institution:${hospitalB.institutionId}`);
    await cloud.plant('messages', others);
    expect((await cloud.as('administratorA1').do('inbox.list', office)).rows).toEqual([]);
    const opened = await cloud.as('administratorA1').call('inbox.open', { ...office, messageId: others._id });
    expect(refusalOf(opened).code).toBe('notFound');
  });
});

describe('who reads', () => {
  it('has to be what they say they are', async () => {
    expect((await cloud.as('administratorA1').do('inbox.list', { as: 'trainee' })).rows).toEqual([]);
    await pendingTrainee(cloud, 'trainee1');
    expect(refusalOf(await cloud.as('trainee1').call('inbox.list', office)).code).toBe('notSignedIn');
  });

  it('is told of their registration, and finds it in the message', async () => {
    await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    expect(await unreadOf('trainee1')).toEqual({ trainee: 1, office: 0 });
    const { rows } = await cloud.as('trainee1').do('inbox.list', { as: 'trainee' });
    expect(rows).toMatchObject([{ title: '注册已通过审核', target: { page: 'registration' }, unread: true }]);
  });
});

describe('a consent', () => {
  it('counts once for each time somebody agreed in WeChat, however often it is sent', async () => {
    const consent = (requestId: string) =>
      cloud.as('stranger1').do('inbox.consent', { templates: ['registrationResult'] }, { requestId });
    await consent('request-one-1234');
    await consent('request-one-1234');
    await consent('request-two-1234');
    expect(cloud.documents('messageConsents')).toMatchObject([{ template: 'registrationResult', left: 2 }]);
  });
});
