import { instantOf, MINUTE_MS, SECOND_MS } from '../../../../domain/kernel/time';
import { plantTrainees, shownCode, type Holding } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import type { TestPersonId } from '../../../../test/support/people';
import { courseOf } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';
import { SESSION_CACHE_MS } from '../../../attendance/session-cache';

const eight = instantOf('2025-11-29', '08:00:00');
const by = 'administratorA1';
let cloud: InProcessCloud;
let hall: Holding;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: eight });
  await signedInAdministrator(cloud, by);
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3');
  await cloud.plant('projects', aProject('held', { courses: [courseOf()] }));
  const batch = { projectId: 'held', batchId: 'b1' };
  const { session } = await cloud.as(by).do('attendanceSession.open', batch);
  hall = { ...batch, sessionId: session.sessionId, by };
});

const change = (settings: { cap?: number | null; open?: boolean }) =>
  cloud.as(by).do('attendanceSession.update', { sessionId: hall.sessionId, ...settings });
const scan = async (who: TestPersonId, qrText?: string) =>
  cloud.as(who).call('attendance.checkIn', { qrText: qrText ?? (await shownCode(cloud, hall)) });
const capInForceAt = () => cloud.documents('attendanceSessions')[0]?.capInForceAt ?? 0;

describe('a pause', () => {
  const late = (who: TestPersonId, qrText: string) => cloud.as(who).call('attendance.checkInLate', { qrText });

  it('does not take from anybody what he scanned before it and could not send', async () => {
    const qrText = await shownCode(cloud, hall);
    cloud.clock.advance(MINUTE_MS);
    await change({ open: false });
    cloud.clock.advance(MINUTE_MS);
    expect(await late('trainee1', qrText)).toMatchObject({ ok: true, data: { awaitsConfirmation: true } });
  });

  it('holds for the codes that a display without network goes on showing', async () => {
    const { tokens } = await cloud.as(by).do('attendance.tokens', { sessionId: hall.sessionId });
    cloud.clock.advance(SECOND_MS);
    await change({ open: false });
    const afterwards = tokens.find(({ from }) => from > cloud.clock.now());
    cloud.clock.advance(MINUTE_MS);
    expect(refusalOf(await late('trainee1', afterwards?.token ?? '')).code).toBe('sessionClosed');
  });

  it('is seen by an instance whose clock was set back since it read the session', async () => {
    const qrText = await shownCode(cloud, hall);
    cloud.clock.advance(60 * MINUTE_MS);
    expect(await scan('trainee2')).toMatchObject({ ok: true });
    cloud.clock.set(eight + SECOND_MS);
    await change({ open: false });
    cloud.clock.advance(SECOND_MS);
    expect(refusalOf(await scan('trainee1', qrText)).code).toBe('sessionClosed');
  });
});

describe('a cap', () => {
  it('that is set while people scan is in force once every instance knows it, and at once during a pause', async () => {
    await change({ cap: 2 });
    expect(capInForceAt() - cloud.clock.now()).toBeGreaterThanOrEqual(SESSION_CACHE_MS);
    await change({ cap: null, open: false });
    cloud.clock.advance(MINUTE_MS);
    await change({ cap: 3 });
    expect(capInForceAt()).toBe(cloud.clock.now());
  });

  it('that is set in a pause of a moment counts whom an instance lets in that knows neither yet', async () => {
    const qrText = await shownCode(cloud, hall);
    expect(await scan('trainee1', qrText)).toMatchObject({ ok: true });
    cloud.clock.advance(SECOND_MS);
    for (const settings of [{ open: false }, { cap: 2 }, { open: true }]) await change(settings);
    cloud.clock.advance(SECOND_MS);
    expect(await scan('trainee2', qrText)).toMatchObject({ ok: true });
    cloud.clock.advance(SESSION_CACHE_MS + SECOND_MS);
    expect(refusalOf(await scan('trainee3', qrText)).code).toBe('capReached');
  });

  it('that is raised a moment after the hall was found full lets in as many more, and no further one', async () => {
    await change({ cap: 1 });
    cloud.clock.advance(MINUTE_MS);
    expect(await scan('trainee1')).toMatchObject({ ok: true });
    expect(refusalOf(await scan('trainee2')).code).toBe('capReached');
    await change({ cap: 2 });
    expect(await scan('trainee2')).toMatchObject({ ok: true });
    expect(refusalOf(await scan('trainee3')).code).toBe('capReached');
  });
});
