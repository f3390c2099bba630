import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startConformanceCloud, type ConformanceCloud } from './support/conformance-cloud';

const start = Date.UTC(2025, 10, 28);
let subject: ConformanceCloud;
let site: string;
let seeded = 0;

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(site, 'public'));
  writeFileSync(join(site, 'public', 'index.html'), '<p>phone</p>');
  writeFileSync(join(site, 'secret.txt'), 'secret');
  subject = await startConformanceCloud(
    { startAt: start, static: [{ mount: '/', dir: join(site, 'public') }], seed: async () => void (seeded += 1) },
    { timers: [{ name: 'hourly', everySeconds: 3600 }] },
  );
});
afterAll(async () => {
  await subject.close();
  rmSync(site, { recursive: true, force: true });
});

async function post(path: string, body: unknown): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await fetch(subject.cloud.baseUrl + path, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function get(path: string): Promise<Record<string, unknown>> {
  return (await (await fetch(subject.cloud.baseUrl + path)).json()) as Record<string, unknown>;
}

/** A request with headers that fetch would not let through. */
function raw(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(subject.cloud.baseUrl);
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('a phone', () => {
  it('calls a function as one of the people and gets its result', async () => {
    const { json } = await post('/wx/callFunction', {
      as: 'liu',
      name: 'probe',
      data: { source: '({ cloud }) => cloud.getWXContext().OPENID' },
    });
    expect(json).toEqual({ result: 'oLiu', requestID: expect.any(String) as string });
  });

  it('calls without a login in single-page mode', async () => {
    const { json } = await post('/wx/callFunction', {
      as: null,
      name: 'probe',
      data: { source: '({ cloud }) => cloud.getWXContext().OPENID ?? "nobody"' },
    });
    expect(json['result']).toBe('nobody');
  });

  it('is refused: an unknown person, a closed function, an unknown one, more than a megabyte, no JSON', async () => {
    expect((await post('/wx/callFunction', { as: 'stranger', name: 'probe' })).status).toBe(400);
    expect((await post('/wx/callFunction', { name: 'probe' })).status).toBe(400);
    expect((await post('/wx/callFunction', { as: 'liu', name: 'inner' })).json['errCode']).toBe(-501023);
    expect((await post('/wx/callFunction', { as: 'liu', name: 'nowhere' })).json['errCode']).toBe(-501000);
    expect(
      (await post('/wx/callFunction', { as: 'liu', name: 'probe', data: { big: 'x'.repeat(1_100_000) } })).json,
    ).toMatchObject({ errCode: -1, errMsg: expect.stringContaining('exceed max size') as string });
    const body = `{"as":"liu","name":"probe","data":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`;
    const deep = await fetch(`${subject.cloud.baseUrl}/wx/callFunction`, { method: 'POST', body });
    expect([deep.status, await deep.json()]).toMatchObject([200, { errCode: -1 }]);
    expect((await post('/wx/callFunction', [1])).status).toBe(400);
  });

  it('is told when a function fails or gives too much', async () => {
    expect(
      (await post('/wx/callFunction', { as: 'liu', name: 'probe', data: { source: '() => { throw new Error("x") }' } }))
        .json['errCode'],
    ).toBe(-504002);
    expect(
      (await post('/wx/callFunction', { as: 'liu', name: 'probe', data: { source: '() => "x".repeat(1100000)' } }))
        .json['errCode'],
    ).toBe(-604001);
  });

  it('uploads a file and reads it through a signed address, and only through that', async () => {
    const upload = await fetch(
      `${subject.cloud.baseUrl}/wx/uploadFile?as=liu&cloudPath=${encodeURIComponent('docs/通知.pdf')}`,
      { method: 'PUT', body: '<script>1</script>' },
    );
    const { fileID } = (await upload.json()) as { fileID: string };
    const { json } = await post('/wx/getTempFileURL', { as: 'liu', fileList: [fileID] });
    const [{ tempFileURL } = { tempFileURL: '' }] = json['fileList'] as { tempFileURL: string }[];
    const download = await fetch(tempFileURL);
    expect(await download.text()).toBe('<script>1</script>');
    // Whatever its name says, what a phone has written is saved and never shown.
    expect(download.headers.get('content-type')).toBe('application/octet-stream');
    expect(download.headers.get('content-disposition')).toBe('attachment');
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(tempFileURL.replace(/sign=...../, 'sign=00000'))).status).toBe(403);
    expect((await fetch(tempFileURL.replace(/until=\d/, 'until=9'))).status).toBe(403);
    expect((await fetch(tempFileURL.split('?')[0] ?? '', { method: 'PUT', body: 'overwritten' })).status).toBe(403);
    expect(
      (await fetch(`${subject.cloud.baseUrl}/wx/uploadFile?as=liu&cloudPath=../x`, { method: 'PUT', body: 'x' }))
        .status,
    ).toBe(400);
  });
});

describe('the border', () => {
  it('answers under its loopback address only, and to no page of another origin', async () => {
    const { host } = new URL(subject.cloud.baseUrl);
    expect(await raw('/control/people', { host })).toBe(200);
    expect(await raw('/control/people', { host: 'evil.example' })).toBe(403);
    expect(await raw('/control/people', { host, origin: 'http://evil.example' })).toBe(403);
    expect(await raw('/control/people', { host, origin: `http://${host}` })).toBe(200);
  });

  it('serves files of its folders and nothing outside of them', async () => {
    const { host } = new URL(subject.cloud.baseUrl);
    expect(await (await fetch(`${subject.cloud.baseUrl}/`)).text()).toBe('<p>phone</p>');
    expect(await raw('/../secret.txt', { host })).toBe(404);
    expect(await raw('/%2e%2e/secret.txt', { host })).toBe(404);
    expect(await raw('/..%2fsecret.txt', { host })).toBe(404);
    expect(await raw('/%ff', { host })).toBe(404);
  });

  it('refuses requests of the SDK without the token of a running invocation', async () => {
    const unknown = await post('/admin', {
      action: 'database.getDocument',
      collectionName: 'items',
      wxCloudApiToken: 'guess',
    });
    expect(unknown.json['code']).toBe('INVALID_REQUEST_SOURCE');
    const token = await subject.inCloud(() => process.env['WX_API_TOKEN']);
    const over = await post('/admin', {
      action: 'database.getDocument',
      collectionName: 'items',
      wxCloudApiToken: token,
    });
    expect(over.json['code']).toBe('INVALID_REQUEST_SOURCE');
  });
});

describe('the control surface', () => {
  it('lists the people without what is private to them', async () => {
    expect(await get('/control/people')).toEqual({
      people: [
        { id: 'chen', label: 'Chen' },
        { id: 'liu', label: 'Liu', group: 'others' },
      ],
    });
  });

  it('calls any function as a person, as nobody, as a timer', async () => {
    const source = '({ cloud, event }) => [cloud.getWXContext().OPENID ?? null, event.TriggerName ?? null]';
    expect((await post('/control/call', { as: 'chen', name: 'inner', data: { source } })).json['result']).toEqual([
      'oChen',
      null,
    ]);
    expect((await post('/control/call', { as: null, name: 'inner', data: { source } })).json['result']).toEqual([
      null,
      null,
    ]);
    expect(
      (await post('/control/call', { as: { timer: 'hourly' }, name: 'inner', data: { source } })).json['result'],
    ).toEqual([null, 'hourly']);
    expect((await post('/control/call', { as: 'stranger', name: 'inner', data: {} })).status).toBe(400);
    expect((await post('/control/call', { as: 'chen', name: 'nowhere', data: {} })).status).toBe(404);
  });

  it('gives the log since a call', async () => {
    const { calls } = (await get('/control/calls')) as { calls: { sequence: number }[] };
    await post('/control/call', { as: 'chen', name: 'probe', data: { call: 'x.y', source: '() => 1' } });
    const since = (await get(`/control/calls?since=${calls.at(-1)?.sequence}`)) as { calls: unknown[] };
    expect(since.calls).toEqual([
      expect.objectContaining({ who: 'chen', function: 'probe', call: 'x.y', ok: true, databaseCalls: 0 }),
    ]);
  });

  it('moves the clock, tells everybody who listens, and fires the timers that are due', async () => {
    const events = await fetch(`${subject.cloud.baseUrl}/control/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    const before = subject.cloud.callLog.since().at(-1)?.sequence ?? 0;
    const to = start + 5 * 86_400_000;
    const { json } = await post('/control/clock', { to });
    expect(Number(json['now'])).toBeGreaterThanOrEqual(to);
    expect(Number(json['now'])).toBeLessThanOrEqual(subject.cloud.clock.now());
    expect((await reader?.read())?.value).toBe(`event: clock\ndata: {"now":${to}}\n\n`);
    await reader?.cancel();
    const timerRan = () => subject.cloud.callLog.since(before).some((one) => one.who === 'timer:hourly');
    while (!timerRan()) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await post('/control/clock', { to: 'tomorrow' })).status).toBe(400);
    expect((await post('/control/clock', { to: 9e15 })).status).toBe(400);
  });

  it('empties everything, puts the clock back and seeds anew', async () => {
    await subject.cloud.store.insert('items', [{ _id: 'a' }]);
    await subject.inCloud(() => 'one invocation');
    const { json } = await post('/control/reset', {});
    expect(Number(json['now'])).toBeGreaterThanOrEqual(start);
    expect(Number(json['now'])).toBeLessThanOrEqual(subject.cloud.clock.now());
    expect(Number(json['now'])).toBeLessThan(start + 3_600_000);
    expect(subject.cloud.store.count('items', {})).toBe(0);
    expect(seeded).toBe(1);
    expect(await subject.inCloud(({ invocations }) => invocations)).toBe(1);
  });
});
