/** What a browser asks of a function over HTTP (HTTP 访问服务): the function is handed the request, and its answer is the response. */
import type { FunctionRunner } from '../functions/runner';
import { failureOf } from './answers';
import { HttpError, readBody, type Exchange } from './exchange';

/** The platform takes some megabytes; nothing here sends as much. */
const MAX_BODY_BYTES = 1024 * 1024;
const PREFIX = '/http/';

interface Answer {
  statusCode?: number;
  headers?: Record<string, string>;
  body?: string;
}

/** Answers `/http/<function>`; false when there is no such route. */
export async function serveGateway(functions: FunctionRunner, exchange: Exchange): Promise<boolean> {
  const { request, response, method, path } = exchange;
  if (!path.startsWith(PREFIX)) return false;
  const name = path.slice(PREFIX.length);
  if (functions.declaration(name)?.httpAccess !== true) return false;
  const body = (await readBody(request, MAX_BODY_BYTES)).toString('utf8');
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const event = {
    path: `/${name}`,
    httpMethod: method,
    headers,
    queryStringParameters: {},
    body,
    isBase64Encoded: false,
  };
  const finished = await functions.call(name, event, { kind: 'nobody' });
  if (failureOf(finished) || finished.outcome.kind !== 'returned') throw new HttpError(500, 'the function failed');
  const { statusCode = 200, headers: given = {}, body: text = '' } = JSON.parse(finished.outcome.resultJson) as Answer;
  response.writeHead(statusCode, given);
  response.end(text);
  return true;
}
