/**
 * Inputs that nobody's phone would send, for every call of the contract: operators, prototype keys, odd numbers and texts, wrong
 * types, too much of everything.
 */
import * as fc from 'fast-check';
import { calls, type CallName } from '../../contract';
import { faultOf } from '../support/answers';
import { approvedTrainee, invitedColleague, signedInAdministrator, signedInReviewer } from '../support/builders';
import type { TestBed } from '../support/in-process';
import type { TestPersonId } from '../support/people';

const AT_ONCE = 25;

/** Somebody in each role. */
export async function everybody(cloud: TestBed): Promise<void> {
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInReviewer(cloud, 'reviewer1');
  await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  await invitedColleague(cloud, 'contact1', {
    by: 'administratorA1',
    institutionRole: 'departmentContact',
    departmentId: 'hospital-a:department:1',
  });
}

/** Somebody who may make the call, so that the input gets as far as it can. */
const callerFor: Record<string, TestPersonId> = {
  anyone: 'stranger1',
  wechatUser: 'stranger1',
  trainee: 'trainee1',
  administrator: 'administratorA1',
  departmentContact: 'contact1',
  reviewer: 'reviewer1',
};

const operator = fc.constantFrom<unknown>(
  { $ne: 1 },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'sleep(1000)' },
  { in: ['a'] },
  { _internalType: 'x', operator: 'in' },
  { __proto__: null, constructor: { prototype: { admin: true } } },
  [{ $ne: null }],
);
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u202e',
    '\ud800',
    '__proto__',
    'constructor',
    '$set',
    '../../x',
    "' OR 1=1 --",
    '=1+1',
    '😀'.repeat(200),
  ),
  fc.constant('长'.repeat(20_000)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'hospital-a',
    'entry-two-days',
    'project:1',
    '2025-02-30',
    '2025-11-29',
    'cloud://x/uploads/../y.pdf',
  ),
);
const number = fc.constantFrom<unknown>(NaN, Infinity, -1, 0, 1.5, 2 ** 53, -(2 ** 63), 1e308, '1', '1e9');
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  operator,
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.anything({ maxDepth: 3 }),
);

/** The names of a call's fields, so that hostile values stand where good ones are expected. */
function fieldsOf(name: CallName): string[] {
  return Object.keys(calls[name].input.shape);
}

/** Good values for some fields, so that an input is not refused for its first field alone. */
const good: Record<string, unknown> = {
  limit: 5,
  search: '检验',
  year: 2025,
  institutionId: 'hospital-a',
  departmentId: 'hospital-a:department:1',
  projectId: 'no-such-project',
  batchId: 'b1',
  sessionId: 'no-such-project:b1',
  catalogueEntryId: 'entry-two-days',
  decision: 'return',
  kind: 'project',
  reason: '请补充说明',
  name: '测试科室',
  account: 'hospital-a',
  password: 'wrong-password',
  qrText: '0000000000000000000000000000AA',
  consent: true,
};

const inputOf = (name: CallName): fc.Arbitrary<unknown> => {
  const fields = fieldsOf(name);
  const field = (key: string) => (key in good ? fc.oneof(fc.constant(good[key]), hostile) : hostile);
  const object = fc.record(Object.fromEntries(fields.map((key) => [key, field(key)])), { requiredKeys: [] });
  const withMore = fc.tuple(object, fc.dictionary(fc.string({ maxLength: 12 }), hostile, { maxKeys: 2 }));
  return fc.oneof(
    { arbitrary: object, weight: 5 },
    { arbitrary: withMore.map(([own, more]) => ({ ...more, ...own })), weight: 2 },
    { arbitrary: hostile, weight: 1 },
  );
};

/** What the phone's JSON makes of a value; what JSON cannot carry never arrives. */
export function overTheWire(value: unknown): unknown {
  const json = ((): string | undefined => {
    try {
      return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
    } catch {
      return undefined;
    }
  })();
  return json === undefined ? null : (JSON.parse(json) as unknown);
}

export const callNames = Object.keys(calls) as CallName[];

/** What became of hostile inputs to one call. */
export interface HostileAnswers {
  inputs: number;
  /** How often each code was the answer; `ok` where an input was good after all. */
  codes: Map<string, number>;
  /** What is wrong with answers, with the input that brought it. */
  faults: string[];
}

/** Sends one call so many hostile inputs, the same ones for the same seed. */
export async function hostileAnswers(
  cloud: Pick<TestBed, 'as'>,
  name: CallName,
  { numRuns, seed = 20_251_128 }: { numRuns: number; seed?: number },
): Promise<HostileAnswers> {
  const caller = cloud.as(callerFor[calls[name].roles[0]] ?? null);
  const inputs = fc.sample(inputOf(name), { numRuns, seed });
  const result: HostileAnswers = { inputs: inputs.length, codes: new Map(), faults: [] };
  for (let start = 0; start < inputs.length; start += AT_ONCE) {
    const portion = inputs.slice(start, start + AT_ONCE).map(overTheWire);
    const answers = await Promise.all(portion.map((input) => caller.call(name, input as never)));
    answers.forEach((envelope, index) => {
      const code = envelope.ok ? 'ok' : envelope.error.code;
      result.codes.set(code, (result.codes.get(code) ?? 0) + 1);
      const fault = faultOf(name, envelope);
      if (fault) result.faults.push(`${fault}: ${JSON.stringify(portion[index]).slice(0, 300)}`);
    });
  }
  return result;
}
