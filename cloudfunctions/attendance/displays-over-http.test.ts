import { openHolding, type Holding } from '../../test/support/attendance';
import { startTestCloud, type TestCloud } from '../../test/support/cloud';
import { instantOf } from '../../domain/kernel/time';

let cloud: TestCloud;
let holding: Holding;
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00') });
  holding = await openHolding(cloud);
});
afterAll(() => cloud.close());

interface Sent {
  call: string;
  input: object;
  displayPass?: string;
  openid?: string;
}

/** As the page in the hall asks. */
async function ask(sent: Sent): Promise<{ ok: boolean; data?: Record<string, unknown>; error?: { code: string } }> {
  const response = await fetch(`${cloud.cloud.baseUrl}/http/attendance`, {
    method: 'POST',
    body: JSON.stringify({ requestId: 'request-http-1', ...sent }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Awaited<ReturnType<typeof ask>>;
}

describe('a browser that is a display', () => {
  it('is paired like any, and shows codes and count of its session', async () => {
    const begun = await ask({ call: 'display.begin', input: {} });
    const { pass, code } = begun.data as { pass: string; code: string };
    expect((await ask({ call: 'display.mine', input: {}, displayPass: pass })).error?.code).toBe('displayNotPaired');
    const { sessionId } = holding;
    const { displayId } = await cloud.as(holding.by).do('display.pair', { sessionId, code });
    expect((await ask({ call: 'display.mine', input: {}, displayPass: pass })).data).toMatchObject({ sessionId });
    const { tokens } = (await ask({ call: 'attendance.tokens', input: { sessionId }, displayPass: pass })).data ?? {};
    expect(tokens).not.toHaveLength(0);
    expect((await ask({ call: 'attendance.live', input: { sessionId }, displayPass: pass })).data).toMatchObject({
      headCount: 0,
    });
    const elsewhere = await ask({ call: 'attendance.live', input: { sessionId: 'other:b1' }, displayPass: pass });
    expect(elsewhere.error?.code).toBe('notFound');
    await cloud.as(holding.by).do('display.end', { displayId });
    expect((await ask({ call: 'display.mine', input: {}, displayPass: pass })).error?.code).toBe('displayNotPaired');
  });

  it('reaches nothing else, and is nobody without a pass', async () => {
    const { sessionId } = holding;
    expect((await ask({ call: 'attendance.tokens', input: { sessionId } })).ok).toBe(false);
    for (const call of ['attendance.checkIn', 'attendance.checkInLate', 'display.end', 'registration.list'])
      expect((await ask({ call, input: {}, openid: 'o-somebody' })).error?.code).toBe('unknownCall');
  });

  it('gains nothing for a phone that dresses up as one', async () => {
    const body = JSON.stringify({
      call: 'attendance.tokens',
      requestId: 'request-http-2',
      input: { sessionId: holding.sessionId },
    });
    const answered = await cloud.cloud.invoke('attendance', { httpMethod: 'POST', body }, holding.by);
    expect(JSON.stringify(answered)).toContain('notSignedIn');
  });

  it('is not reached in a function that has no address', async () => {
    const response = await fetch(`${cloud.cloud.baseUrl}/http/api`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
  });
});
