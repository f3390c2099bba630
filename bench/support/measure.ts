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

/** What a measure comes to against its peer. */
interface Headline {
  bench: string;
  value: number;
  unit: string;
  peer: string;
  peerValue: number;
  /** `value` to `peerValue`. */
  ratio: number;
}

/** All figures of a measure, and which of them hold their bars; see {@link judged}. */
interface Judgement {
  /** What a figure is held to, e.g. `≤ 3`, for those that have a bar. */
  bar: Record<string, string>;
  measured: Record<string, number>;
  /** Lowest and highest of what was measured in rounds, by the same names. */
  ranges: Record<string, [low: number, high: number]>;
  /** The figures whose rounds differ so much that they prove nothing. */
  noisy: string[];
  /** The figures that missed their bar. */
  missed: string[];
  ok: boolean;
}

/** What a measure says at its end, see `bench/run.ts`. */
export type Result = Headline & Judgement;

/** A result as it is printed: with how many rounds were run, and how many a full run has. */
export type PrintedResult = Result & { rounds: { run: number; full: number } };

/** What a figure is held to. */
export type Bar = { atMost: number } | { atLeast: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { low: at(0), median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, high: at(sorted.length - 1) };
}

/** How many times the best round may differ from the worst one, or the measure has to be run again on a quieter machine. */
const NOISY_FROM = 3;

const isNoisy = ({ low, high }: Spread): boolean => high > low * NOISY_FROM;

/**
 * Holds figures to their bars. A spread is held by its median; a plain number, such as a count, as it is. A figure without a bar
 * is told for the record.
 * @throws Error for a bar without a figure
 */
export function judged(figures: Record<string, Spread | number>, bars: Record<string, Bar>): Judgement {
  const judgement: Judgement = { bar: {}, measured: {}, ranges: {}, noisy: [], missed: [], ok: true };
  const values = new Map<string, number>();
  for (const [name, figure] of Object.entries(figures)) {
    const value = typeof figure === 'number' ? figure : figure.median;
    values.set(name, value);
    judgement.measured[name] = typeof figure === 'number' ? figure : rounded(value);
    if (typeof figure === 'number') continue;
    judgement.ranges[name] = [rounded(figure.low), rounded(figure.high)];
    if (isNoisy(figure)) judgement.noisy.push(name);
  }
  const missed = Object.entries(bars).filter(([name, bar]) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`there is a bar for ${name} and no figure`);
    return !isHeld(value, bar);
  });
  return {
    ...judgement,
    bar: Object.fromEntries(Object.entries(bars).map(([name, bar]) => [name, barText(bar)])),
    missed: missed.map(([name]) => name),
    ok: missed.length === 0,
  };
}

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
