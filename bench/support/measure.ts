/**
 * What measures share. Machines are noisy, so a time is a ratio against a peer that runs in turn with it (A B A B …); the
 * median stands for it, and a bar is missed only when the whole range of the rounds misses it.
 */

/** Of the rounds of one measure. */
export interface Spread {
  low: number;
  median: number;
  high: number;
}

/** What a measure says at its end, see `bench/run.ts`. */
export interface Result {
  bench: string;
  value: number;
  unit: string;
  peer: string;
  peerValue: number;
  /** `value` to `peerValue`. */
  ratio: number;
  /** What it is held to. */
  bar: unknown;
  /** The figures behind `value`, when the bar has several. */
  measured?: Record<string, number>;
  /** Lowest and highest of what was measured, by the same names. */
  ranges?: Record<string, [low: number, high: number]>;
  ok: boolean;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { low: at(0), median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, high: at(sorted.length - 1) };
}

/** Whether a bar from below is held: by the best round, or the whole range has missed it. */
export const atLeast = ({ high }: Spread, bar: number): boolean => high >= bar;

/** Whether a bar from above is held. */
export const atMost = ({ low }: Spread, bar: number): boolean => low <= bar;

/** The `measured` and `ranges` of a result. */
export function figuresOf(spreads: Record<string, Spread>): Required<Pick<Result, 'measured' | 'ranges'>> {
  const measured: Record<string, number> = {};
  const ranges: Record<string, [number, number]> = {};
  for (const [name, { low, median, high }] of Object.entries(spreads)) {
    measured[name] = rounded(median);
    ranges[name] = [rounded(low), rounded(high)];
  }
  return { measured, ranges };
}

/** A figure with as many digits as a noisy machine is worth. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** The value below which `share` of them lie, e.g. 0.99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs a measure, prints its result as the last line, and ends the process with a failure when a bar is missed. */
export function measure(run: () => Promise<Result>): void {
  run().then(
    (result) => {
      console.log(JSON.stringify(result));
      process.exitCode = result.ok ? 0 : 1;
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
