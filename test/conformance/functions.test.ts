import { startConformanceCloud, type ConformanceCloud } from './support/conformance-cloud';

let subject: ConformanceCloud;
const inCloud: ConformanceCloud['inCloud'] = (...call) => subject.inCloud(...call);
const hour = 3_600_000;

beforeAll(async () => {
  subject = await startConformanceCloud({ startAt: Date.UTC(2025, 10, 28) }, { env: { PRODUCT_KEY: 'k' } });
});
beforeEach(() => subject.cloud.store.clear());
afterAll(() => subject.close());

describe('who calls', () => {
  it('is known from getWXContext alone and cannot be claimed in the event', async () => {
    const seen = await inCloud(({ cloud, event }) => ({ context: cloud.getWXContext(), userInfo: event['userInfo'] }));
    expect(seen.context).toMatchObject({
      OPENID: 'oChen',
      SOURCE: 'wx_client',
      APPID: expect.stringMatching(/^wx/) as string,
    });
    const forged = await subject.cloud.invoke(
      'probe',
      {
        source: '({ cloud, event }) => [cloud.getWXContext().OPENID, event.userInfo.openId]',
        userInfo: { openId: 'oLiu' },
        OPENID: 'oLiu',
      },
      'chen',
    );
    expect(forged).toMatchObject({ result: ['oChen', 'oChen'] });
  });

  it('does not leak from one invocation to the next or to one beside it', async () => {
    const whoAmI = async ({ cloud }: { cloud: { getWXContext(): Record<string, unknown> } }): Promise<unknown[]> => {
      const before = cloud.getWXContext()['OPENID'];
      await new Promise((resolve) => setTimeout(resolve, 20));
      return [before ?? null, cloud.getWXContext()['OPENID'] ?? null];
    };
    const answers = await Promise.all(
      ['chen', 'liu', null, 'chen', null, 'liu'].map((as) => inCloud(whoAmI, undefined, as)),
    );
    expect(answers).toEqual([
      ['oChen', 'oChen'],
      ['oLiu', 'oLiu'],
      [null, null],
      ['oChen', 'oChen'],
      [null, null],
      ['oLiu', 'oLiu'],
    ]);
  });

  it('goes along into a function that is called by a function, with the chain of sources', async () => {
    const inner = await inCloud(
      async ({ cloud }) =>
        (await cloud.callFunction({ name: 'inner', data: { source: '({ cloud }) => cloud.getWXContext()' } })).result,
    );
    expect(inner).toMatchObject({ OPENID: 'oChen', SOURCE: 'wx_client,scf' });
  });

  it('is a timer without an openid, with the event that the cloud sends', async () => {
    const seen = await subject.cloud.invoke(
      'probe',
      {
        source:
          '({ cloud, event }) => [event.Type, event.TriggerName, event.Time, "userInfo" in event, cloud.getWXContext().OPENID ?? null, cloud.getWXContext().SOURCE]',
      },
      { timer: 'nightly' },
    );
    expect(seen).toMatchObject({
      result: ['Timer', 'nightly', expect.stringMatching(/^2025-11-28T\d\d:\d\d:\d\dZ$/), false, null, 'wx_trigger'],
    });
  });
});

describe('an instance', () => {
  it('stays warm and takes one invocation at a time', async () => {
    const overlap = async (): Promise<number> => {
      const shared = globalThis as { running?: number };
      shared.running = (shared.running ?? 0) + 1;
      const seen = shared.running;
      await new Promise((resolve) => setTimeout(resolve, 10));
      shared.running -= 1;
      return seen;
    };
    expect(await Promise.all(Array.from({ length: 6 }, () => inCloud(overlap)))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await inCloud(({ invocations }) => invocations)).toBeGreaterThan(1);
  });

  it('sees its own environment and nothing of this process', async () => {
    const env = await inCloud(() => Object.keys(process.env).sort());
    expect(env).toContain('PRODUCT_KEY');
    expect(env.filter((key) => !/^(TENCENTCLOUD_|TCB_|WX_|SCF_|NODE_ENV$|PRODUCT_KEY$|WX_)/.test(key))).toEqual([]);
  });

  it('gets a context with its name and limits', async () => {
    expect(await inCloud(({ context }) => context)).toMatchObject({
      function_name: 'probe',
      memory_limit_in_mb: 256,
      time_limit_in_ms: 8000,
    });
  });
});

describe('failures', () => {
  it('of a function are -504002 with its message, and the next call works', async () => {
    const answer = await subject.cloud.invoke('probe', { source: '() => { throw new Error("kaboom") }' }, 'chen');
    expect(answer).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('kaboom') as string });
    expect(await inCloud(() => 'alive')).toBe('alive');
  });

  it('by time are -504003; the instance is ended and replaced', async () => {
    const endless = await subject.cloud.invoke('inner', { source: '() => { for (;;); }' }, 'chen');
    expect(endless).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('timed out after 1.5 seconds') as string,
    });
    expect(await subject.cloud.invoke('inner', { source: '({ invocations }) => invocations' }, 'chen')).toMatchObject({
      result: 1,
    });
  });

  it('that end the whole instance are -504002, and a new one takes over', async () => {
    const ended = await subject.cloud.invoke('inner', { source: '() => process.exit(3)' }, 'chen');
    expect(ended).toMatchObject({ errCode: -504002 });
    expect(await subject.cloud.invoke('inner', { source: '() => 1' }, 'chen')).toMatchObject({ result: 1 });
  });

  it('of a called function reach the calling one', async () => {
    const failures = await inCloud(async ({ cloud, failure }) => [
      await failure(() =>
        cloud.callFunction({ name: 'inner', data: { source: '() => { throw new Error("kaboom") }' } }),
      ),
      await failure(() => cloud.callFunction({ name: 'nowhere', data: {} })),
    ]);
    expect(failures[0]?.message).toContain('kaboom');
    expect(failures[1]?.message).toContain('FunctionName parameter could not be found');
  });

  it('are noted in the call log with who, what, how long and how many database calls, but no content', async () => {
    const last = subject.cloud.callLog.since().at(-1)?.sequence ?? 0;
    await subject.cloud.invoke(
      'probe',
      {
        call: 'thing.do',
        source:
          'async ({ db }) => { await db.collection("items").add({ data: { n: 1 } }); await db.collection("items").count(); return { ok: false, error: { code: "notAllowed" } } }',
        secret: 'private',
      },
      'liu',
    );
    const [entry] = subject.cloud.callLog.since(last);
    expect(entry).toMatchObject({
      who: 'liu',
      function: 'probe',
      call: 'thing.do',
      databaseCalls: 2,
      ok: false,
      errorCode: 'notAllowed',
    });
    expect(JSON.stringify(entry)).not.toContain('private');
  });
});

describe('the call log', () => {
  it('shows what each database request asked for, which index served it and what was read for it', async () => {
    const add = (n: number) => ({ _id: `n${n}`, kind: 'k', n, even: n % 2 === 0 });
    await subject.cloud.store.insert('items', [1, 2, 3, 4, 5].map(add));
    await inCloud(async ({ db, failure }) => {
      const items = db.collection('items');
      await items.doc('n1').get();
      await items.where({ kind: 'k', even: true }).get();
      await items.where({ kind: 'k' }).count();
      await items.where({ kind: 'k', n: 3 }).update({ data: { n: 30 } });
      await items.add({ data: { _id: 'n6' } });
      await failure(() => items.where({ even: true }).get());
      await db.runTransaction(async (tx) => void (await tx.collection('items').doc('n6').remove()));
    });
    const { databaseRequests } = subject.cloud.callLog.since().at(-1) ?? {};
    const items = { collection: 'items' };
    expect(databaseRequests).toMatchObject([
      { action: 'get', ...items, index: '_id_', read: 1, returned: 1 },
      { action: 'get', ...items, index: 'kind_n', read: 5, returned: 2 },
      { action: 'count', ...items, index: 'kind_n', read: 0, returned: 0 },
      { action: 'update', ...items, index: 'kind_n', read: 1, returned: 1 },
      { action: 'add', ...items, read: 0, returned: 1 },
      { action: 'get', ...items, read: 0, returned: 0, errorCode: 'DATABASE_REQUEST_FAILED' },
      { action: 'begin' },
      { action: 'remove', ...items, index: '_id_', read: 1, returned: 1 },
      { action: 'commit', returned: 1 },
    ]);
    expect(databaseRequests?.every(({ durationMs }) => durationMs >= 0)).toBe(true);
  });

  it('keeps the first hundred requests of a call, and the number of all', async () => {
    await inCloud(async ({ db }) => {
      await Promise.all(Array.from({ length: 103 }, () => db.collection('items').where({ kind: 'k' }).count()));
    });
    const last = subject.cloud.callLog.since().at(-1);
    expect([last?.databaseRequests.length, last?.databaseCalls]).toEqual([100, 103]);
  });
});

describe('the clock', () => {
  /** Whether what a function read lies between the cloud's time before and after; a call may take its time. */
  async function readsNow(read: () => Promise<number>): Promise<void> {
    const before = subject.cloud.clock.now();
    const seen = await read();
    expect(seen).toBeGreaterThanOrEqual(before);
    expect(seen).toBeLessThanOrEqual(subject.cloud.clock.now());
  }

  it('is what functions see, moves in running instances at once, and leaves Date as it was', async () => {
    await readsNow(() => inCloud(() => Date.now()));
    subject.cloud.clock.advance(100 * hour);
    await readsNow(() => inCloud(() => Date.now()));
    await readsNow(() => inCloud(() => new Date().getTime()));
    const seen = await inCloud(() => ({
      given: new Date(5).getTime(),
      parts: new Date(2020, 1, 2).getFullYear(),
      parsed: Date.parse('2020-01-01T00:00:00Z'),
      isDate: new Date() instanceof Date && Object.prototype.toString.call(new Date()) === '[object Date]',
      sameConstructor: new Date().constructor === Date,
      text: typeof Date(),
      derived: new (class Later extends Date {})(7).getTime(),
    }));
    expect(seen).toMatchObject({
      given: 5,
      parts: 2020,
      parsed: 1_577_836_800_000,
      isDate: true,
      sameConstructor: true,
      text: 'string',
      derived: 7,
    });
  });

  it('is what serverDate() writes', async () => {
    await readsNow(async () => {
      const written = await inCloud(async ({ db }) => {
        await db.collection('items').add({ data: { _id: 'a', at: db.serverDate({ offset: 1000 }) } });
        const { at } = (await db.collection('items').doc('a').get()).data;
        return at instanceof Date ? at.getTime() : 0;
      });
      return written - 1000;
    });
  });
});

describe('open APIs', () => {
  it('exchange the phone button code once for the number', async () => {
    const response = await fetch(`${subject.cloud.baseUrl}/wx/phoneNumberCode`, {
      method: 'POST',
      body: JSON.stringify({ as: 'liu' }),
    });
    const { code } = (await response.json()) as { code: string };
    const answers = await inCloud(
      async ({ cloud, failure }, given: string) => ({
        first: await cloud.openapi['phonenumber']?.['getPhoneNumber']?.({ code: given }),
        second: await failure(() => cloud.openapi['phonenumber']?.['getPhoneNumber']?.({ code: given })),
      }),
      code,
    );
    expect(answers.first).toMatchObject({
      errCode: 0,
      phoneInfo: { purePhoneNumber: '13800000002', countryCode: '86' },
    });
    expect(answers.second.errCode).toBe(40029);
  });

  it('exchange no code for another user than the one who pressed the button, and the code is spent', async () => {
    const response = await fetch(`${subject.cloud.baseUrl}/wx/phoneNumberCode`, {
      method: 'POST',
      body: JSON.stringify({ as: 'liu' }),
    });
    const { code } = (await response.json()) as { code: string };
    const [foreign, own] = await inCloud(async ({ cloud, failure }, given: string) => {
      const exchange = (openid: string) =>
        failure(() => cloud.openapi['phonenumber']?.['getPhoneNumber']?.({ code: given, openid }));
      return [await exchange('oNobody'), await exchange('oLiu')] as const;
    }, code);
    expect([foreign.errCode, own.errCode]).toEqual([40003, 40029]);
  });

  it('keep a subscription message in the outbox, and refuse a stranger', async () => {
    const refused = await inCloud(async ({ cloud, failure }) => {
      await cloud.openapi['subscribeMessage']?.['send']?.({
        touser: 'oLiu',
        templateId: 't1',
        page: 'p',
        data: { thing1: { value: '已通过' } },
      });
      return failure(() =>
        cloud.openapi['subscribeMessage']?.['send']?.({ touser: 'oNobody', templateId: 't1', data: {} }),
      );
    });
    expect(refused.errCode).toBe(40003);
    expect(subject.cloud.messages.at(-1)).toMatchObject({
      openid: 'oLiu',
      templateId: 't1',
      page: 'p',
      data: { thing1: { value: '已通过' } },
    });
  });

  it('check a text', async () => {
    const suggestions = await inCloud(async ({ cloud }) => {
      const check = (content: string): Promise<Record<string, unknown>> | undefined =>
        cloud.openapi['security']?.['msgSecCheck']?.({ version: 2, scene: 1, openid: 'oChen', content });
      return [await check('临床微生物学'), await check('诚信代考')].map((one) => one?.['result']);
    });
    expect(suggestions).toEqual([
      expect.objectContaining({ suggest: 'pass' }),
      expect.objectContaining({ suggest: 'risky' }),
    ]);
  });

  it('say so when there is none of that name here', async () => {
    const failures = await inCloud(async ({ cloud, failure }) => [
      await failure(() => cloud.openapi['urllink']?.['generate']?.({})),
      await failure(() => cloud.openapi['wxacode']?.['getUnlimited']?.({ scene: 'a=1' })),
    ]);
    expect(failures.map((one) => one.errCode)).toEqual([-604100, 40066]);
  });
});

describe('storage', () => {
  it('takes, gives, lists and deletes a file, also with a Chinese name', async () => {
    const seen = await inCloud(async ({ cloud, failure }) => {
      const { fileID } = await cloud.uploadFile({ cloudPath: 'a/证书 #1?.txt', fileContent: Buffer.from('hello') });
      const { fileList } = await cloud.getTempFileURL({
        fileList: [fileID, 'cloud://local-cloud.local/none', 'cloud://other/../../etc/passwd'],
      });
      const content = (await cloud.downloadFile({ fileID })).fileContent.toString();
      const deleted = (await cloud.deleteFile({ fileList: [fileID, fileID] })).fileList.map((one) => one.status);
      return {
        fileID,
        status: fileList.map((one) => one.status),
        content,
        deleted,
        gone: await failure(() => cloud.downloadFile({ fileID })),
      };
    });
    expect(seen).toMatchObject({
      fileID: 'cloud://local-cloud.local/a/证书 #1?.txt',
      status: [0, -503003, -503003],
      content: 'hello',
      deleted: [0, -503003],
      gone: { failed: true },
    });
  });

  it('serves what a function has stored as what it is inside, to be shown only when it is a document or a picture', async () => {
    const servedAs = async (cloudPath: string, text: string) => {
      const url = await inCloud(
        async ({ cloud }, { name, content }: { name: string; content: string }) => {
          const { fileID } = await cloud.uploadFile({ cloudPath: name, fileContent: Buffer.from(content) });
          return (await cloud.getTempFileURL({ fileList: [fileID] })).fileList[0]?.tempFileURL;
        },
        { name: cloudPath, content: text },
      );
      const { headers } = await fetch(url ?? '');
      return ['content-type', 'content-disposition', 'x-content-type-options'].map((name) => headers.get(name));
    };
    expect(await servedAs('kept/a.pdf', '%PDF-1.4')).toEqual(['application/pdf', 'inline', 'nosniff']);
    expect(await servedAs('kept/b.pdf', '<script>1</script>')).toEqual([
      'application/octet-stream',
      'attachment',
      'nosniff',
    ]);
  });

  it.each(['../outside', 'a/../../outside', '/absolute', 'a//b', '.', 'a\0b', 'a\\..\\b', ''])(
    'refuses the path %j',
    async (cloudPath) => {
      const refused = await inCloud(
        ({ cloud, failure }, path: string) =>
          failure(() => cloud.uploadFile({ cloudPath: path, fileContent: Buffer.from('x') })),
        cloudPath,
      );
      expect(refused.failed).toBe(true);
    },
  );
});
