/**
 * What measures share. Machines are noisy, so a time is a ratio against a peer that runs in turn with it (A B A B …). The median
 * of the rounds decides. A range whose ends differ by more than three times proves nothing and is printed as noisy.
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
  /** The figures whose rounds differ so much that they prove nothing, see {@link isNoisy}. */
  noisy?: string[];
  ok: boolean;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { low: at(0), median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, high: at(sorted.length - 1) };
}

/** Whether a bar from below is held, by the median. */
export const atLeast = ({ median }: Spread, bar: number): boolean => median >= bar;

/** Whether a bar from above is held, by the median. */
export const atMost = ({ median }: Spread, bar: number): boolean => median <= bar;

/** How many times the best round may differ from the worst one, or the measure has to be run again on a quieter machine. */
const NOISY_FROM = 3;

export const isNoisy = ({ low, high }: Spread): boolean => high > low * NOISY_FROM;

/** The `measured`, `ranges` and `noisy` of a result. */
export function figuresOf(spreads: Record<string, Spread>): Required<Pick<Result, 'measured' | 'ranges' | 'noisy'>> {
  const measured: Record<string, number> = {};
  const ranges: Record<string, [number, number]> = {};
  for (const [name, { low, median, high }] of Object.entries(spreads)) {
    measured[name] = rounded(median);
    ranges[name] = [rounded(low), rounded(high)];
  }
  const noisy = Object.entries(spreads).flatMap(([name, spread]) => (isNoisy(spread) ? [name] : []));
  return { measured, ranges, noisy };
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
