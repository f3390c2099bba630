import type { Clock } from '../clock';

/** An SMS that was sent. */
export interface ShortMessage {
  /** Virtual epoch milliseconds. */
  at: number;
  /** With its country, as it was asked for. */
  phone: string;
  templateId: string;
  parameters: string[];
}

type Data = Record<string, unknown>;

const MAX_KEPT = 1000;

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** SMS as WeChat's cloud sends them: by a template with parameters, to mobile numbers of the mainland. Nothing leaves the laptop. */
export class ShortMessages {
  readonly #clock: Clock;
  readonly #sent: ShortMessage[] = [];
  readonly #listeners = new Set<(message: ShortMessage) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get messages(): readonly ShortMessage[] {
    return this.#sent;
  }

  /** Hears of every SMS that is sent from now on. */
  onSend(listener: (message: ShortMessage) => void): void {
    this.#listeners.add(listener);
  }

  clear(): void {
    this.#sent.length = 0;
  }

  send(data: Data): { errcode: number; errmsg: string; [field: string]: unknown } {
    const templateId = data['template_id'];
    const phones = textsIn(data['phone_number_list']);
    if (typeof templateId !== 'string' || templateId === '') return { errcode: 40037, errmsg: 'invalid template_id' };
    if (phones.length === 0) return { errcode: 47001, errmsg: 'data format error: phone_number_list' };
    const parameters = textsIn(data['template_param_list']);
    return {
      errcode: 0,
      errmsg: 'ok',
      send_status_set: phones.map((phone) => {
        const isMobile = /^\+861[3-9]\d{9}$/.test(phone);
        if (isMobile) this.#keep({ at: this.#clock.now(), phone, templateId, parameters });
        return { phone_number: phone, code: isMobile ? 'Ok' : 'InvalidParameterValue.IncorrectPhoneNumber' };
      }),
    };
  }

  #keep(message: ShortMessage): void {
    this.#sent.push(message);
    if (this.#sent.length > MAX_KEPT) this.#sent.shift();
    for (const listener of this.#listeners) listener(message);
  }
}
