/** A cloud that has every answer ready: the phone's own work is all that a launch waits for. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** What a launch asks for, and when it was answered. */
export interface Recording {
  /** The cloud's time then, epoch milliseconds: each phone of the replay believes it to be now. */
  now: number;
  /** Bodies of answers by call. */
  answers: Map<string, string>;
}

export interface Replay {
  baseUrl: string;
  /** Which phone is served, and what it is answered. */
  serve(phoneFolder: string, recording: Recording): void;
  close(): void;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

export async function startReplay(): Promise<Replay> {
  let folder = '';
  let recording: Recording = { now: 0, answers: new Map() };
  const answerOf = (pathname: string, body: string): Buffer | string | undefined => {
    if (pathname === '/control/clock') return JSON.stringify({ now: recording.now });
    if (pathname !== '/wx/callFunction') return readFileSync(path.join(folder, pathname));
    return recording.answers.get((JSON.parse(body) as { data: { call: string } }).data.call);
  };
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://phone');
    if (pathname === '/control/events') {
      // Nobody moves this clock; the line stays open.
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      return;
    }
    const content = answerOf(pathname, body);
    const type = TYPES[path.extname(pathname)] ?? 'application/json';
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(content);
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(phoneFolder, recorded) {
      folder = phoneFolder;
      recording = recorded;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
