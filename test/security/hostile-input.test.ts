import * as fc from 'fast-check';
import { calls, type Envelope } from '../../contract';
import { startTestCloud, type TestCloud } from '../support/cloud';
import { openInProcess, type InProcessCloud } from '../support/in-process';
import { callNames, everybody, hostile, hostileAnswers, overTheWire } from './hostile';

const INPUTS_PER_CALL = 500;
const DEPLOYED_INPUTS_PER_CALL = 10;

describe('hostile input', () => {
  let cloud: InProcessCloud | undefined;

  it.each(callNames)(
    `is answered by %s with a contract error, ${INPUTS_PER_CALL} times`,
    async (name) => {
      if (cloud === undefined) {
        cloud = await openInProcess();
        await everybody(cloud);
      }
      expect((await hostileAnswers(cloud, name, { numRuns: INPUTS_PER_CALL })).faults).toEqual([]);
      // A command whose input was good after all may have signed somebody out, or set another password.
      if (calls[name].kind === 'command') cloud = undefined;
    },
    60_000,
  );
});

/** The same through the bundled functions and the real SDK, which have less to do with what an input says. */
describe('hostile input to the functions as they are deployed', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startTestCloud();
    await everybody(cloud);
  });
  afterAll(() => cloud.close());

  it.each(callNames)(
    `is answered by %s with a contract error, ${DEPLOYED_INPUTS_PER_CALL} times`,
    async (name) =>
      expect((await hostileAnswers(cloud, name, { numRuns: DEPLOYED_INPUTS_PER_CALL })).faults).toEqual([]),
    60_000,
  );

  it('in place of the envelope is refused by every function', async () => {
    const events = fc.sample(
      fc.oneof(hostile, fc.record({ call: hostile, requestId: hostile, input: hostile, displayPass: hostile })),
      {
        numRuns: INPUTS_PER_CALL,
        seed: 20_251_128,
      },
    );
    for (const service of ['api', 'attendance', 'reports']) {
      for (const event of events.map(overTheWire)) {
        const whole = typeof event === 'object' && event !== null && !Array.isArray(event) ? event : { call: event };
        const envelope = (await cloud.as('stranger1').send(service, whole)) as Envelope<unknown>;
        expect(envelope).toMatchObject({
          ok: false,
          error: { code: expect.stringMatching(/^(invalidInput|unknownCall)$/) as string },
        });
      }
    }
  });
});
