/** Database calls of check-ins, each counted at the local cloud's wire. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { instantOf, MINUTE_MS } from '../../domain/kernel/time';
import type { FunctionDeclaration } from '../../local/cloud';
import { functionDeclarations } from '../../scripts/start/deployment';
import { lastDatabaseCalls, openHolding, plantTrainees, shownCode, type Holding } from '../../test/support/attendance';
import { startTestCloud, type TestCloud } from '../../test/support/cloud';
import { builtFunctions } from '../../test/support/functions';
import type { TestPersonId } from '../../test/support/people';

/** A count is no time, so it is the worst of all tries that must meet the bar. */
const TRIES = 10;
const CAP = 1000;

/** Most database calls of a check-in, by what is done. */
export interface CheckInCounts {
  warm: number;
  /** With a position, in a session that looks at places. */
  withPlace: number;
  repeat: number;
  /** By an instance that has just started. */
  cold: number;
  cappedFirst: number;
  cappedAfter: number;
  cappedCold: number;
}

const newInstance = (index: number): string => `attendance-new-${index}`;

/** The function `attendance` under many names: whoever is called first by one of them starts a new instance. */
async function newInstances(env: Record<string, string>): Promise<FunctionDeclaration[]> {
  const dir = path.join(await builtFunctions(), 'attendance');
  const declared = functionDeclarations(env).filter(({ name }) => name === 'attendance');
  return declared.flatMap((one) =>
    Array.from({ length: 2 * TRIES }, (_, index) => ({ ...one, name: newInstance(index), dir, instances: 1 })),
  );
}

async function scan(
  cloud: TestCloud,
  who: TestPersonId,
  qrText: string,
  { by = 'attendance', more = {} }: { by?: string; more?: object } = {},
): Promise<number> {
  const event = { call: 'attendance.checkIn', requestId: randomUUID(), input: { qrText, ...more } };
  const answer = (await cloud.as(who).send(by, event)) as { ok: boolean };
  if (!answer.ok) throw new Error(`${who} did not get in: ${JSON.stringify(answer)}`);
  return lastDatabaseCalls(cloud, 'attendance.checkIn');
}

/** The most calls of several people's scans, one after the other. */
async function worst(
  cloud: TestCloud,
  holding: Holding,
  who: readonly TestPersonId[],
  functionOf: (index: number) => string = () => 'attendance',
  more = {},
): Promise<number> {
  const counts: number[] = [];
  for (const [index, each] of who.entries()) {
    cloud.clock.advance(MINUTE_MS);
    counts.push(await scan(cloud, each, await shownCode(cloud, holding), { by: functionOf(index), more }));
  }
  return Math.max(...counts);
}

export async function countCheckIns(): Promise<CheckInCounts> {
  const people = (group: number): TestPersonId[] =>
    Array.from({ length: TRIES }, (_, index) => `crowd${group * TRIES + index + 1}` as const);
  const groups = [0, 1, 2, 3, 4];
  const startAt = instantOf('2025-11-29', '08:00:00');
  const cloud = await startTestCloud({ startAt, crowd: groups.length * TRIES, functions: newInstances });
  try {
    const holding = await openHolding(cloud);
    await plantTrainees(cloud, ...groups.flatMap(people));
    const warm = await worst(cloud, holding, people(0));
    const cold = await worst(cloud, holding, people(1), newInstance);
    const repeats: number[] = [];
    for (const who of people(0)) {
      const qrText = await shownCode(cloud, holding);
      await scan(cloud, who, qrText);
      repeats.push(await scan(cloud, who, qrText));
    }
    const { sessionId } = holding;
    const place = { name: '门诊楼', latitude: 28.2, longitude: 112.98, radiusMetres: 300, policy: 'flag' as const };
    await cloud.as(holding.by).do('attendanceSession.update', { sessionId, place });
    const position = { latitude: 28.2012, longitude: 112.98, accuracyMetres: 30 };
    const withPlace = await worst(cloud, holding, people(4), undefined, { position });
    await cloud.as(holding.by).do('attendanceSession.update', { sessionId, place: null, cap: CAP });
    return {
      warm,
      withPlace,
      repeat: Math.max(...repeats),
      cold,
      cappedFirst: await worst(cloud, holding, people(2)),
      cappedAfter: await worst(cloud, holding, people(2)),
      cappedCold: await worst(cloud, holding, people(3), (index) => newInstance(TRIES + index)),
    };
  } finally {
    await cloud.close();
  }
}
