import { randomUUID } from 'node:crypto';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import { CloudError } from '../errors';
import type { FunctionDeclaration } from '../options';
import { callerName, type Caller, type Invocation, type Invocations } from './invocations';
import type { WorkerJob } from './messages';
import type { Outcome } from './instance';
import { Pool } from './pool';

/** The one environment that the local cloud plays. */
const ENVIRONMENT = 'local-cloud';
export const APP_ID = 'wxlocal0000000000';

export interface FunctionsDependencies {
  declarations: readonly FunctionDeclaration[];
  invocations: Invocations;
  clock: Clock;
  callLog: CallLog;
  log: (line: string) => void;
  /** The port of the first function's debugger; each next one takes the next. */
  inspectFrom: number | undefined;
  /** Called when an invocation is over, whatever it left behind. */
  onEnd: (invocation: Invocation) => void;
}

/** What an invocation came to. `resultJson` is not parsed here: it goes to the phone as it is. */
export interface FinishedCall {
  requestId: string;
  outcome: Outcome;
}

/** Finds the pool of a function, gives the invocation its identity, waits, and writes the call log. */
export class FunctionRunner {
  readonly #pools = new Map<string, Pool>();
  readonly #declarations = new Map<string, FunctionDeclaration>();
  readonly #needs: FunctionsDependencies;
  readonly #env: Record<string, string>;

  /** @param adminUrl where the SDK inside the functions sends its requests */
  constructor(needs: FunctionsDependencies, adminUrl: string) {
    this.#needs = needs;
    this.#env = platformEnv(adminUrl);
    for (const declaration of needs.declarations) this.#declarations.set(declaration.name, declaration);
  }

  declaration(name: string): FunctionDeclaration | undefined {
    return this.#declarations.get(name);
  }

  /** Throws RESOURCE_NOT_FOUND for a function that is not declared; never throws for what happens inside it. */
  async call(
    name: string,
    event: Record<string, unknown>,
    caller: Caller,
    calledFrom?: Invocation,
  ): Promise<FinishedCall> {
    const pool = this.#pool(name);
    const requestId = randomUUID();
    const source = sourceOf(caller, this.#declarations.get(name), calledFrom);
    const invocation = this.#needs.invocations.begin(name, caller, source);
    const at = this.#needs.clock.now();
    const began = performance.now();
    const outcome = await pool.run(this.#job(name, pool, event, invocation, requestId));
    this.#needs.invocations.end(invocation);
    this.#needs.onEnd(invocation);
    if (outcome.kind === 'threw') this.#needs.log(`${name}: threw (request ${requestId}): ${outcome.message}`);
    this.#needs.callLog.add({
      at,
      who: callerName(caller),
      function: name,
      ...callField(event),
      durationMs: Math.round((performance.now() - began) * 10) / 10,
      databaseCalls: invocation.databaseCalls,
      databaseRequests: invocation.databaseRequests,
      ...verdict(outcome),
      requestId,
    });
    return { requestId, outcome };
  }

  /** Throws the instances away: what they keep in memory may describe data that is gone. */
  async restart(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.close()));
    await this.openDebuggers();
  }

  /**
   * Puts the code that lies in a function's folder now in the place of the running one. A call under way finishes in the old.
   * @throws Error with what the new code throws when it is loaded: then the old one goes on
   */
  async replace(name: string): Promise<void> {
    await this.#pools.get(name)?.renew();
  }

  /** The ports at which debuggers are let in; none unless that was asked for. */
  get debuggers(): { name: string; port: number }[] {
    const { inspectFrom, declarations } = this.#needs;
    return inspectFrom === undefined ? [] : declarations.map(({ name }, at) => ({ name, port: inspectFrom + at }));
  }

  /** Starts the functions that are to be debugged, so that breakpoints can be set before the first call. */
  async openDebuggers(): Promise<void> {
    await Promise.all(this.debuggers.map(({ name }) => this.#pool(name).warm()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #pool(name: string): Pool {
    const known = this.#pools.get(name);
    if (known) return known;
    const declaration = this.#declarations.get(name);
    if (!declaration)
      throw new CloudError(
        'RESOURCE_NOT_FOUND',
        `[ResourceNotFound.FunctionName] FunctionName parameter could not be found: ${name}`,
      );
    const { clock, log } = this.#needs;
    const inspectPort = this.debuggers.find((one) => one.name === name)?.port;
    const pool = new Pool({ declaration, env: this.#env, clock: clock.shared, log, inspectPort });
    this.#pools.set(name, pool);
    return pool;
  }

  #job(name: string, pool: Pool, event: Record<string, unknown>, invocation: Invocation, requestId: string): WorkerJob {
    const openId = invocation.caller.kind === 'person' ? invocation.caller.person.openid : undefined;
    const whole = invocation.caller.kind === 'timer' ? event : { ...event, userInfo: { appId: APP_ID, openId } };
    return {
      eventJson: JSON.stringify(whole),
      env: identityEnv(invocation, openId),
      context: {
        request_id: requestId,
        function_name: name,
        function_version: '$LATEST',
        namespace: ENVIRONMENT,
        memory_limit_in_mb: pool.memoryMb,
        time_limit_in_ms: pool.timeoutMs,
      },
    };
  }
}

/** What makes the unmodified SDK believe that it runs in the cloud, and talk to this server. */
function platformEnv(adminUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENVIRONMENT,
    TCB_ENV: ENVIRONMENT,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
  };
}

function identityEnv(invocation: Invocation, openId: string | undefined): Record<string, string> {
  const wx: Record<string, string> = { WX_API_TOKEN: invocation.token, WX_APPID: APP_ID, WX_CLIENTIP: '127.0.0.1' };
  if (openId !== undefined) wx['WX_OPENID'] = openId;
  return {
    ...wx,
    TCB_SOURCE: invocation.source,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
  };
}

/** Who calls a function that is closed to phones, is nobody and no function, sits at the console. */
function sourceOf(
  caller: Caller,
  declaration: FunctionDeclaration | undefined,
  calledFrom: Invocation | undefined,
): string {
  if (calledFrom) return `${calledFrom.source},scf`;
  if (caller.kind === 'timer') return 'wx_trigger';
  return caller.kind === 'nobody' && !declaration?.callableByPhone ? 'wx_devtools' : 'wx_client';
}

function callField(event: Record<string, unknown>): { call?: string } {
  const call = event['call'];
  return typeof call === 'string' && call.length <= 100 ? { call } : {};
}

function verdict(outcome: Outcome): { ok: boolean; errorCode?: string } {
  switch (outcome.kind) {
    case 'returned':
      return refusal(outcome.resultJson);
    case 'threw':
      return { ok: false, errorCode: '-504002' };
    case 'timedOut':
      return { ok: false, errorCode: '-504003' };
  }
}

/** By convention an answer that begins with `"ok":false` is a refusal, and only its code is of interest. */
function refusal(resultJson: string): { ok: boolean; errorCode?: string } {
  if (!resultJson.startsWith('{"ok":false')) return { ok: true };
  const answer = JSON.parse(resultJson) as { error?: { code?: unknown } };
  return typeof answer.error?.code === 'string' ? { ok: false, errorCode: answer.error.code } : { ok: false };
}
