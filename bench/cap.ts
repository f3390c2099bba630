/**
 * `npm run bench -- cap`: 2,000 people arrive within ten seconds, each at his moment, at a session for 300, against the
 * same burst without a cap. Whatever the machine does, exactly 300 people are in, everybody else is told that it is full, and
 * nobody sees an error; how long people wait (99 of 100 at most) is the ratio. Fresh process and data in each round.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Hall, type ScanOutcome } from '../test/support/hall';
import { arriving, inLanes } from './support/load';
import { atMost, figuresOf, measure, percentile, rounded, spreadOf, type Result } from './support/measure';

const ROUNDS = 7;
const PEOPLE = 2000;
const WITHIN_MS = 10_000;
const CAP = 300;
/**
 * Come before the burst, so that the instances have started and compiled the way to a seat, and hold seats of their own: what
 * a first call costs is the bench `cold`.
 */
const EARLY = 100;
const SCANS_OF_EACH = 5;
const BAR = 3;

interface Burst {
  p99: number;
  /** People with a record who came with the burst. */
  people: number;
  full: number;
  /** Everything else that somebody was told. */
  errors: string[];
}

async function burst(cap: number | undefined): Promise<Burst> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bench-cap-'));
  try {
    const hall = await Hall.start({
      dataDir,
      people: PEOPLE + EARLY,
      ...(cap === undefined ? {} : { cap: cap + EARLY }),
    });
    await warm(hall);
    const scan = async (index: number): Promise<ScanOutcome> => hall.scan(index, await hall.shownCode());
    const { outcomes, waits } = await arriving({ overMs: WITHIN_MS, requests: PEOPLE, send: scan });
    const people = (await hall.peopleOnRecord()) - EARLY;
    await hall.close();
    const isFull = (outcome: ScanOutcome): boolean => outcome.kind === 'refused' && outcome.code === 'capReached';
    return {
      p99: percentile(waits, 0.99),
      people,
      full: outcomes.filter(isFull).length,
      errors: outcomes.filter((outcome) => outcome.kind !== 'in' && !isFull(outcome)).map((one) => JSON.stringify(one)),
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Some at a time, so that every instance is started. */
async function warm(hall: Hall): Promise<void> {
  const scan = async (index: number) => hall.scan(PEOPLE + (index % EARLY), await hall.shownCode());
  await inLanes({ lanes: 4, requests: EARLY * SCANS_OF_EACH, send: scan });
}

function exact({ people, full, errors }: Burst, cap: number): boolean {
  return people === cap && full === PEOPLE - cap && errors.length === 0;
}

async function main(): Promise<Result> {
  const rounds: { capped: Burst; open: Burst }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const capped = await burst(CAP);
    const open = await burst(undefined);
    rounds.push({ capped, open });
    console.log(
      `round ${round + 1}: ${capped.people} people, p99 ${rounded(capped.p99)} ms; without a cap ${open.people} people, p99 ${rounded(open.p99)} ms`,
    );
    for (const error of [...capped.errors, ...open.errors].slice(0, 5)) console.log(`  ${error}`);
  }
  const p99ToOpen = spreadOf(rounds.map(({ capped, open }) => capped.p99 / open.p99));
  const right = rounds.every(({ capped, open }) => exact(capped, CAP) && exact(open, PEOPLE));
  const worst = rounds.find(({ capped }) => !exact(capped, CAP))?.capped ?? rounds[0]?.capped;
  const { measured, ranges, noisy } = figuresOf({ p99ToOpen });
  return {
    bench: 'cap',
    value: worst?.people ?? Number.NaN,
    unit: 'people',
    peer: 'cap',
    peerValue: CAP,
    ratio: rounded(p99ToOpen.median),
    bar: { people: CAP, errors: 0, p99ToOpen: BAR },
    measured: { people: worst?.people ?? Number.NaN, errors: worst?.errors.length ?? Number.NaN, ...measured },
    ranges,
    noisy,
    ok: right && atMost(p99ToOpen, BAR),
  };
}

measure(main);
