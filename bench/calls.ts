/**
 * `npm run bench -- calls`: database calls of a check-in, counted at the local cloud's wire. A count is no time, so it is
 * the worst of all tries that must meet the bar. Cold means that the instance must read the session again; repeats are
 * the same code of the same person.
 */
import { instantOf, MINUTE_MS } from '../domain/kernel/time';
import { lastDatabaseCalls, openHolding, plantTrainees, shownCode, type Holding } from '../test/support/attendance';
import { startTestCloud, type TestCloud } from '../test/support/cloud';
import type { TestPersonId } from '../test/support/people';

const TRIES = 10;
const IDEAL = 2;
/** The session is remembered for five seconds; a code is good for fifteen. */
const FORGOTTEN_AFTER_MS = 6000;

/** Most calls allowed, by what is done. */
const bars = { warm: 2, repeat: 2, cold: 4, cappedFirst: 4, cappedAfter: 2, cappedCold: 6 } as const;
type Measured = Record<keyof typeof bars, number>;

async function scan(cloud: TestCloud, who: TestPersonId, qrText: string): Promise<number> {
  await cloud.as(who).do('attendance.checkIn', { qrText });
  return lastDatabaseCalls(cloud, 'attendance.checkIn');
}

/** The most calls of several people's scans, one after the other, on the instance that has just served the display. */
async function worst(cloud: TestCloud, holding: Holding, who: readonly TestPersonId[], cold = false): Promise<number> {
  const counts: number[] = [];
  for (const each of who) {
    cloud.clock.advance(MINUTE_MS);
    const qrText = await shownCode(cloud, holding);
    if (cold) cloud.clock.advance(FORGOTTEN_AFTER_MS);
    counts.push(await scan(cloud, each, qrText));
  }
  return Math.max(...counts);
}

async function measure(cloud: TestCloud): Promise<Measured> {
  const people = (group: number): TestPersonId[] =>
    Array.from({ length: TRIES }, (_, index) => `crowd${group * TRIES + index + 1}` as const);
  const holding = await openHolding(cloud);
  await plantTrainees(cloud, ...[0, 1, 2, 3].flatMap(people));
  const warm = await worst(cloud, holding, people(0));
  const cold = await worst(cloud, holding, people(1), true);
  const repeats: number[] = [];
  for (const who of people(0)) {
    const qrText = await shownCode(cloud, holding);
    await scan(cloud, who, qrText);
    repeats.push(await scan(cloud, who, qrText));
  }
  await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, cap: 1000 });
  return {
    warm,
    repeat: Math.max(...repeats),
    cold,
    cappedFirst: await worst(cloud, holding, people(2)),
    cappedAfter: await worst(cloud, holding, people(2)),
    cappedCold: await worst(cloud, holding, people(3), true),
  };
}

async function main(): Promise<void> {
  const cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00'), crowd: 4 * TRIES });
  try {
    const measured = await measure(cloud);
    const ok = Object.entries(bars).every(([name, most]) => measured[name as keyof typeof bars] <= most);
    const line = {
      bench: 'calls',
      value: measured.warm,
      unit: 'database calls',
      peer: 'ideal',
      peerValue: IDEAL,
      ratio: measured.warm / IDEAL,
      bar: bars,
      measured,
      ok,
    };
    console.log(JSON.stringify(line));
    process.exitCode = ok ? 0 : 1;
  } finally {
    await cloud.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
