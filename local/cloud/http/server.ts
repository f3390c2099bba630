/** The border: one loopback server for the SDK, the phones in the browser and the control surface. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudError } from '../errors';
import { writeProblem } from '../folder/refusal';
import type { WeChatPlatform } from '../openapi/platform';
import type { Storage } from '../storage';
import type { AdminApi } from '../wire/admin';
import { decodeRequestData, encodeAnswer, readForm } from '../wire/openapi-codec';
import type { Control } from './control';
import { HttpError, readBody, readJson, sendJson, type Exchange } from './exchange';
import { serveGateway } from './gateway';
import { servePhone, type PhoneDependencies } from './phone';
import { serveStatic, type Mount } from './static-files';

export interface Routes {
  admin: AdminApi;
  platform: WeChatPlatform;
  storage: Storage;
  phone: PhoneDependencies;
  control: Control;
  mounts: readonly Mount[];
  log: (line: string) => void;
}

const MAX_ADMIN_BYTES = 32 * 1024 * 1024;
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
/** Longer than the SDK keeps its connections, so that it is never the server that closes one that is about to be used. */
const KEEP_ALIVE_MS = 75_000;

export class LoopbackServer {
  readonly #server: Server;
  #port = 0;
  #routes: Routes | undefined;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = KEEP_ALIVE_MS;
    this.#server.requestTimeout = 0;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens on 127.0.0.1 only. Rejects when the port is taken. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Requests that come before this are answered with 503. */
  open(routes: Routes): void {
    this.#routes = routes;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const routes = this.#routes;
    try {
      if (!routes) throw new HttpError(503, 'the local cloud is starting');
      this.#checkOrigin(request);
      const url = new URL(request.url ?? '/', this.baseUrl);
      await route(routes, {
        request,
        response,
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
      });
    } catch (error) {
      fail(response, error, routes?.log);
    }
  }

  /** Pages of other sites must not reach this server, neither through a foreign name for it nor from their own origin. */
  #checkOrigin(request: IncomingMessage): void {
    const hosts = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`];
    const { host, origin } = request.headers;
    if (host === undefined || !hosts.includes(host))
      throw new HttpError(403, 'this server answers under its loopback address only');
    if (origin !== undefined && !hosts.includes(origin.replace(/^http:\/\//, '')))
      throw new HttpError(403, 'requests of other origins are refused');
  }
}

async function route(routes: Routes, exchange: Exchange): Promise<void> {
  const { path, response } = exchange;
  if (path === '/admin' && exchange.method === 'POST') return serveAdmin(routes, exchange);
  if (path.startsWith('/cos/')) return serveFile(routes.storage, exchange);
  if (path.startsWith('/wx/') && (await servePhone(routes.phone, exchange))) return;
  if (path.startsWith('/http/') && (await serveGateway(routes.phone.functions, exchange))) return;
  if (path.startsWith('/control/') && (await routes.control.serve(exchange))) return;
  if (serveStatic(routes.mounts, exchange)) return;
  sendJson(response, JSON.stringify({ error: 'not found' }), 404);
}

async function serveAdmin(routes: Routes, { request, response }: Exchange): Promise<void> {
  if (request.headers['content-type']?.startsWith('multipart/')) return serveOpenApi(routes, request, response);
  sendJson(response, await routes.admin.handle(await readJson(request, MAX_ADMIN_BYTES)));
}

async function serveOpenApi(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = await readForm(request, MAX_ADMIN_BYTES);
  try {
    routes.admin.requireInvocation(form.get('wxCloudApiToken')?.toString());
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return sendJson(response, JSON.stringify({ code: error.code, message: error.message }));
  }
  const api = form.get('apiName')?.toString() ?? '';
  const answer = routes.platform.call(api, decodeRequestData(form.get('requestData') ?? Buffer.alloc(0)));
  if (!answer) routes.log(`the local cloud does not have the open API ${api}`);
  response.end(encodeAnswer(answer));
}

async function serveFile(storage: Storage, { request, response, method, path, query }: Exchange): Promise<void> {
  const object = path.slice('/cos/'.length);
  if (method === 'PUT') {
    const content = await readBody(request, MAX_UPLOAD_BYTES);
    if (!storage.mayUpload(object, request.headers.authorization)) return refuseUpload(response);
    await storage.write(object, content, null);
    response.end();
    return;
  }
  const file = method === 'GET' ? storage.read(object, query.get('until'), query.get('sign')) : 'missing';
  if (file === 'forbidden') throw new HttpError(403, 'this address is no longer valid');
  if (file === 'missing') throw new HttpError(404, 'there is no such file');
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': file.content.length,
    'content-disposition': file.isShown ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
  });
  response.end(file.content);
}

/** The form in which object storage reports errors to the SDK. */
function refuseUpload(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'application/xml' });
  response.end(
    '<?xml version="1.0" encoding="utf-8" ?><Error><Code>SignatureDoesNotMatch</Code><Message>the upload was not asked for</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>',
  );
}

function fail(response: ServerResponse, error: unknown, log: Routes['log'] | undefined): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof HttpError) return sendJson(response, JSON.stringify({ error: error.message }), error.status);
  if (error instanceof CloudError)
    return sendJson(response, JSON.stringify({ error: error.message, code: error.code }), 400);
  const problem = writeProblem(error);
  if (problem !== undefined) log?.(`a file cannot be written: ${problem}; its upload was refused`);
  else log?.(`request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  sendJson(response, JSON.stringify({ error: 'the local cloud failed; its log says more' }), 500);
}
