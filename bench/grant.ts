/**
 * `npm run bench -- grant`: 5,000 people granted, and some absent, by the function `jobs` as it is deployed; against the same round
 * whose worker is killed after the first write of every kind. Each invocation is a process of its own and dies by SIGKILL. The page of
 * whoever waits, or the product's own timer, finds the job when its lease is over. What both leave must be the same to the letter: nobody twice,
 * nobody missed.
 *
 * The cloud's clock is moved while everybody waits for the lease, so the time that a user waits is told apart from the work.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SECOND_MS } from '../domain/kernel/time';
import { GRANTED, GrantHall, type GrantRun } from './support/killed-grant';
import { judged, measure, rounded, spreadOf, type Bar, type Result } from './support/measure';

const ROUNDS = 7;
const bars: Record<string, Bar> = {
  ratio: { atMost: 2 },
  different: { atMost: 0 },
  missed: { atMost: 0 },
  twice: { atMost: 0 },
  longestWaitSeconds: { atMost: 15 },
};

async function main(wanted: number): Promise<Result> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'bench-grant-'));
  const hall = await GrantHall.open(out);
  try {
    // Also what starts the local cloud; not measured.
    const { kinds, trace } = await hall.grant('first', []);
    console.log(`kinds of writes: ${kinds.join(', ')}`);
    const rounds: { whole: GrantRun; killed: GrantRun }[] = [];
    for (let round = 0; round < wanted; round += 1) {
      const whole = await hall.grant(`whole${round}`, []);
      const killed = await hall.grant(`killed${round}`, kinds);
      rounds.push({ whole, killed });
      const waits = killed.waitsMs.map((ms) => rounded(ms / SECOND_MS)).join(', ');
      console.log(
        `round ${round + 1}: ${rounded(whole.workedMs)} ms; killed ${kinds.length} times ${rounded(killed.workedMs)} ms; waits of ${waits} s`,
      );
    }
    const runs = rounds.flatMap(({ whole, killed }) => [whole, killed]);
    const ratio = spreadOf(rounds.map(({ whole, killed }) => killed.workedMs / whole.workedMs));
    const killedSeconds = spreadOf(rounds.map(({ killed }) => killed.workedMs / 1000));
    const wholeSeconds = spreadOf(rounds.map(({ whole }) => whole.workedMs / 1000));
    const waits = spreadOf(rounds.flatMap(({ killed }) => killed.waitsMs.map((ms) => ms / SECOND_MS)));
    const sum = (of: (run: GrantRun) => number): number => runs.reduce((all, run) => all + of(run), 0);
    return {
      bench: 'grant',
      value: rounded(killedSeconds.median),
      unit: `seconds of work for ${GRANTED} people`,
      peer: 'never killed, seconds',
      peerValue: rounded(wholeSeconds.median),
      ratio: rounded(ratio.median),
      ...judged(
        {
          ratio,
          different: runs.filter((run) => run.trace !== trace).length,
          missed: sum((run) => run.missed),
          twice: sum((run) => run.twice),
          longestWaitSeconds: rounded(waits.high),
          waitSeconds: waits,
          deaths: kinds.length,
          killedSeconds,
          wholeSeconds,
        },
        bars,
      ),
    };
  } finally {
    await hall.close();
    rmSync(out, { recursive: true, force: true });
  }
}

measure(main, { rounds: ROUNDS });
