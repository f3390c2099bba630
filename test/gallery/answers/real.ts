import type { CallName, Envelope } from '../../../contract';
import { calls } from '../../../contract';
import type { LocalCloud } from '../../../local/cloud';
import { NOW, type World } from '../world/plant';
import { steady } from './steady';

/** What a phone sends for one call. */
export interface Request {
  /** The person who holds the phone. */
  as: string | null;
  call: CallName;
  requestId: string;
  input: unknown;
  displayPass?: string;
}

/**
 * The answers of the real functions at {@link NOW}. Each question is asked once, so that all pictures of a page show the same.
 * A picture changes nothing: a command is answered with what the world kept of it, or not at all.
 */
export class RealAnswers {
  readonly #answers = new Map<string, Promise<Envelope<unknown>>>();

  constructor(
    private readonly cloud: LocalCloud,
    private readonly world: World,
  ) {}

  /** @throws Error for a command that the world does not know an answer to */
  answer(request: Request): Promise<Envelope<unknown>> {
    const { as, call, input, displayPass } = request;
    const key = JSON.stringify([as, call, input, displayPass]);
    const known = this.#answers.get(key) ?? this.#ask(request);
    this.#answers.set(key, known);
    return known;
  }

  async #ask({ as, call, requestId, input, displayPass }: Request): Promise<Envelope<unknown>> {
    if (calls[call].kind === 'command') return this.#kept(as, call);
    this.cloud.clock.moveTo(NOW);
    const event = { call, requestId, input, ...(displayPass === undefined ? {} : { displayPass }) };
    const answer = await this.cloud.invoke(calls[call].service, event, as);
    if (!('result' in answer)) throw new Error(`${call}: ${answer.errMsg}`);
    const envelope = answer.result as Envelope<unknown>;
    return envelope.ok ? { ok: true, data: steady(call, envelope.data), serverNow: NOW } : envelope;
  }

  #kept(as: string | null, call: CallName): Envelope<unknown> {
    const kept = this.world.commands.find((command) => command.as === as && command.call === call);
    if (!kept) throw new Error(`a picture would change something: ${call} as ${as ?? 'nobody'}`);
    return kept.answer.ok ? { ...kept.answer, serverNow: NOW } : kept.answer;
  }
}
