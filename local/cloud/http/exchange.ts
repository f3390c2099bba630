import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request and its answer, with what the routes need of them. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** Path without the query, still percent-encoded. */
  path: string;
  query: URLSearchParams;
}

/** A request that is refused with an HTTP status. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads a body of at most that many bytes. Throws 413 beyond. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  // Plain events: the stream's async iterator costs more than everything else that is done with a small request.
  return new Promise((resolve, reject) => {
    request.on('data', (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size <= limitBytes) return;
      // The rest runs off, so that the refusal gets through.
      parts.length = 0;
      request.removeAllListeners('data').resume();
      reject(new HttpError(413, 'the request is too large'));
    });
    request.on('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.on('error', reject);
  });
}

/** Reads a JSON object. Throws 400 for anything else. */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<Record<string, unknown>> {
  const body = await readBody(request, limitBytes);
  return requireObject(parseJson(body.toString()));
}

export function requireObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpError(400, 'a JSON object was expected');
  return value as Record<string, unknown>;
}

/** Far deeper than anything that is sent, and shallow enough for every stack: JSON is read without recursion, but written with it. */
const MAX_DEPTH = 1000;

function parseJson(text: string): unknown {
  const value = ((): unknown => {
    try {
      return text === '' ? {} : (JSON.parse(text) as unknown);
    } catch {
      throw new HttpError(400, 'the body is not JSON');
    }
  })();
  // A level takes two characters at least: most requests need no look.
  if (text.length > 2 * MAX_DEPTH && isDeeperThan(value, MAX_DEPTH))
    throw new HttpError(413, `the body is nested deeper than ${MAX_DEPTH} levels`);
  return value;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}

export function sendJson(response: ServerResponse, json: string, status = 200): void {
  // With its length known, and as text, the answer leaves in one piece with its head.
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
    'cache-control': 'no-store',
  });
  response.end(json);
}
