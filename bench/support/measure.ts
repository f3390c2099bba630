/**
 * What measures share. Machines are noisy, so a time is a ratio against a peer that runs in turn with it (A B A B …). The median
 * of the rounds decides. A range whose ends differ by more than three times proves nothing and is printed as noisy.
 */
import { parseArgs } from 'node:util';

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
  /** What it is held to: a text for the ratio, or one for each figure that has a bar. */
  bar: string | Record<string, string>;
  /** The figures behind `value`, when the bar has several. */
  measured?: Record<string, number>;
  /** Lowest and highest of what was measured, by the same names. */
  ranges?: Record<string, [low: number, high: number]>;
  /** The figures whose rounds differ so much that they prove nothing, see {@link isNoisy}. */
  noisy?: string[];
  /** The figures that missed their bar. */
  missed?: string[];
  ok: boolean;
}

/** A result as it is printed. */
export interface PrintedResult extends Result {
  /** How many rounds were run, and how many a full run has. */
  rounds: { run: number; full: number };
}

/** What a figure is held to. */
export type Bar = { atMost: number } | { atLeast: number };

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

/** What {@link judged} says of a measure. */
type Judgement = Required<Pick<Result, 'bar' | 'measured' | 'ranges' | 'noisy' | 'missed' | 'ok'>>;

/**
 * Holds figures to their bars. A spread is held by its median; a plain number, such as a count, as it is. A figure without a bar
 * is told for the record.
 */
export function judged(figures: Record<string, Spread | number>, bars: Record<string, Bar>): Judgement {
  const spreads = Object.fromEntries(Object.entries(figures).flatMap(([name, figure]) => spreadEntry(name, figure)));
  const { measured, ranges, noisy } = figuresOf(spreads);
  const valueOf = (name: string): number => {
    const figure = figures[name];
    if (figure === undefined) throw new Error(`there is a bar for ${name} and no figure`);
    return typeof figure === 'number' ? figure : figure.median;
  };
  const missed = Object.entries(bars).flatMap(([name, bar]) => (isHeld(valueOf(name), bar) ? [] : [name]));
  return {
    bar: Object.fromEntries(Object.entries(bars).map(([name, bar]) => [name, barText(bar)])),
    // In the order of the figures, whichever of the two kinds they are.
    measured: Object.fromEntries(
      Object.entries(figures).map(([name, figure]) => [name, typeof figure === 'number' ? figure : measured[name]]),
    ) as Record<string, number>,
    ranges,
    noisy,
    missed,
    ok: missed.length === 0,
  };
}

const spreadEntry = (name: string, figure: Spread | number): [string, Spread][] =>
  typeof figure === 'number' ? [] : [[name, figure]];

/** Not a number is no figure: it holds no bar. */
const isHeld = (value: number, bar: Bar): boolean => ('atMost' in bar ? value <= bar.atMost : value >= bar.atLeast);

const barText = (bar: Bar): string => ('atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`);

/** A figure with as many digits as a noisy machine is worth. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** The value below which `share` of them lie, e.g. 0.99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * Runs a measure, prints its result as the last line, and ends the process with a failure when a bar is missed.
 * @param run given the number of rounds: those of a full run, or fewer when the command line has `--rounds <n>`
 * @param rounds of a full run; 1 for a measure that counts, which has none
 */
export function measure(run: (rounds: number) => Promise<Result>, { rounds: full = 1 } = {}): void {
  const { values } = parseArgs({ options: { rounds: { type: 'string' } } });
  const rounds = Math.min(full, Number(values.rounds ?? full));
  run(rounds).then(
    (result) => {
      const printed: PrintedResult = { ...result, rounds: { run: rounds, full } };
      console.log(JSON.stringify(printed));
      process.exitCode = result.ok ? 0 : 1;
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
