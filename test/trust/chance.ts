import { createHash } from 'node:crypto';

/** Numbers from 0 up to 1 that follow from a seed alone: the same seed, the same trial. */
export function chanceOf(seed: string): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed}:${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
}
