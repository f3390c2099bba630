/**
 * Answers the requests of the SDK with what its argument says (`StubAnswers`), at once and whatever was asked for in particular.
 * Started by `stub.ts`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tellAddress } from './helper-process';
import type { StubAnswers } from './stub';

const answers = new Map(
  Object.entries(JSON.parse(process.argv[2] ?? '{}') as StubAnswers).map(([request, data]) => [
    request,
    Buffer.from(JSON.stringify({ data, requestId: 'stub' })),
  ]),
);
const unknown = Buffer.from(JSON.stringify({ code: 'INVALID_PARAM', message: 'the stub has no answer to this' }));

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { action, collectionName } = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
    const answer = answers.get(`${String(action)} ${String(collectionName)}`) ?? unknown;
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length });
    response.end(answer);
  });
});
// Longer than the SDK keeps a connection, as in the local cloud.
server.keepAliveTimeout = 75_000;
server.listen(0, '127.0.0.1', () => tellAddress(`http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`));
