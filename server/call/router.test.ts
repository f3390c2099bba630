import * as z from 'zod/mini';
import { defineCall, roles, type Role } from '../../contract/define-call';
import type { Envelope } from '../../contract/envelope';
import type { ErrorCode } from '../../contract/errors';
import type { AdministratorSession, Display, Person } from '../data/documents';
import type { Caller, Services } from './context';
import { defineProcedure, type Procedure } from './procedure';
import type { Refusing } from './refusal';
import { handleRequest, routeTable } from './router';

const logged: string[] = [];
const log = (event: string, fields: object = {}) => void logged.push(JSON.stringify({ event, ...fields }));
let databaseCalls = 0;
/** No procedure of these tests touches anything but the clock, the log, and the count of database calls. */
const services = {
  now: () => 1_000,
  log: { info: log, error: log },
  // The institution of the session is not there, so it reviews nobody's activities.
  db: { requestCount: () => databaseCalls, get: async () => undefined },
} as object as Services;

const openid = 'o-somebody';
const person = { _id: 'p1', openid } as Person;
const session = { _id: openid, institutionId: 'h1' } as AdministratorSession;
const callers: Record<Caller['kind'], Caller> = {
  nobody: { kind: 'nobody' },
  wechatUser: { kind: 'wechatUser', openid },
  trainee: { kind: 'trainee', openid, person },
  administrator: { kind: 'administrator', openid, session },
  reviewer: { kind: 'reviewer', openid, session },
  display: { kind: 'display', display: { _id: 'D1' } as Display },
};

type Handle = (context: Refusing<'wrongState'>) => Promise<{ text: string }>;

function echoFor(allowed: readonly Role[], handle?: Handle): Procedure {
  const call = defineCall({
    name: 'test.echo',
    service: 'api',
    roles: allowed,
    kind: 'query',
    input: z.strictObject({
      text: z.string().check(z.maxLength(5)),
      inner: z.optional(z.strictObject({ n: z.int() })),
    }),
    output: z.strictObject({ text: z.string() }),
    errors: ['wrongState'],
  });
  return defineProcedure(call, async (context, input) => (handle ? handle(context) : { text: input.text }));
}

const send = (event: unknown, procedure = echoFor(['anyone']), caller: Caller = callers.nobody) =>
  handleRequest({ services, routes: routeTable([procedure]), identify: async () => caller, event, openid: undefined });
const request = (input: unknown, call = 'test.echo') => ({ call, requestId: 'request-1', input });
const codeOf = (envelope: Envelope<unknown>): ErrorCode | undefined => (envelope.ok ? undefined : envelope.error.code);

beforeEach(() => logged.splice(0));

describe('the router', () => {
  it('answers a good request with its output and the server time', async () => {
    expect(await send(request({ text: 'hello' }))).toEqual({ ok: true, data: { text: 'hello' }, serverNow: 1_000 });
  });

  it.each([['constructor'], ['__proto__'], ['test.nothing'], ['']])('does not know a call named %j', async (name) => {
    expect(codeOf(await send(request({}, name)))).toBe('unknownCall');
  });

  it.each([[null], ['text'], [7], [[]], [{}], [{ call: 'test.echo' }], [{ call: 'test.echo', requestId: '$ne' }]])(
    'refuses the envelope %j',
    async (event) => {
      expect(codeOf(await send(event))).toBe('invalidInput');
    },
  );

  it.each([
    ['a wrong type', { text: { $ne: 1 } }, 'text'],
    ['a text that is too long', { text: 'too long' }, 'text'],
    ['an unknown field', { text: 'a', admin: true }, 'admin'],
    ['a field inside', { text: 'a', inner: { n: 'x' } }, 'inner.n'],
  ])('names the field with %s and does not repeat its value', async (_what, input, field) => {
    const envelope = await send(request(input));
    expect(envelope).toMatchObject({ ok: false, error: { code: 'invalidInput', details: { fields: [{ field }] } } });
    expect(JSON.stringify(envelope)).not.toMatch(/\$ne|too long/);
  });

  it('refuses what is nested ten thousand deep, wherever it stands', async () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`) as unknown;
    for (const event of [deep, { call: deep }, request(deep), request({ text: deep }), request({ unknown: deep })])
      expect(codeOf(await send(event))).toBe('invalidInput');
  });

  it('passes a refusal on with its details', async () => {
    const refusing = echoFor(['anyone'], async (context) => context.refuse('wrongState', { state: 'draft' }));
    const envelope = await send(request({ text: 'a' }), refusing);
    expect(envelope).toMatchObject({
      error: { code: 'wrongState', requestId: 'request-1', details: { state: 'draft' } },
    });
  });

  it('logs one line a call: which, for which request, what came of it and what it cost', async () => {
    const asking = echoFor(['anyone'], async () => {
      databaseCalls += 3;
      return { text: 'private' };
    });
    await send(request({ text: 'typed' }), asking);
    const line = { event: 'call', call: 'test.echo', requestId: 'request-1', code: 'ok', databaseCalls: 3 };
    expect(logged.map((text) => JSON.parse(text) as object)).toEqual([
      { ...line, milliseconds: expect.any(Number) as number },
    ]);
  });

  it.each([
    ['a refusal', request({ text: 'a' }), 'test.echo', 'wrongState'],
    ['an input that does not fit', request({ text: 'typed too long' }), 'test.echo', 'invalidInput'],
    ['a call of no such name', request({}, 'typed.secretly'), 'unknown', 'unknownCall'],
    ['no request at all', 'typed', 'unknown', 'invalidInput'],
  ])('logs %s by its code, and nothing that was sent', async (_what, event, call, code) => {
    await send(
      event,
      echoFor(['anyone'], async ({ refuse }) => refuse('wrongState')),
    );
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged.join())).toMatchObject({ event: 'call', call, code });
    expect(logged.join()).not.toContain('typed');
  });

  it('turns the unexpected into internal and logs no message and no input', async () => {
    const failing = echoFor(['anyone'], async () => {
      throw new Error('secret 430102199001011234');
    });
    const envelope = await send(request({ text: 'typed' }), failing);
    expect(envelope).toEqual({ ok: false, error: { code: 'internal', requestId: 'request-1' } });
    expect(logged.join()).toContain('request-1');
    expect(logged.join()).not.toMatch(/secret|typed/);
  });

  it('lets no output out that the contract does not describe', async () => {
    const leaking = echoFor(['anyone'], async () => ({ text: 'a', nationalId: '430102199001011234' }));
    expect(codeOf(await send(request({ text: 'a' }), leaking))).toBe('internal');
  });
});

describe('who may call', () => {
  /** Every openid is a WeChat user; nothing else is anything else. */
  const mayCall = (kind: Caller['kind'], role: Role): boolean =>
    role === 'anyone' || kind === role || (role === 'wechatUser' && 'openid' in callers[kind]);

  const cells = roles.flatMap((role) => Object.values(callers).map((caller) => [caller.kind, role] as const));
  it.each(cells)('%s makes a call for %s', async (kind, role) => {
    const envelope = await send(request({ text: 'a' }), echoFor([role]), callers[kind]);
    if (mayCall(kind, role)) expect(envelope.ok).toBe(true);
    else expect(['notSignedIn', 'notRegistered', 'forbidden', 'displayNotPaired']).toContain(codeOf(envelope));
  });

  it('sends somebody without a registration to it', async () => {
    expect(codeOf(await send(request({ text: 'a' }), echoFor(['trainee']), callers.wechatUser))).toBe('notRegistered');
  });
});
