/** The control surface: what tests, benches, the bar above the phones and a curious user ask for. Loopback only. */
import type { ServerResponse } from 'node:http';
import type { CallLog } from '../call-log';
import type { Callers } from '../callers';
import type { Clock } from '../clock';
import { CloudError } from '../errors';
import { timerEvent } from '../functions/timers';
import type { FunctionRunner } from '../functions/runner';
import type { ShortMessage } from '../openapi/short-messages';
import type { SentMessage } from '../openapi/subscriptions';
import type { WeChatPlatform } from '../openapi/platform';
import type { CallAs } from '../options';
import { answerJson } from './answers';
import { HttpError, readJson, requireObject, sendJson, type Exchange } from './exchange';

export interface ControlDependencies {
  callers: Callers;
  clock: Clock;
  callLog: CallLog;
  functions: FunctionRunner;
  platform: WeChatPlatform;
  reset: () => Promise<void>;
}

/** What the desk shows of something that reached a phone. */
interface DeskMessage {
  at: number;
  to: string;
  title: string;
  page?: string;
  data: unknown;
}

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Answers `/control/…`. */
export class Control {
  readonly #needs: ControlDependencies;
  readonly #listeners = new Set<ServerResponse>();
  readonly #stopListening: () => void;

  constructor(needs: ControlDependencies) {
    this.#needs = needs;
    this.#stopListening = needs.clock.onMove((now) => this.tell('clock', { now }));
    needs.platform.subscriptions.onSend((message) => this.tell('message', this.#toWhom(message)));
    needs.platform.shortMessages.onSend((message) => this.tell('message', this.#bySms(message)));
  }

  close(): void {
    this.#stopListening();
    for (const response of this.#listeners) response.end();
  }

  /** False when there is no such route. */
  async serve(exchange: Exchange): Promise<boolean> {
    const { callers, clock, callLog, platform } = this.#needs;
    const { response } = exchange;
    switch (`${exchange.method} ${exchange.path}`) {
      case 'GET /control/people':
        sendJson(
          response,
          JSON.stringify({ people: callers.people.map(({ id, label, group }) => ({ id, label, group })) }),
        );
        return true;
      case 'GET /control/calls':
        sendJson(response, JSON.stringify({ calls: callLog.since(Number(exchange.query.get('since') ?? 0)) }));
        return true;
      case 'GET /control/messages':
        sendJson(
          response,
          JSON.stringify({
            messages: [
              ...platform.subscriptions.messages.map((message) => this.#toWhom(message)),
              ...platform.shortMessages.messages.map((message) => this.#bySms(message)),
            ].sort((a, b) => a.at - b.at),
          }),
        );
        return true;
      case 'GET /control/clock':
        sendJson(response, JSON.stringify({ now: clock.now() }));
        return true;
      case 'POST /control/clock':
        await this.#moveClock(exchange);
        return true;
      case 'POST /control/call':
        await this.#call(exchange);
        return true;
      case 'POST /control/reset':
        await this.#needs.reset();
        this.tell('reset', { now: clock.now() });
        sendJson(response, JSON.stringify({ now: clock.now() }));
        return true;
      case 'GET /control/events':
        this.#listen(exchange);
        return true;
      default:
        return false;
    }
  }

  /** A sent message with the name of who has it, as the desk shows it. */
  #toWhom(message: SentMessage): DeskMessage {
    const person = this.#needs.callers.people.find(({ openid }) => openid === message.openid);
    return { ...message, to: person?.label ?? message.openid };
  }

  /** An SMS, with the person of the sample whose number it is. */
  #bySms({ at, phone, parameters }: ShortMessage): DeskMessage {
    const person = this.#needs.callers.people.find((each) => phone.endsWith(each.phone));
    const data = Object.fromEntries(parameters.map((value, index) => [index, { value }]));
    return { at, to: `${person?.label ?? ''} ${phone}`.trim(), title: '短信', data };
  }

  async #moveClock(exchange: Exchange): Promise<void> {
    const { clock } = this.#needs;
    const { to, advanceMs } = await readJson(exchange.request, MAX_BODY_BYTES);
    try {
      if (typeof to === 'number') clock.moveTo(to);
      else if (typeof advanceMs === 'number') clock.advance(advanceMs);
      else throw new HttpError(400, 'give either "to" (epoch milliseconds) or "advanceMs"');
    } catch (error) {
      throw error instanceof RangeError ? new HttpError(400, error.message) : error;
    }
    sendJson(exchange.response, JSON.stringify({ now: clock.now() }));
  }

  async #call(exchange: Exchange): Promise<void> {
    const { callers, functions, clock } = this.#needs;
    const body = await readJson(exchange.request, MAX_BODY_BYTES);
    const caller = callers.resolve(requireCallAs(body['as']));
    if (!caller) throw new HttpError(400, 'there is no such person');
    const data = requireObject(body['data'] ?? {});
    const event = caller.kind === 'timer' ? { ...data, ...timerEvent(caller.name, clock.now()) } : data;
    try {
      sendJson(exchange.response, answerJson(await functions.call(String(body['name']), event, caller)));
    } catch (error) {
      throw error instanceof CloudError && error.code === 'RESOURCE_NOT_FOUND'
        ? new HttpError(404, error.message)
        : error;
    }
  }

  #listen({ request, response }: Exchange): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(eventText('clock', { now: this.#needs.clock.now() }));
    this.#listeners.add(response);
    request.on('close', () => this.#listeners.delete(response));
  }

  /** Sends an event to everybody who listens at `/control/events`. */
  tell(event: string, data: object): void {
    for (const response of this.#listeners) response.write(eventText(event, data));
  }
}

function requireCallAs(as: unknown): CallAs {
  if (as === null || as === undefined) return null;
  if (typeof as === 'string') return as;
  if (typeof as === 'object' && 'timer' in as && typeof as.timer === 'string') return { timer: as.timer };
  throw new HttpError(400, '"as" is the id of a person, null for nobody, or { "timer": name }');
}

function eventText(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
