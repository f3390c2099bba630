/**
 * `npm run bench -- checkin`: check-ins a second through the whole local stack (the real SDK in the real functions, every
 * record on disk before its answer), 64 at once, by 2,000 people, against {@link file://./support/peer.ts}: the same
 * two reads and insert at the same durability. Fresh processes and fresh data in each round.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openConnections } from '../test/support/connections';
import { Hall } from '../test/support/hall';
import { inLanes, type Load } from './support/load';
import { atLeast, atMost, figuresOf, measure, percentile, rounded, spreadOf, type Result } from './support/measure';

const ROUNDS = 7;
const AT_ONCE = 64;
const PEOPLE = 2000;
/** Come first, to start the instances, and are not measured. */
const EARLY = 200;
const bars = { rateToPeer: 0.25, p99ToPeer: 4 } as const;

interface Figures {
  rate: number;
  p99: number;
}

function figures({ waits, tookMs }: Load<unknown>): Figures {
  return { rate: (waits.length / tookMs) * 1000, p99: percentile(waits, 0.99) };
}

async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-checkin-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two loads, the second of which counts; everybody must get in. */
async function bothLoads(send: (index: number) => Promise<boolean>): Promise<Figures> {
  const load = async (from: number, requests: number) => {
    const done = await inLanes({ lanes: AT_ONCE, requests, send: (index) => send(from + index) });
    const lost = done.outcomes.filter((isIn) => !isIn).length;
    if (lost > 0) throw new Error(`${lost} of ${requests} did not get in`);
    return done;
  };
  await load(PEOPLE, EARLY);
  return figures(await load(0, PEOPLE));
}

const ours = (): Promise<Figures> =>
  inFolder(async (dataDir) => {
    const hall = await Hall.start({ dataDir, people: PEOPLE + EARLY });
    const measured = await bothLoads(async (index) => {
      const outcome = await hall.scan(index, await hall.shownCode());
      return outcome.kind === 'in' && !outcome.repeat;
    });
    await hall.close();
    return measured;
  });

const peers = (): Promise<Figures> =>
  inFolder(async (folder) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(__dirname, 'support/peer.ts'), path.join(folder, 'db.sqlite'), `${PEOPLE + EARLY}`],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const ended = new Promise((resolve) => child.once('close', resolve));
    const address = await new Promise<string>((resolve) =>
      createInterface({ input: child.stdout }).once('line', resolve),
    );
    const connections = openConnections(address);
    const measured = await bothLoads(async (index) => {
      const body = { openid: `o${index}`, code: 'ABCDEFGH', second: 5, requestId: `scan-${index}` };
      const answer = JSON.parse(await connections.post('/check-in', body)) as { ok: boolean; repeat?: boolean };
      return answer.ok && answer.repeat === false;
    });
    connections.close();
    child.stdin.end();
    await ended;
    return measured;
  });

async function main(): Promise<Result> {
  const rounds: { own: Figures; peer: Figures }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = await ours();
    const peer = await peers();
    rounds.push({ own, peer });
    console.log(
      `round ${round + 1}: ${rounded(own.rate)}/s, p99 ${rounded(own.p99)} ms; peer ${rounded(peer.rate)}/s, p99 ${rounded(peer.p99)} ms`,
    );
  }
  const spreads = {
    rateToPeer: spreadOf(rounds.map(({ own, peer }) => own.rate / peer.rate)),
    p99ToPeer: spreadOf(rounds.map(({ own, peer }) => own.p99 / peer.p99)),
  };
  return {
    bench: 'checkin',
    value: rounded(spreadOf(rounds.map(({ own }) => own.rate)).median),
    unit: 'check-ins a second',
    peer: 'Fastify + libsql',
    peerValue: rounded(spreadOf(rounds.map(({ peer }) => peer.rate)).median),
    ratio: rounded(spreads.rateToPeer.median),
    bar: bars,
    ...figuresOf(spreads),
    ok: atLeast(spreads.rateToPeer, bars.rateToPeer) && atMost(spreads.p99ToPeer, bars.p99ToPeer),
  };
}

measure(main);
