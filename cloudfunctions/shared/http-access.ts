import * as z from 'zod/mini';
import type { Envelope } from '../../contract/envelope';

/** A request that came over HTTP: the platform hands a function what its gateway read. Nobody is known by it, whatever else it says. */
const gatewayEvent = z.object({
  httpMethod: z.string(),
  body: z.optional(z.nullable(z.string())),
  isBase64Encoded: z.optional(z.boolean()),
});
export type HttpRequest = z.output<typeof gatewayEvent>;

/** What the gateway sends back. */
export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** A pass, a call's name and an id: far less than this. */
const MAX_BODY_CHARACTERS = 4096;

/**
 * The page lies under another name than the function. It sends no cookie and has no right but what stands in the body, so that any origin
 * may ask: whoever has a pass can ask from anywhere as well.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '600',
  'cache-control': 'no-store',
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
};

/** The request of a browser; undefined for what a phone sends. */
export function httpRequestIn(event: unknown): HttpRequest | undefined {
  const parsed = gatewayEvent.safeParse(event);
  return parsed.success ? parsed.data : undefined;
}

const answer = (statusCode: number, body = ''): HttpAnswer => ({ statusCode, headers: { ...HEADERS }, body });

/** Answers a browser: what a phone would be answered, as a body. @param handle is given what the browser sent, untrusted */
export async function answerHttp(
  { httpMethod, body, isBase64Encoded }: HttpRequest,
  handle: (sent: unknown) => Promise<Envelope<unknown>>,
): Promise<HttpAnswer> {
  if (httpMethod === 'OPTIONS') return answer(204);
  if (httpMethod !== 'POST') return answer(405);
  const text = body ?? '';
  if (text.length > MAX_BODY_CHARACTERS) return answer(413);
  const sent = jsonIn(isBase64Encoded === true ? Buffer.from(text, 'base64').toString('utf8') : text);
  return answer(200, JSON.stringify(await handle(sent)));
}

/** Undefined for what is no JSON: the router refuses it like any other nonsense. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
