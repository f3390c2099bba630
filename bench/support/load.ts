/** Two ways in which many people send requests, and how long each of them waited. */

/** What a load came to. */
export interface Load<Outcome> {
  outcomes: Outcome[];
  /** Of each request, milliseconds, in no particular order. */
  waits: number[];
  /** From the first request to the last answer, milliseconds. */
  tookMs: number;
}

/** So many at once: each lane sends its next request when its last one is answered. */
export async function inLanes<Outcome>(options: {
  lanes: number;
  requests: number;
  send: (index: number) => Promise<Outcome>;
}): Promise<Load<Outcome>> {
  const { lanes, requests, send } = options;
  const load = emptyLoad<Outcome>();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < requests) {
      const index = next;
      next += 1;
      await timed(load, () => send(index));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  load.tookMs = performance.now() - began;
  return load;
}

/** So many evenly over a time, each at its moment, whatever has become of those before. */
export async function arriving<Outcome>(options: {
  overMs: number;
  requests: number;
  send: (index: number) => Promise<Outcome>;
}): Promise<Load<Outcome>> {
  const { overMs, requests, send } = options;
  const load = emptyLoad<Outcome>();
  const began = performance.now();
  const sent: Promise<void>[] = [];
  while (sent.length < requests) {
    const due = Math.min(requests, Math.floor(((performance.now() - began) / overMs) * requests) + 1);
    while (sent.length < due) {
      const index = sent.length;
      sent.push(timed(load, () => send(index)));
    }
    await new Promise((resolve) => setTimeout(resolve, overMs / requests));
  }
  await Promise.all(sent);
  load.tookMs = performance.now() - began;
  return load;
}

const emptyLoad = <Outcome>(): Load<Outcome> => ({ outcomes: [], waits: [], tookMs: 0 });

async function timed<Outcome>(load: Load<Outcome>, send: () => Promise<Outcome>): Promise<void> {
  const began = performance.now();
  load.outcomes.push(await send());
  load.waits.push(performance.now() - began);
}
