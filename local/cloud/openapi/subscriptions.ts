import type { Clock } from '../clock';
import type { MessageTemplate } from '../options';

/** A subscription message that was sent. */
export interface SentMessage {
  /** Virtual epoch milliseconds. */
  at: number;
  openid: string;
  templateId: string;
  /** Its title at WeChat; '' for a template that nobody has declared. */
  title: string;
  page?: string;
  data: unknown;
}

type Answer = { errcode: number; errmsg: string; msgid?: number };
type Data = Record<string, unknown>;

const MAX_OUTBOX = 10_000;

/** Values that WeChat takes in a field of a kind; kinds that are missing here take anything. */
const FIELD_RULES: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => Array.from(value).length <= 20 && !/[\p{Cc}]/u.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  name: (value) => /^\p{Script=Han}{1,10}$|^[A-Za-z ,.'-]{1,20}$/u.test(value),
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  number: (value) => /^\d{1,32}(\.\d+)?$/.test(value),
  time: (value) => /\d{1,2}:\d{2}/.test(value),
  date: (value) => /\d/.test(value),
};

/**
 * Subscription messages as WeChat handles them: a consent is good for one message, a value that does not fit its field refuses
 * the whole. Without declared templates any is taken, its fields are not looked at, and nobody has to consent.
 */
export class Subscriptions {
  readonly #clock: Clock;
  readonly #templates: ReadonlyMap<string, MessageTemplate>;
  readonly #consents = new Map<string, number>();
  readonly #outbox: SentMessage[] = [];
  readonly #listeners = new Set<(message: SentMessage) => void>();
  #sent = 0;

  constructor(clock: Clock, templates: readonly MessageTemplate[]) {
    this.#clock = clock;
    this.#templates = new Map(templates.map((template) => [template.id, template]));
  }

  get messages(): readonly SentMessage[] {
    return this.#outbox;
  }

  /** Hears of every message that is sent from now on. */
  onSend(listener: (message: SentMessage) => void): void {
    this.#listeners.add(listener);
  }

  clear(): void {
    this.#outbox.length = 0;
    this.#consents.clear();
  }

  /** The templates of these ids in their order; undefined when one of them does not exist. */
  find(ids: readonly string[]): { id: string; title: string }[] | undefined {
    const found = ids.flatMap((id) => {
      const template = this.#templates.get(id);
      return template ? [{ id, title: template.title }] : [];
    });
    return found.length === ids.length ? found : undefined;
  }

  /** Somebody has agreed to one message of each of these templates. */
  consent(openid: string, ids: readonly string[]): void {
    for (const id of ids) this.#count(openid, id, 1);
  }

  send(openid: string, data: Data): Answer {
    const templateId = data['template_id'];
    if (typeof templateId !== 'string' || templateId === '') return unknownTemplate;
    const template = this.#templates.get(templateId);
    if (this.#templates.size > 0) {
      if (!template) return unknownTemplate;
      const wrong = template.fields.find((field) => !fits(field, data['data']));
      if (wrong !== undefined) return { errcode: 47003, errmsg: `argument invalid! data.${wrong}.value invalid` };
      if (this.#left(openid, templateId) < 1) return { errcode: 43101, errmsg: 'user refuse to accept the msg' };
      this.#count(openid, templateId, -1);
    }
    const page = data['page'];
    const message: SentMessage = {
      at: this.#clock.now(),
      openid,
      templateId,
      title: template?.title ?? '',
      ...(typeof page === 'string' ? { page } : {}),
      data: data['data'],
    };
    this.#outbox.push(message);
    if (this.#outbox.length > MAX_OUTBOX) this.#outbox.shift();
    this.#sent += 1;
    for (const listener of this.#listeners) listener(message);
    return { errcode: 0, errmsg: 'ok', msgid: this.#sent };
  }

  #left(openid: string, templateId: string): number {
    return this.#consents.get(`${openid} ${templateId}`) ?? 0;
  }

  #count(openid: string, templateId: string, by: number): void {
    this.#consents.set(`${openid} ${templateId}`, this.#left(openid, templateId) + by);
  }
}

const unknownTemplate: Answer = { errcode: 40037, errmsg: 'invalid template_id' };

function fits(field: string, data: unknown): boolean {
  const entry: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined;
  const value: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'value') : undefined;
  if (typeof value !== 'string' || value === '') return false;
  return FIELD_RULES[field.replace(/\d+$/, '')]?.(value) ?? true;
}
