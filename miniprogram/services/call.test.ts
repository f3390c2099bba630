import { call, CallFailure } from './call';
import { serverNow } from './server-clock';

interface Sent {
  name: string;
  data: { call: string; requestId: string; input: unknown };
}

/** Plays the functions: an answer, or an error of the SDK, for each attempt; `undefined` never answers. */
function cloud(...answers: (object | undefined)[]): Sent[] {
  const sent: Sent[] = [];
  const callFunction = (request: Sent) => {
    sent.push(request);
    const answer = answers.shift();
    if (answer === undefined) return new Promise(() => undefined);
    return 'errCode' in answer || 'errMsg' in answer
      ? Promise.reject(Object.assign(new Error(), answer))
      : Promise.resolve({ result: answer });
  };
  Object.assign(globalThis, { wx: { cloud: { callFunction } } });
  return sent;
}

const ok = { ok: true, data: { rows: [] }, serverNow: Date.now() };
const notRun = { errCode: -1, errMsg: 'request:fail' };

describe('a call', () => {
  afterEach(() => jest.useRealTimers());

  it('goes to the function of the contract with its name, id and input', async () => {
    const sent = cloud(ok);
    await expect(call('notice.list', { limit: 3 })).resolves.toEqual({ rows: [] });
    expect(sent[0]).toMatchObject({ name: 'api', data: { call: 'notice.list', input: { limit: 3 } } });
    expect(sent[0]?.data.requestId).toMatch(/^[A-Za-z0-9]{20}$/);
  });

  it('tries a query once more on a bad network, under the same id', async () => {
    const sent = cloud(notRun, ok);
    await call('notice.list', {});
    expect(sent).toHaveLength(2);
    expect(sent[1]?.data.requestId).toBe(sent[0]?.data.requestId);
  });

  it('fails after the second attempt of a query', async () => {
    const sent = cloud(notRun, notRun);
    await expect(call('notice.list', {})).rejects.toMatchObject({
      code: 'networkFailed',
      words: { title: '网络不通' },
    });
    expect(sent).toHaveLength(2);
  });

  it('never repeats a command by itself', async () => {
    const sent = cloud(notRun, ok);
    await expect(call('attendance.checkIn', { qrText: 'T' })).rejects.toMatchObject({
      code: 'networkFailed',
      outcomeUnknown: true,
    });
    expect(sent).toHaveLength(1);
  });

  it('keeps the id a command was given', async () => {
    const sent = cloud(ok);
    await call('attendance.checkIn', { qrText: 'T' }, { requestId: 'chosen-by-user-act' });
    expect(sent[0]?.data.requestId).toBe('chosen-by-user-act');
  });

  it('gives up after 15 seconds without an answer', async () => {
    jest.useFakeTimers();
    cloud(undefined);
    const answer = call('attendance.checkIn', { qrText: 'T' });
    const failed = expect(answer).rejects.toMatchObject({ code: 'timeout' });
    await jest.advanceTimersByTimeAsync(15_000);
    await failed;
  });

  it('tells the SDK’s timeout from a function that broke', async () => {
    cloud({ errCode: -504003, errMsg: 'time out' });
    await expect(call('attendance.checkIn', { qrText: 'T' })).rejects.toMatchObject({ code: 'timeout' });
    cloud({ errCode: -504002, errMsg: 'execution error' });
    await expect(call('attendance.checkIn', { qrText: 'T' })).rejects.toMatchObject({ code: 'internal' });
  });

  it('passes a refusal on with its words and facts', async () => {
    cloud({ ok: false, error: { code: 'codeExpired', requestId: 'server-id', details: { ageSeconds: 22 } } });
    const failure: unknown = await call('attendance.checkIn', { qrText: 'T' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallFailure);
    expect(failure).toMatchObject({
      code: 'codeExpired',
      requestId: 'server-id',
      details: { ageSeconds: 22 },
      outcomeUnknown: false,
    });
  });

  it('has words for a code that only a newer version knows', async () => {
    cloud({ ok: false, error: { code: 'inventedLater', requestId: 'server-id' } });
    await expect(call('attendance.checkIn', { qrText: 'T' })).rejects.toMatchObject({ code: 'internal' });
  });

  it('takes an answer that is no envelope for a broken function', async () => {
    cloud({ something: 'else' });
    await expect(call('attendance.checkIn', { qrText: 'T' })).rejects.toMatchObject({ code: 'internal' });
  });

  it('learns the server’s time', async () => {
    cloud({ ...ok, serverNow: Date.now() + 3_600_000 });
    await call('notice.list', {});
    expect(Math.abs(serverNow() - Date.now() - 3_600_000)).toBeLessThan(1000);
  });
});
