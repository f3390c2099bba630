/** A busy machine takes its time; only what never comes reaches this. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 50;

/**
 * Looks again until there is something, for what nobody is told of: a job that ends, a timer that has run.
 * @param what is waited for, in the words of the failure
 * @returns what was found
 * @throws when it never comes
 */
export async function until<Found>(what: string, look: () => Promise<Found | false | undefined>): Promise<Found> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== false && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited ${PATIENCE_MS / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
