/**
 * `npm run trust -- kill [seed]`: SIGKILL of the local cloud at 20 random moments of a burst of 2,000 people for 1,500 places.
 * No acknowledged record may be lost, none be there twice, the cap be exact, and no seat be lost for good.
 */
import { randomUUID } from 'node:crypto';
import { faultsOf, killedBurst } from './killed-burst';

const seed = process.argv[2] ?? randomUUID();
const trial = { people: 2000, cap: 1500, kills: 20, seed, atOnce: 64, log: (line: string) => console.log(line) };

killedBurst(trial).then(
  (findings) => {
    const faults = faultsOf(findings, trial);
    const { lost, twice, errors, ...figures } = findings;
    const counts = { lost: lost.length, twice: twice.length, errors: errors.length };
    console.log(JSON.stringify({ trial: 'kill', seed, ...figures, ...counts, faults, ok: faults.length === 0 }));
    process.exitCode = faults.length === 0 ? 0 : 1;
  },
  (error: unknown) => {
    console.error(`seed ${seed}`, error);
    process.exit(1);
  },
);
