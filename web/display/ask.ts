import type { CallName, Envelope, InputOf, OutputOf } from '../../contract';
import { CallFailure, newRequestId } from '../../miniprogram/services/call';
import { noteServerTime } from '../../miniprogram/services/server-clock';

/** How long the page waits for an answer. */
const TIMEOUT_MS = 10_000;

/** What a display asks; it changes nothing. */
export type DisplayCall = Extract<CallName, 'display.begin' | 'display.mine' | 'attendance.tokens' | 'attendance.live'>;

/**
 * One call of the contract over HTTP: the same envelope that a phone sends, in a body of plain text, so that a browser asks nobody first.
 * @param endpoint where the function `attendance` is reached
 * @throws {CallFailure} for every refusal, and `networkFailed` for everything on the way
 */
export async function ask<Name extends DisplayCall>(
  endpoint: string,
  call: Name,
  input: InputOf<Name>,
  displayPass?: string,
): Promise<OutputOf<Name>> {
  const requestId = newRequestId();
  const sentAt = Date.now();
  const envelope = await post<OutputOf<Name>>(endpoint, {
    ...{ call, requestId, input },
    ...(displayPass === undefined ? {} : { displayPass }),
  }).catch(() => undefined);
  if (envelope === undefined) throw new CallFailure('networkFailed', requestId);
  if (!envelope.ok) throw new CallFailure(envelope.error.code, envelope.error.requestId, envelope.error.details);
  noteServerTime({ serverNow: envelope.serverNow, sentAt, receivedAt: Date.now() });
  return envelope.data;
}

async function post<Data>(endpoint: string, sent: object): Promise<Envelope<Data> | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      body: JSON.stringify(sent),
      headers: { 'content-type': 'text/plain' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    const answer: unknown = response.ok ? await response.json() : undefined;
    // Only our own function answers there; anything with an `ok` is its envelope.
    const isEnvelope = typeof answer === 'object' && answer !== null && 'ok' in answer;
    return isEnvelope ? (answer as Envelope<Data>) : undefined;
  } finally {
    clearTimeout(timer);
  }
}
