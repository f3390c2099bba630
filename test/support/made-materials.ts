import type { OutputOf } from '../../contract';

/** Whoever makes calls: a person of a test cloud, or of the sample. */
interface Caller {
  do(name: 'materials.make', input: { roundId: string }): Promise<unknown>;
  do(name: 'materials.get', input: { roundId: string }): Promise<OutputOf<'materials.get'>>;
}

/** Has everything made that the system makes for a round, and waits until the job is through. */
export async function makeMaterials(administrator: Caller, roundId: string): Promise<void> {
  await administrator.do('materials.make', { roundId });
  while ((await administrator.do('materials.get', { roundId })).making)
    await new Promise((resolve) => setTimeout(resolve, 50));
}
