const timers = new WeakMap<object, ReturnType<typeof setTimeout>>();

/** The one timer of a component: a new one takes the place of the last. */
export function wakeAfter(owner: object, ms: number, act: () => void): void {
  sleep(owner);
  timers.set(owner, setTimeout(act, ms));
}

export function sleep(owner: object): void {
  const timer = timers.get(owner);
  if (timer !== undefined) clearTimeout(timer);
  timers.delete(owner);
}
