import type { PrintedResult } from './measure';

/** What became of one measure: its result, or why there is none. */
export interface Outcome {
  bench: string;
  /** How long it took. */
  seconds: number;
  result?: PrintedResult;
  failure?: string;
  /** The day it was measured, `YYYY-MM-DD`, and on what. */
  day: string;
  machine: string;
}

/** What is known once some measures were made anew: theirs, and the older outcomes of all others that there still are. */
export function renewed(known: readonly Outcome[], made: readonly Outcome[], measures: readonly string[]): Outcome[] {
  return measures.flatMap(
    (name) => made.find(({ bench }) => bench === name) ?? known.find(({ bench }) => bench === name) ?? [],
  );
}

const figure = (value: number): string => String(Math.round(value * 1000) / 1000);

/** One line of the table. */
interface Row {
  name: string;
  value: string;
  range: string;
  bar: string;
  verdict: string;
}

/** `bench/RESULTS.md`: a line for each measure against its peer, then every figure behind it. */
export function table(outcomes: readonly Outcome[]): string {
  const machines = [...new Set(outcomes.map(({ machine }) => machine))];
  return [
    '# Figures',
    '',
    `Written by \`npm run bench\`: ${machines.join('; ')}. What each of them means: [README.md](README.md).`,
    'A value is the median of the rounds, with the range of the rounds behind it. *noisy*: the ends of the range differ by more',
    'than three times, so it proves nothing. A figure without a bar is there for the record.',
    '',
    '| Measure | Value | Against | Ratio | | Day |',
    '|---|---|---|---|---|---|',
    ...outcomes.map(summary),
    '',
    ...outcomes.flatMap(details),
  ].join('\n');
}

function summary({ bench, result, failure, day }: Outcome): string {
  if (!result) return `| ${bench} | ${failure ?? 'no result'} | | | **no result** | ${day} |`;
  const { value, unit, peer, peerValue, ratio, ok } = result;
  return `| ${bench} | ${figure(value)} ${unit} | ${peer}: ${figure(peerValue)} | ${figure(ratio)} | ${ok ? 'met' : '**missed**'} | ${day} |`;
}

function details({ bench, seconds, result }: Outcome): string[] {
  if (!result) return [];
  const { run, full } = result.rounds;
  const rounds = full === 1 ? '' : `${run} rounds, `;
  return [
    `## ${bench}`,
    '',
    `${rounds}${Math.round(seconds)} s`,
    '',
    '| Figure | Value | Range | Bar | |',
    '|---|---|---|---|---|',
    ...rowsOf(result).map(
      ({ name, value, range, bar, verdict }) => `| ${name} | ${value} | ${range} | ${bar} | ${verdict} |`,
    ),
    '',
  ];
}

function rowsOf({ measured, ranges, noisy, missed, bar }: PrintedResult): Row[] {
  return Object.entries(measured).map(([name, value]) => {
    const [low, high] = ranges[name] ?? [value, value];
    return {
      name,
      value: figure(value),
      range: low === high ? '' : `${figure(low)} – ${figure(high)}${noisy.includes(name) ? ' *noisy*' : ''}`,
      bar: bar[name] ?? '',
      verdict: bar[name] === undefined ? '' : missed.includes(name) ? '**missed**' : 'met',
    };
  });
}
