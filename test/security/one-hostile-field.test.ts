import { calls, type CallName, type Envelope } from '../../contract';
import { faultOf } from '../support/answers';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../support/hospital';
import { openInProcess, type InProcessCloud } from '../support/in-process';
import { hospitalA, hospitalB } from '../support/institutions';
import type { ValidCalls } from '../support/valid-calls';
import { validCalls } from '../support/valid-inputs';

/**
 * Inputs that are right but for one field. Where everything is wrong an input ends at the first check; here what the schema
 * lets through reaches the handlers, the database and the answers.
 */

let cloud: InProcessCloud;
let hospital: Hospital;
let other: Hospital;
let valid: ValidCalls;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
  other = await plantHospital(cloud, hospitalB);
  valid = validCalls(cloud, hospital);
});

const texts = [
  '',
  ' ',
  '\n',
  'constructor',
  '__proto__',
  'prototype',
  'hasOwnProperty',
  'toString.call',
  'null',
  'NaN',
  '1e309',
  '-0',
  '9'.repeat(20),
  '$set',
  '$where',
  '{"$ne":1}',
  'a.b.c',
  '..%2f..%2fx',
  '%00',
  "' OR 1=1 --",
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '@SUM(A1)',
  '\tx',
  '\u0000',
  '\u202e反过来',
  '\u200f\u200e方向',
  '\u200b\u200d\ufeff\u2060',
  '半个\ud800字符',
  '\udfff',
  '\u2028换行',
  'İ'.repeat(10),
  'ﷺ'.repeat(10),
  'e\u0301'.repeat(10),
  '\ufffe\uffff',
  '👨‍👩‍👧‍👦'.repeat(2),
  '𠮷'.repeat(15),
  '长'.repeat(30),
  '长'.repeat(60),
  '长'.repeat(200),
  '长'.repeat(500),
  '1900-01-01',
  '2199-12-31',
  '9999-12-31',
  '2024-02-29',
];
const numbers = [0, -0, -1, 1, 1.5, 60, 300, 100_000, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 7_258_032_000_000, 1e308];
const values: readonly unknown[] = [...texts, ...numbers, true, false, null, [], {}, { $ne: 1 }];

type Path = readonly (string | number)[];
const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The paths of everything inside an input: fields, fields of fields, members of lists. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (!isBranch(value)) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isBranch(inner) ? Reflect.get(inner, key) : undefined), value);
}

/** A copy with something else at one place; `undefined` takes the field away. */
function withAt(value: unknown, [key, ...rest]: Path, replaced: unknown): unknown {
  if (key === undefined) return replaced;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as Record<string, unknown>) };
  Reflect.set(copy, key, withAt(Reflect.get(copy, key), rest, replaced));
  return copy;
}

/** What may stand at a place instead: every hostile value, a list many times over, and nothing at all. */
function hostileFor(value: unknown): unknown[] {
  if (!Array.isArray(value)) return [...values, undefined];
  const members: unknown[] = value;
  const many = Array.from({ length: 60 }, () => members[0]);
  return [...values, [...members, ...members], many, undefined];
}

type Change = (input: unknown) => unknown;

/** The changes to an input, each at one place, that the schema lets through, and a few that it does not. */
function changesOf(name: CallName, input: unknown): Change[] {
  const all = pathsOf(input).flatMap((path) =>
    hostileFor(at(input, path)).map(
      (value): Change =>
        (each) =>
          withAt(each, path, value),
    ),
  );
  const passes = all.map((change) => calls[name].input.safeParse(change(input)).success);
  return [...all.filter((_, index) => passes[index]), ...all.filter((_, index) => !passes[index] && index % 25 === 0)];
}

/** Fields that cannot stand beside another one of a right input: their own tests try them alone. */
const apart = ['audit.list personId'];

describe('one hostile field in an input that is otherwise right', () => {
  const names = Object.keys(calls) as CallName[];

  it.each(names)('of %s', async (name) => {
    const { by, as, input } = valid[name];
    // What others have used up of the day: an input that uploads something would end at the limit.
    for (const { _id } of cloud.documents('dailyUses')) await cloud.remove('dailyUses', _id);
    const fields = Object.keys(calls[name].input.shape).filter((field) => !apart.includes(`${name} ${field}`));
    expect(Object.keys((await input()) as object).sort()).toEqual(fields.sort());
    const first = await input();
    expect(calls[name].input.safeParse(first)).toMatchObject({ success: true });
    const faults: string[] = [];
    for (const change of changesOf(name, first)) {
      // Anew each time: a revision has risen, a phone code is spent.
      const odd = change(await input());
      const envelope: Envelope<unknown> = await cloud.as(by).call(name, odd as never, as);
      const fault = faultOf(name, envelope) ?? foreign(envelope);
      if (fault) faults.push(`${fault}: ${JSON.stringify(odd).slice(0, 300)}`);
    }
    expect(faults).toEqual([]);
  });

  it('leaves every audit chain unbroken', async () => {
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });

  it('leaves no prototype changed and no half character in the store', () => {
    expect(Object.prototype).not.toHaveProperty('$ne');
    // JSON writes half a surrogate pair as an escape, and nothing else of that range.
    const stored = (['persons', 'projects', 'departments', 'auditEntries', 'exclusions', 'grantRounds'] as const).map(
      (collection) => JSON.stringify(cloud.documents(collection)),
    );
    expect(stored.filter((text) => /\\ud[89a-f]/i.test(text))).toEqual([]);
  });

  /** What only the other hospital may read: its people and its project's papers. */
  function foreign(envelope: Envelope<unknown>): string | undefined {
    const text = envelope.ok ? JSON.stringify(envelope.data) : '';
    return [other.personId, other.pendingPersonId, other.roundId, other.file.fileId].find((each) =>
      text.includes(each),
    );
  }
});
