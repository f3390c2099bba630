const TEN_MINUTES = 10 * 60 * 1000;
const SHANGHAI_OFFSET = 8 * 3600 * 1000;
const DAY = 24 * 3600 * 1000;
const EIGHT_O_CLOCK = 8 * 3600 * 1000;

const face = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** Eight in the morning of the day after `now` (epoch ms), in Shanghai. */
function nextMorning(now: number): number {
  return Math.floor((now + SHANGHAI_OFFSET) / DAY) * DAY + DAY + EIGHT_O_CLOCK - SHANGHAI_OFFSET;
}

/** Epoch ms of a `datetime-local` value, read as Shanghai time. */
function shanghaiMoment(value: string): number {
  return Date.parse(`${value}Z`) - SHANGHAI_OFFSET;
}

/** `datetime-local` value of an instant, in Shanghai. */
function localValue(now: number): string {
  return new Date(now + SHANGHAI_OFFSET).toISOString().slice(0, 19);
}

function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the desk lacks #${id}`);
  return found;
}

/**
 * Show and move the local cloud's clock. `moved` hears every new time, for the phones.
 * @returns what is to hear each time that the cloud tells, epoch milliseconds
 */
export function startClock(moved: (now: number) => void): (now: number) => void {
  const shown = byId('clock', HTMLElement);
  const moment = byId('moment', HTMLInputElement);
  let offsetMs = 0;
  const now = () => Date.now() + offsetMs;
  const follow = (cloudNow: number) => {
    offsetMs = cloudNow - Date.now();
    shown.textContent = face.format(now());
    moved(cloudNow);
  };
  const set = async (body: { to: number } | { advanceMs: number }) => {
    const response = await fetch('/control/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) follow(((await response.json()) as { now: number }).now);
  };
  void fetch('/control/clock').then(async (response) => {
    follow(((await response.json()) as { now: number }).now);
    moment.value = localValue(nextMorning(now()));
  });
  setInterval(() => (shown.textContent = face.format(now())), 1000);
  byId('minutes', HTMLButtonElement).onclick = () => void set({ advanceMs: TEN_MINUTES });
  byId('next-day', HTMLButtonElement).onclick = () => void set({ to: nextMorning(now()) });
  byId('go', HTMLButtonElement).onclick = () => {
    if (moment.value !== '') void set({ to: shanghaiMoment(moment.value) });
  };
  return follow;
}
