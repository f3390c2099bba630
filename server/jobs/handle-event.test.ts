import type { Services } from '../call/context';
import { handleJobsEvent } from './handle-event';

const logged: object[] = [];
const log = (event: string, fields: object = {}) => void logged.push({ event, ...fields });

/** A database that fails, and counts the requests it was sent. */
function brokenServices(): Services {
  let requests = 0;
  const fail = (): Promise<never> => {
    requests += 1;
    return Promise.reject(new Error('secret'));
  };
  return {
    now: () => 0,
    log: { info: log, error: log },
    db: { get: fail, find: fail, update: fail, updateWhere: fail, requestCount: () => requests },
  } as object as Services;
}
const wakeUp = (event: unknown, { openid, source }: { openid?: string; source?: string } = {}) =>
  handleJobsEvent(brokenServices(), { event, openid, source, setUpKey: undefined, requestId: 'r1' });

beforeEach(() => logged.splice(0));

describe('the log of the function jobs', () => {
  it('has one line for a phone that is sent away', async () => {
    await wakeUp({ jobId: 'ABCDEFGHJKLMNPQRSTUV' }, { openid: 'o-somebody', source: 'wx_client' });
    expect(logged).toEqual([
      {
        event: 'call',
        call: 'jobs',
        requestId: 'r1',
        code: 'notForPhones',
        milliseconds: expect.any(Number) as number,
        databaseCalls: 0,
      },
    ]);
  });

  it('has one line for a run that fails, with what it cost and without the words of the error', async () => {
    await expect(wakeUp({ jobId: 'ABCDEFGHJKLMNPQRSTUV' })).rejects.toThrow();
    expect(logged).toMatchObject([{ event: 'call', call: 'jobs', code: 'internal', databaseCalls: 1 }]);
    expect(JSON.stringify(logged)).not.toContain('secret');
  });
});

describe('the function jobs', () => {
  it.each([{ jobId: 'ABCDEFGHJKLMNPQRSTUV' }, { Type: 'Timer' }, { verifyAudit: true }, { setUp: {} }, {}])(
    'turns a phone away that has no openid: %j',
    async (event) => {
      expect(await wakeUp(event, { source: 'wx_client' })).toEqual({ refused: 'notForPhones' });
      expect(await wakeUp(event, { source: 'scf,wx_client' })).toEqual({ refused: 'notForPhones' });
    },
  );

  it.each([
    ['a function that a phone called', { openid: 'o-somebody', source: 'wx_client,scf' }],
    ['a function that nobody known called', { source: 'wx_client,scf' }],
    ['a timer', { source: 'wx_trigger' }],
    ['the console', {}],
  ])('listens to %s', async (_who, from) => {
    await expect(wakeUp({ jobId: 'ABCDEFGHJKLMNPQRSTUV' }, from)).rejects.toThrow('secret');
  });
});
