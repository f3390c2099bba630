import { calls, type CallName } from '../../contract';
import { collections } from '../../server/data/collections';
import type { CollectionName } from '../../server/data/documents';
import { searchable } from '../../server/data/search';
import { HOSPITAL_DAY, plantHospital } from '../support/hospital';
import { openInProcess, type InProcessCloud } from '../support/in-process';
import { hospitalA } from '../support/institutions';
import type { ValidCalls } from '../support/valid-calls';
import { validCalls } from '../support/valid-inputs';

/**
 * Every query with a search, as the contract has them: a new one is met here by itself. Whatever a keyboard makes of a text finds the same,
 * and nothing that is typed is refused (rules: "Names").
 */

const searched = (Object.keys(calls) as CallName[]).filter(
  (name) => calls[name].kind === 'query' && 'search' in calls[name].input.shape,
);
/** Lists that are empty in the hospital of these tests, whatever they are asked. */
const empty: readonly CallName[] = [
  ...(['doubt.list', 'materials.attendance', 'review.history', 'roster.list', 'spotCheck.get'] as const),
  ...(['evaluation.closed', 'evaluation.earlier', 'evaluation.texts', 'exam.earlier'] as const),
];

let cloud: InProcessCloud;
let valid: ValidCalls;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  const hospital = await plantHospital(cloud, hospitalA);
  valid = validCalls(cloud, hospital);
  // The centre reads the records of what was handed in to it.
  await cloud.change('grantRounds', hospital.roundId, { submittedAt: HOSPITAL_DAY });
  for (const [name, indexes] of Object.entries(collections))
    if (JSON.stringify(indexes).includes('search.keys')) await makeFound(name as CollectionName);
});

/** What is planted behind the functions' back gets what its writer would have given it: all its texts are found. */
async function makeFound(collection: CollectionName): Promise<void> {
  for (const document of cloud.documents(collection)) {
    if ('search' in document) continue;
    const texts = textsIn(document).slice(0, 12);
    const search = await searchable(texts.map((text) => ({ text })));
    const set = { $set: { search } };
    await cloud.store.modify(collection, {
      query: { _id: document._id },
      data: set,
      merge: true,
      multi: false,
      upsert: false,
    });
  }
}

/** What people read of a value: short texts with a Chinese character, or with a number that has hyphens. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? value.length <= 60 && /\p{Script=Han}|^[0-9]{4}-[0-9]{2}-[0-9]{2}-/u.test(value)
      ? [value]
      : []
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** The same text as keyboards, tables and chats give it. */
const written: Record<string, (text: string) => string> = {
  'in full width': (text) =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000'),
  'with an invisible direction mark': (text) => `\u202a\u200e${text}\u202c`,
  'with a zero-width character behind it': (text) => `${text}\u200b`,
  'with a byte order mark': (text) => `\ufeff${text}`,
  'with blanks around and within': (text) => `  ${Array.from(text).join(' ')}\n`,
  'in capitals': (text) => text.toUpperCase(),
  'with a dot within': (text) => `${text.slice(0, 1)}•${text.slice(1)}`,
  'with other hyphens': (text) => text.replaceAll('-', '\u2011'),
  'with other brackets': (text) => text.replaceAll('(', '（').replaceAll(')', '）'),
};

type Given = Record<string, unknown>;

async function answered(name: CallName, input: Given): Promise<Given> {
  const { by } = valid[name];
  // The inputs are the valid ones but for a search; the contract checks them.
  const envelope = await cloud.as(by).send(calls[name].service, { call: name, requestId: 'searches', input });
  const { ok, data, error } = envelope as { ok: boolean; data: Given; error: unknown };
  if (!ok) throw new Error(`${name}: ${JSON.stringify(error)}`);
  return data;
}

const rowsOf = (data: Given): unknown => data['rows'];
const hasRows = (data: Given): boolean => {
  const rows = rowsOf(data);
  return Array.isArray(rows) ? rows.length > 0 : typeof rows === 'number' && rows > 0;
};

/** The valid input without search and cursor; without its other filters where they let nobody through. */
async function listing(name: CallName): Promise<Given> {
  const { search: _, cursor: __, ...whole } = (await valid[name].input()) as Given;
  if (hasRows(await answered(name, whole))) return whole;
  const needed = Object.fromEntries(
    Object.entries(whole).filter(([key]) => !calls[name].input.safeParse({ ...whole, [key]: undefined }).success),
  );
  return hasRows(await answered(name, needed)) ? needed : whole;
}

it('there are such queries', () => expect(searched.length).toBeGreaterThan(25));

describe.each(searched)('%s', (name) => {
  it('finds what it shows, however that is typed, and refuses nothing', async () => {
    const given = await listing(name);
    const all = await answered(name, given);
    const rows = rowsOf(all);
    const texts = Array.isArray(rows) ? textsIn(rows[0]) : [];
    let meant: string | undefined;
    for (const text of texts) meant ??= hasRows(await answered(name, { ...given, search: text })) ? text : undefined;
    // Nothing there to be found: it is not refused all the same.
    if (meant === undefined) expect(empty).toContain(name);
    const plain = rowsOf(await answered(name, { ...given, search: meant ?? '周敏' }));
    for (const [how, write] of Object.entries(written)) {
      const found = rowsOf(await answered(name, { ...given, search: write(meant ?? '周敏') }));
      expect({ how, meant, found }).toEqual({ how, meant, found: plain });
    }
    for (const text of ['\u202e', '\ud800', '\u0000', '（省）', '·', '{"$ne":1}', '长'.repeat(200)])
      expect(await answered(name, { ...given, search: text })).toHaveProperty('rows');
  });

  it('names the field where a text is too long for it', async () => {
    const envelope = await cloud.as(valid[name].by).send(calls[name].service, {
      call: name,
      requestId: 'searches',
      input: { ...(await listing(name)), search: '长'.repeat(201) },
    });
    expect(envelope).toMatchObject({ error: { code: 'invalidInput', details: { fields: [{ field: 'search' }] } } });
  });
});
