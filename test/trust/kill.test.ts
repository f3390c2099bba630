import { randomUUID } from 'node:crypto';
import { faultsOf, killedBurst } from './killed-burst';

// Two processes start one after the other and build the functions when nobody has.
jest.setTimeout(180_000);

it('a cloud that is killed in a burst loses nobody who was told that they are in, counts nobody twice and gives every seat', async () => {
  const trial = { people: 120, cap: 80, kills: 1, seed: randomUUID(), atOnce: 16, log: () => undefined };
  const findings = await killedBurst(trial);
  expect({ seed: trial.seed, faults: faultsOf(findings, trial) }).toEqual({ seed: trial.seed, faults: [] });
  expect(findings.acknowledged).toBe(80);
});
