/**
 * `npm run bench -- checkin`: check-ins a second through the whole local stack (the real SDK in the real functions, every
 * record on disk before its answer), 64 at once, by 2,000 people.
 *
 * Against the floor (`support/floor.ts`): the same two calls of the SDK in the same workers, made over the same way in, with a
 * database that answers at once. What the product adds to it is the check, the decision and the disk. Beside it, for the
 * record, stands what somebody would write without a cloud (`support/peer.ts`). Fresh processes and fresh data in each round.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { traineeOf } from '../test/support/attendance';
import { openConnections } from '../test/support/connections';
import { Hall, type HallSettings } from '../test/support/hall';
import type { FloorAnswer, FloorScan } from './support/floor';
import { startHelper } from './support/helper-process';
import { inLanes, type Load } from './support/load';
import { judged, measure, percentile, rounded, spreadOf, type Bar, type Result } from './support/measure';
import type { PeerScan } from './support/peer';
import { found, sdkTo, startStub } from './support/stub';

const ROUNDS = 7;
const AT_ONCE = 64;
const PEOPLE = 2000;
/** Come first, to start the instances, and are not measured. */
const EARLY = 200;
const bars: Record<string, Bar> = { rateToFloor: { atLeast: 0.6 }, p99ToFloor: { atMost: 4 } };

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

/** A hall with everybody in front of it, for one load. */
const inHall = (
  settings: Pick<HallSettings, 'functions'>,
  sendIn: (hall: Hall) => (index: number) => Promise<boolean>,
): Promise<Figures> =>
  inFolder(async (dataDir) => {
    const hall = await Hall.start({ dataDir, people: PEOPLE + EARLY, ...settings });
    const measured = await bothLoads(sendIn(hall));
    await hall.close();
    return measured;
  });

const ours = (): Promise<Figures> =>
  inHall({}, (hall) => async (index) => {
    const outcome = await hall.scan(index, await hall.shownCode());
    return outcome.kind === 'in' && !outcome.repeat;
  });

async function floors(): Promise<Figures> {
  const person = traineeOf({ openidOf: () => 'oTest-crowd1' }, 'crowd1');
  const stub = await startStub({
    'database.getDocument persons': found(person),
    'database.insertDocument attendanceRecords': { insertedIds: ['stub'] },
  });
  const floor = { file: path.join(__dirname, 'support/floor.ts'), env: sdkTo(stub.address) };
  const measured = await inHall({ functions: [floor] }, (hall) => async (index) => {
    const { sessionId, projectId, batchId } = hall.holding;
    const scan: FloorScan = { sessionId, projectId, batchId, second: index, requestId: `scan-${index}` };
    const { result } = await hall.send<FloorAnswer>(index, 'floor', scan);
    return result?.repeat === false;
  });
  await stub.close();
  return measured;
}

const peers = (): Promise<Figures> =>
  inFolder(async (folder) => {
    const key = randomBytes(32);
    const file = path.join(folder, 'db.sqlite');
    const script = path.join(__dirname, 'support/peer.ts');
    const peer = await startHelper(script, file, `${PEOPLE + EARLY}`, key.toString('hex'));
    const connections = openConnections(peer.address);
    const measured = await bothLoads(async (index) => {
      const [code, second] = ['ABCDEFGH', 5];
      const mac = createHmac('sha256', key).update(`${code}${second}`).digest('base64url');
      const scan: PeerScan = { openid: `o${index}`, code, second, mac, requestId: `scan-${index}` };
      const answer = JSON.parse(await connections.post('/check-in', scan)) as { ok: boolean; repeat?: boolean };
      return answer.ok && answer.repeat === false;
    });
    connections.close();
    await peer.close();
    return measured;
  });

const said = ({ rate, p99 }: Figures): string => `${rounded(rate)}/s, p99 ${rounded(p99)} ms`;

async function main(rounds: number): Promise<Result> {
  const all: { own: Figures; floor: Figures; peer: Figures }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const own = await ours();
    const floor = await floors();
    const peer = await peers();
    all.push({ own, floor, peer });
    console.log(`round ${round + 1}: ${said(own)}; floor ${said(floor)}; Fastify + libsql ${said(peer)}`);
  }
  const rate = spreadOf(all.map(({ own }) => own.rate));
  const floorRate = spreadOf(all.map(({ floor }) => floor.rate));
  const rateToFloor = spreadOf(all.map(({ own, floor }) => own.rate / floor.rate));
  return {
    bench: 'checkin',
    value: rounded(rate.median),
    unit: 'check-ins a second',
    peer: 'the floor',
    peerValue: rounded(floorRate.median),
    ratio: rounded(rateToFloor.median),
    ...judged(
      {
        rateToFloor,
        p99ToFloor: spreadOf(all.map(({ own, floor }) => own.p99 / floor.p99)),
        rate,
        p99Ms: spreadOf(all.map(({ own }) => own.p99)),
        floorRate,
        floorP99Ms: spreadOf(all.map(({ floor }) => floor.p99)),
        fastifyRate: spreadOf(all.map(({ peer }) => peer.rate)),
        fastifyP99Ms: spreadOf(all.map(({ peer }) => peer.p99)),
        rateToFastify: spreadOf(all.map(({ own, peer }) => own.rate / peer.rate)),
      },
      bars,
    ),
  };
}

measure(main, { rounds: ROUNDS });
