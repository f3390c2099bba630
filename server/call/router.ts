import type { Role } from '../../contract/define-call';
import { roleOf } from '../../domain/person/institution-role';
// Not through contract/index.ts: a function's bundle holds only the schemas of its own calls.
import { requestEnvelope, type Envelope, type ErrorDetails, type FieldIssue } from '../../contract/envelope';
import type { ErrorCode } from '../../contract/errors';
import type { Caller, Services } from './context';
import { namesWithAllRights } from '../data/accounts';
import { isActivityDelegate } from '../guard/role-seal';
import { measureCost } from './cost';
import { loggable } from './platform-error';
import type { Procedure } from './procedure';
import { Refusal, refuseWithAny } from './refusal';

/** What a request has to show who makes it. */
export interface Evidence {
  /** From the cloud context; undefined when nobody is known. */
  openid: string | undefined;
  /** The pass of a paired display, untrusted. */
  displayPass: string | undefined;
}

/** Finds out who that is, as far as the roles of a call make it necessary. */
export type Identify = (services: Services, evidence: Evidence, roles: readonly Role[]) => Promise<Caller>;

/** Procedures of one function by call name. */
export function routeTable(procedures: readonly Procedure[]): Map<string, Procedure> {
  return new Map(procedures.map((procedure) => [procedure.call.name, procedure]));
}

interface Request {
  services: Services;
  routes: Map<string, Procedure>;
  identify: Identify;
  /** What the phone sent, untrusted. */
  event: unknown;
  /** From the cloud context, undefined when nobody is known. */
  openid: string | undefined;
  /** From the cloud context. */
  clientAddress?: string | undefined;
}

/**
 * parse → identify → authorise → handle → check the output → envelope, and one line in the log: which call, what came of it,
 * what it cost.
 *
 * Never throws. What is not a `Refusal` becomes `internal` and is logged with its request id, without the input.
 */
export async function handleRequest(request: Request): Promise<Envelope<unknown>> {
  const { db, log } = request.services;
  const cost = measureCost(db);
  const { call, requestId, envelope } = await answer(request);
  log.info('call', { call, requestId, code: envelope.ok ? 'ok' : envelope.error.code, ...cost() });
  return envelope;
}

/** What came of a request. The call's name is one of ours, or `unknown`: what a phone writes there is anybody's text. */
interface Answered {
  call: string;
  requestId: string;
  envelope: Envelope<unknown>;
}

async function answer({ services, routes, identify, event, openid, clientAddress }: Request): Promise<Answered> {
  const started = services.now();
  const parsed = requestEnvelope.safeParse(event);
  if (!parsed.success) {
    const envelope = failure('invalidInput', 'none', { fields: issues(parsed.error.issues) });
    return { call: 'unknown', requestId: 'none', envelope };
  }
  const { call: name, requestId, displayPass } = parsed.data;
  const procedure = routes.get(name);
  if (!procedure) return { call: 'unknown', requestId, envelope: failure('unknownCall', requestId) };
  const answered = (envelope: Envelope<unknown>): Answered => ({ call: name, requestId, envelope });
  try {
    const caller = await identify(services, { openid, displayPass }, procedure.call.roles);
    await authorise(services, caller, procedure.call.roles);
    const input = procedure.call.input.safeParse(parsed.data.input);
    if (!input.success) throw new Refusal('invalidInput', { fields: issues(input.error.issues) });
    const context = {
      ...services,
      caller,
      requestId,
      input: input.data,
      at: started,
      clientAddress,
      refuse: refuseWithAny,
    };
    const data = procedure.call.output.parse(await procedure.handle(context, input.data));
    return answered({ ok: true, data, serverNow: services.now() });
  } catch (thrown) {
    if (thrown instanceof Refusal) return answered(failure(thrown.code, requestId, thrown.details));
    services.log.error('internal', { call: name, requestId, ...describe(thrown) });
    return answered(failure('internal', requestId));
  }
}

async function authorise(services: Services, caller: Caller, roles: readonly Role[]): Promise<void> {
  const { db } = services;
  if (roles.includes('anyone')) return;
  if (caller.kind === 'administrator') {
    const own = roleOf(caller.session);
    if (roles.includes(own === 'all' ? 'administrator' : own)) return;
    if (own === 'all' && roles.includes('activityDelegate') && (await isActivityDelegate(services, caller.session)))
      return;
    // Whoever is refused is told who of their colleagues can do it.
    if (roles.includes('administrator'))
      throw new Refusal('institutionRoleLacks', { ask: await namesWithAllRights(db, caller.session.institutionId) });
  }
  if (caller.kind !== 'administrator' && (roles as readonly string[]).includes(caller.kind)) return;
  if (caller.kind === 'display') throw new Refusal('forbidden');
  // Nobody can sign in to be a display.
  if (roles.every((role) => role === 'display')) throw new Refusal('displayNotPaired');
  if (caller.kind === 'nobody') throw new Refusal('notSignedIn');
  if (roles.includes('wechatUser')) return;
  if (roles.includes('trainee')) throw new Refusal('notRegistered');
  throw new Refusal(caller.kind === 'wechatUser' ? 'notSignedIn' : 'forbidden');
}

function failure(code: ErrorCode, requestId: string, details?: ErrorDetails): Envelope<never> {
  return { ok: false, error: { code, requestId, ...(details ? { details } : {}) } };
}

/** Names wrong fields without repeating what was in them. */
function issues(found: readonly { path: PropertyKey[]; code: string; keys?: string[] }[]): FieldIssue[] {
  return found.slice(0, 20).map((issue) => ({
    field: [...issue.path.map(String), ...(issue.keys?.slice(0, 3) ?? [])].join('.').slice(0, 100),
    problem: issue.code,
  }));
}

/** Enough of an unexpected error to find it: what may be logged of it, and its own stack lines, which hold no message. */
function describe(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof Error)) return loggable(thrown);
  const frames = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  return { ...loggable(thrown), stack: frames.map((line) => line.trim()).join(' | ') };
}
