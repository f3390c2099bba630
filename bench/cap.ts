/**
 * `npm run bench -- cap`: 2,000 people arrive, each at their moment, at a session for 300, against the same arrivals without a
 * cap. Whatever the machine does, exactly 300 people are in, everybody else is told that it is full, and nobody sees an error.
 * How long people wait (99 of 100 at most) is the ratio.
 *
 * People arrive at half the rate that this machine serves without a cap, which is measured first: a queue that only grows would
 * say nothing about the cap. Once they arrive at 200 a second, as they do before a lecture, and once 5,000 come to a hall for
 * 3,000. Fresh process and data for each burst.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Hall, type ScanOutcome } from '../test/support/hall';
import { arriving, inLanes } from './support/load';
import { judged, measure, percentile, rounded, spreadOf, type Bar, type Result } from './support/measure';

const ROUNDS = 7;
/** Of both the rate of arrivals is told. */
const CAPPED = { people: 2000, cap: 300 };
const LARGE = { people: 5000, cap: 3000 };
const CROWD_A_SECOND = 200;
/** With so many at once the machine does all that it can. */
const LANES = 64;
/**
 * Come before the burst, so that the instances have started and compiled the way to a seat, and hold seats of their own: what
 * a first call costs is the bench `cold`.
 */
const EARLY = 100;
const SCANS_OF_EACH = 5;
const bars: Record<string, Bar> = {
  p99ToOpen: { atMost: 3 },
  p99ToOpenAt200: { atMost: 8 },
  wrongBursts: { atMost: 0 },
  errors: { atMost: 0 },
};

interface Arrivals {
  people: number;
  /** None when not given. */
  cap?: number;
  aSecond: number;
}

interface Burst {
  p99: number;
  /** Whether exactly as many are in as may be, and everybody else was told that it is full. */
  exact: boolean;
  /** People with a record who came with the burst. */
  people: number;
  /** Everything that somebody was told but in and full. */
  errors: string[];
}

/** A hall, warm and with everybody in front of it. */
async function inHall<T>({ people, cap }: Omit<Arrivals, 'aSecond'>, run: (hall: Hall) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bench-cap-'));
  try {
    const seats = cap === undefined ? {} : { cap: cap + EARLY };
    const hall = await Hall.start({ dataDir, people: people + EARLY, ...seats });
    const early = async (index: number) => hall.scan(people + (index % EARLY), await hall.shownCode());
    // Some at a time, so that every instance is started.
    await inLanes({ lanes: 4, requests: EARLY * SCANS_OF_EACH, send: early });
    const result = await run(hall);
    await hall.close();
    return result;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** People a second that this machine lets in without a cap when all of them are there at once. */
const rateOfMachine = (): Promise<number> =>
  inHall({ people: CAPPED.people }, async (hall) => {
    const scan = async (index: number): Promise<ScanOutcome> => hall.scan(index, await hall.shownCode());
    const { tookMs } = await inLanes({ lanes: LANES, requests: CAPPED.people, send: scan });
    return (CAPPED.people / tookMs) * 1000;
  });

const burst = (arrivals: Arrivals): Promise<Burst> =>
  inHall(arrivals, async (hall) => {
    const { people: requests, aSecond, cap = requests } = arrivals;
    const scan = async (index: number): Promise<ScanOutcome> => hall.scan(index, await hall.shownCode());
    const { outcomes, waits } = await arriving({ overMs: (requests / aSecond) * 1000, requests, send: scan });
    const people = (await hall.peopleOnRecord()) - EARLY;
    const isFull = (outcome: ScanOutcome): boolean => outcome.kind === 'refused' && outcome.code === 'capReached';
    const full = outcomes.filter(isFull).length;
    const errors = outcomes.filter((one) => one.kind !== 'in' && !isFull(one)).map((one) => JSON.stringify(one));
    const told = arrivals.cap === undefined ? 'without a cap' : `for ${cap}`;
    console.log(
      `${requests} at ${rounded(aSecond)}/s ${told}: ${people} people, p99 ${rounded(percentile(waits, 0.99))} ms`,
    );
    for (const error of errors.slice(0, 5)) console.log(`  ${error}`);
    return { p99: percentile(waits, 0.99), exact: people === cap && full === requests - cap, people, errors };
  });

/** The same arrivals with and without a cap. */
async function pair(aSecond: number): Promise<{ capped: Burst; open: Burst; ratio: number }> {
  const capped = await burst({ ...CAPPED, aSecond });
  const open = await burst({ people: CAPPED.people, aSecond });
  return { capped, open, ratio: capped.p99 / open.p99 };
}

async function main(wanted: number): Promise<Result> {
  const machine = await rateOfMachine();
  console.log(`without a cap this machine lets in ${rounded(machine)} a second`);
  const rounds: Awaited<ReturnType<typeof pair>>[] = [];
  for (let round = 0; round < wanted; round += 1) rounds.push(await pair(machine / 2));
  const crowd = await pair(CROWD_A_SECOND);
  const large = await burst({ ...LARGE, aSecond: machine / 2 });
  const bursts = [...rounds, crowd].flatMap(({ capped, open }) => [capped, open]).concat(large);
  const people = spreadOf(rounds.map(({ capped }) => capped.people));
  const p99ToOpen = spreadOf(rounds.map(({ ratio }) => ratio));
  return {
    bench: 'cap',
    value: people.median,
    unit: 'people',
    peer: 'cap',
    peerValue: CAPPED.cap,
    ratio: rounded(p99ToOpen.median),
    ...judged(
      {
        p99ToOpen,
        p99ToOpenAt200: rounded(crowd.ratio),
        wrongBursts: bursts.filter(({ exact }) => !exact).length,
        errors: bursts.reduce((sum, { errors }) => sum + errors.length, 0),
        people,
        peopleAt200: crowd.capped.people,
        peopleOfLarge: large.people,
        arrivalsASecond: rounded(machine / 2),
        p99Ms: spreadOf(rounds.map(({ capped }) => capped.p99)),
        openP99Ms: spreadOf(rounds.map(({ open }) => open.p99)),
        p99MsAt200: rounded(crowd.capped.p99),
        openP99MsAt200: rounded(crowd.open.p99),
        largeP99Ms: rounded(large.p99),
      },
      bars,
    ),
  };
}

measure(main, { rounds: ROUNDS });
