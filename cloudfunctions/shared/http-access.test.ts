import { answerHttp, httpRequestIn } from './http-access';

const done = { ok: true as const, data: {}, serverNow: 1 };
const post = (body: string, more: object = {}) => ({ httpMethod: 'POST', body, ...more });

describe('a request over HTTP', () => {
  it('is told from what a phone sends', () => {
    expect(httpRequestIn({ call: 'display.mine', requestId: 'request-1', input: {} })).toBeUndefined();
    expect(httpRequestIn({ httpMethod: 'GET' })).toEqual({ httpMethod: 'GET' });
    for (const odd of [null, 7, 'POST', [], { httpMethod: 5 }]) expect(httpRequestIn(odd)).toBeUndefined();
  });

  it('brings its body, plain or in base64, and takes the answer home', async () => {
    const seen: unknown[] = [];
    const handle = (sent: unknown) => {
      seen.push(sent);
      return Promise.resolve(done);
    };
    const text = '{"call":"display.mine"}';
    const plain = await answerHttp(post(text), handle);
    await answerHttp(post(Buffer.from(text).toString('base64'), { isBase64Encoded: true }), handle);
    expect(seen).toEqual([{ call: 'display.mine' }, { call: 'display.mine' }]);
    expect(plain).toMatchObject({ statusCode: 200, body: JSON.stringify(done) });
    expect(plain.headers['cache-control']).toBe('no-store');
  });

  it('that is no POST, too long, or no JSON does nothing', async () => {
    const never = () => Promise.reject(new Error('was handled'));
    expect(await answerHttp({ httpMethod: 'OPTIONS' }, never)).toMatchObject({ statusCode: 204, body: '' });
    expect(await answerHttp({ httpMethod: 'GET' }, never)).toMatchObject({ statusCode: 405 });
    expect(await answerHttp(post('x'.repeat(5000)), never)).toMatchObject({ statusCode: 413 });
    const seen: unknown[] = [];
    await answerHttp(post('{"call":'), (sent) => {
      seen.push(sent);
      return Promise.resolve(done);
    });
    expect(seen).toEqual([undefined]);
  });
});
