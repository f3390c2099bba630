import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** As on Node 18: its own agent closes a socket after each request. */
const nodesOwn = http.globalAgent;
beforeAll(() => {
  http.globalAgent = new http.Agent({ keepAlive: false });
});
afterAll(() => {
  http.globalAgent = nodesOwn;
});

/** A database that has nothing, and counts who connects to it. */
async function emptyDatabase() {
  const sockets = new Set<unknown>();
  let requests = 0;
  const server = http.createServer((request, response) => {
    requests += 1;
    sockets.add(request.socket);
    request.resume().on('end', () => response.end(JSON.stringify({ requestId: 'r', data: { list: [] } })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, seen: () => ({ requests, sockets: sockets.size }), close };
}

/** What a cloud function finds in its environment. */
const inFunction = (port: number): Record<string, string> => ({
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'id',
  TENCENTCLOUD_SECRETKEY: 'key',
  TENCENTCLOUD_SESSIONTOKEN: 'token',
  SCF_NAMESPACE: 'TCB_ENV=test',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
});

describe('the SDK inside a function', () => {
  it('sends the second database request over the socket of the first, whatever Node does by itself', async () => {
    const database = await emptyDatabase();
    Object.assign(process.env, inFunction(database.port));
    const { cloud } = await import('./sdk');
    const persons = cloud.database({ throwOnNotFound: false }).collection('persons');
    await persons.doc('a').get();
    await persons.doc('b').get();
    await database.close();
    expect(database.seen()).toEqual({ requests: 2, sockets: 1 });
  });
});
