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
const wakeUp = (event: unknown, openid?: string) =>
  handleJobsEvent(brokenServices(), { event, openid, source: 'wx_client', setUpKey: undefined, requestId: 'r1' });

beforeEach(() => logged.splice(0));

describe('the log of the function jobs', () => {
  it('has one line for a phone that is sent away', async () => {
    await wakeUp({ jobId: 'ABCDEFGHJKLMNPQRSTUV' }, 'o-somebody');
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
