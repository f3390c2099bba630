/** A subscription message as the local cloud tells of it. */
export interface SentMessage {
  at: number;
  /** Who has it on their phone. */
  to: string;
  title: string;
  page?: string;
  data: unknown;
}

/** The latest ones; what came before them nobody looks for. */
const SHOWN = 30;

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the desk lacks #${id}`);
  return found;
}

function line(className: string, text: string): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  made.textContent = text;
  return made;
}

function valuesOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data as Record<string, { value?: unknown }>).map(({ value }) => String(value));
}

function card({ at, to, title, page, data }: SentMessage): HTMLElement {
  const made = document.createElement('article');
  made.append(
    line('sent-head', `${moment.format(at)} → ${to}`),
    line('sent-title', title === '' ? '订阅消息' : title),
    ...valuesOf(data).map((value) => line('', value)),
    ...(page === undefined ? [] : [line('sent-page', page)]),
  );
  return made;
}

/**
 * Shows what WeChat has sent to people's phones, beside the phones.
 * @returns what is to hear of each further message
 */
export function startOutbox(): (message: SentMessage) => void {
  const button = byId('outbox', HTMLButtonElement);
  const count = byId('sent-count', HTMLElement);
  const list = byId('sent', HTMLElement);
  const messages: SentMessage[] = [];
  const draw = () => {
    count.textContent = String(messages.length);
    const latest = messages.slice(-SHOWN).reverse();
    list.replaceChildren(...(latest.length === 0 ? [line('sent-head', '还没有发出消息')] : latest.map(card)));
  };
  button.onclick = () => {
    list.hidden = !list.hidden;
    button.setAttribute('aria-expanded', String(!list.hidden));
  };
  void fetch('/control/messages').then(async (response) => {
    messages.unshift(...((await response.json()) as { messages: SentMessage[] }).messages);
    draw();
  });
  draw();
  return (message) => {
    messages.push(message);
    draw();
  };
}
