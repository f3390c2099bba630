import { instantOf } from '../../../../domain/kernel/time';
import { openHolding, type Holding } from '../../../../test/support/attendance';
import { invitedColleague, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

const MORNING = instantOf('2025-11-29', '08:00:00');

let cloud: InProcessCloud;
let holding: Holding;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: MORNING });
  holding = await openHolding(cloud);
});

/** A display in the hands of a WeChat user who is nobody to us. */
const display = () => cloud.as('stranger1');
const begin = () => display().do('display.begin', {});
const pair = (code: string) => cloud.as(holding.by).do('display.pair', { sessionId: holding.sessionId, code });
async function paired() {
  const { pass, code } = await begin();
  const { displayId } = await pair(code);
  return { as: { displayPass: pass }, displayId, code };
}
/** What the log says was done to displays since the test began. */
let before = 0;
const allActs = () => cloud.documents('auditEntries').filter(({ action }) => action.startsWith('display.'));
const acts = () =>
  allActs()
    .sort((a, b) => a.sequence - b.sequence)
    .slice(before)
    .map(({ action }) => action);
beforeEach(() => {
  before = allActs().length;
});

describe('a display', () => {
  it('shows nothing before somebody has paired it', async () => {
    const { pass } = await begin();
    const { sessionId } = holding;
    const as = { displayPass: pass };
    expect(refusalOf(await display().call('display.mine', {}, as)).code).toBe('displayNotPaired');
    expect(refusalOf(await display().call('attendance.tokens', { sessionId }, as)).code).toBe('displayNotPaired');
    expect(refusalOf(await display().call('display.mine', {})).code).toBe('displayNotPaired');
  });

  it('shows codes and count of its session, without anybody signed in', async () => {
    const { as } = await paired();
    const { sessionId } = holding;
    expect(await display().do('display.mine', {}, as)).toEqual({ sessionId, until: instantOf('2025-12-01') });
    expect((await display().do('attendance.tokens', { sessionId }, as)).tokens.length).toBeGreaterThan(20);
    const live = await display().do('attendance.live', { sessionId, arrivals: true }, as);
    expect(live).toMatchObject({ headCount: 0, open: true, arrivals: null });
    expect(acts()).toEqual(['display.paired']);
  });

  it('is nobody for everything else, also in the hands of an administrator', async () => {
    const { as } = await paired();
    const { sessionId } = holding;
    const administrator = cloud.as(holding.by);
    expect(refusalOf(await administrator.call('attendanceSession.update', { sessionId, open: false }, as)).code).toBe(
      'notSignedIn',
    );
    expect(refusalOf(await administrator.call('department.list', {}, as)).code).toBe('notSignedIn');
    expect((await administrator.do('session.get', {}, as)).administrator).toBeNull();
  });

  it('does not show another session, and a pairing code is no pass', async () => {
    const { as, code } = await paired();
    expect(refusalOf(await display().call('attendance.live', { sessionId: 'other:b1' }, as)).code).toBe('notFound');
    const notAPass = { displayPass: code + code };
    expect(refusalOf(await display().call('display.mine', {}, notAPass)).code).toBe('displayNotPaired');
  });

  it('stops when its administrator ends it, and its code is used up', async () => {
    const { as, displayId, code } = await paired();
    const administrator = cloud.as(holding.by);
    const { sessionId } = holding;
    const showing = async () =>
      (await administrator.do('display.list', { sessionId })).displays.map((each) => each.displayId);
    expect(await showing()).toContain(displayId);
    await administrator.do('display.end', { displayId });
    await administrator.do('display.end', { displayId });
    expect(refusalOf(await display().call('attendance.live', { sessionId }, as)).code).toBe('displayNotPaired');
    expect(await showing()).not.toContain(displayId);
    expect(refusalOf(await administrator.call('display.pair', { sessionId, code })).code).toBe('displayCodeUsed');
    expect(acts()).toEqual(['display.paired', 'display.ended']);
  });

  it('gives its pairing up by itself, and is nobody from then on', async () => {
    const { as } = await paired();
    const requestId = 'request-leave-1';
    expect(await display().do('display.leave', {}, { ...as, requestId })).toEqual({});
    // Also for the repeat of what it asked: the page takes this as done.
    expect(refusalOf(await display().call('display.leave', {}, { ...as, requestId })).code).toBe('displayNotPaired');
    expect(acts()).toEqual(['display.paired', 'display.ended']);
  });

  it('is paired once however often that is asked, and by its own institution alone', async () => {
    const { code } = await begin();
    expect(await pair(code)).toEqual(await pair(code));
    expect(acts()).toEqual(['display.paired']);
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    const other = cloud.as('administratorB1');
    const { sessionId } = holding;
    const { code: second } = await begin();
    expect(refusalOf(await other.call('display.pair', { sessionId, code: second })).code).toBe('notFound');
    expect(refusalOf(await other.call('display.list', { sessionId })).code).toBe('notFound');
    expect(refusalOf(await other.call('display.end', { displayId: code })).code).toBe('notFound');
  });

  it.each(['removed', 'only looking'] as const)(
    'ends when whoever paired it is %s, and no other does',
    async (fate) => {
      const who = fate === 'removed' ? 'administratorA2' : 'administratorA3';
      const { administratorId } = await invitedColleague(cloud, who, { by: holding.by, institutionRole: 'all' });
      const { sessionId } = holding;
      const theirs = await begin();
      await cloud.as(who).do('display.pair', { sessionId, code: theirs.code });
      const mine = await paired();
      const by = cloud.as(holding.by);
      await (fate === 'removed'
        ? by.do('administrator.remove', { administratorId })
        : by.do('administrator.setRole', { administratorId, institutionRole: 'readOnly' }));
      expect(refusalOf(await display().call('display.mine', {}, { displayPass: theirs.pass })).code).toBe(
        'displayNotPaired',
      );
      expect(await display().do('display.mine', {}, mine.as)).toMatchObject({ sessionId });
      await by.do('display.end', { displayId: mine.displayId });
      expect(acts()).toEqual(['display.paired', 'display.paired', 'display.ended', 'display.ended']);
    },
  );

  it('ends with its batch', async () => {
    const { as, code } = await paired();
    cloud.clock.advance(instantOf('2025-12-01') - MORNING);
    expect(refusalOf(await display().call('display.mine', {}, as)).code).toBe('displayOver');
    const { sessionId } = holding;
    expect(refusalOf(await cloud.as(holding.by).call('display.pair', { sessionId, code })).code).toBe('outsideBatch');
  });
});
