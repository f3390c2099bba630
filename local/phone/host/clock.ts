import { listenOnPhone } from './cloud-events';
import { followCode } from './new-code';

/**
 * The phone's clock: `Date` follows the local cloud's clock, which the desk can move. Loaded before everything else, so that no
 * code of the app, its libraries or the framework ever sees the machine's own time.
 */
const RealDate = Date;
let offsetMs = 0;

/** Epoch milliseconds by the local clock. */
const now = () => RealDate.now() + offsetMs;

/** Beyond what the way of a message takes: somebody has moved the clock. */
const JUMP_MS = 5000;

/** Follow the local cloud: it says `now` was so many epoch milliseconds just now. */
function follow(cloudNow: number): void {
  const jumped = Math.abs(cloudNow - now()) > JUMP_MS;
  offsetMs = cloudNow - RealDate.now();
  // Nobody looks at a phone while hours go by: it is as if it were taken out of the pocket again.
  if (jumped) dispatchEvent(new Event('clockjump'));
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [now()] : args,
      newTarget === globalThis.Date ? target : newTarget,
    ) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
});

/** The first look must be done before the app runs, hence a request that waits. */
function askOnce(): void {
  const request = new XMLHttpRequest();
  request.open('GET', '/control/clock', false);
  try {
    request.send();
    if (request.status === 200) follow((JSON.parse(request.responseText) as { now: number }).now);
  } catch {
    console.warn('no local clock: the phone shows the machine’s own time');
  }
}

askOnce();
// Here, so that a program that fails to start is replaced by its next version too.
listenOnPhone((event) => {
  if (event.type === 'clock') follow(event.data.now);
  if (event.type === 'code') followCode(event.data.of);
});
