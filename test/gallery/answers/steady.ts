/** What chance decides anew in every world, made the same: two pictures of one page must not differ by it. */
import type { CallName } from '../../../contract';

/** 32 characters: the five highest bits of a {@link hash}, which are its best mixed ones, choose one. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number out of a text, always the same. FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

const crockford = (length: number, seed: string): string =>
  Array.from({ length }, (_, index) => CROCKFORD.charAt(hash(`${seed}${index}`) >>> 27)).join('');

/** Fields with a value made by chance, and the value that takes its place: of the same form, from what stands beside it. */
const chance: Readonly<Record<string, (beside: Readonly<Record<string, unknown>>) => string>> = {
  personNumber: ({ name }) => String(hash(String(name))).padStart(10, '0'),
  // Codes follow each other by whole seconds after the session was made, at some millisecond.
  token: ({ from }) => crockford(30, String(Math.floor(Number(from) / 1000))),
  pass: () => crockford(32, 'pass'),
  code: () => crockford(16, 'code'),
  checkCode: () => '731942',
};

/** Lists in the order of ids that chance made; by their names they are always in the same one. */
const unordered: Partial<Record<CallName, string>> = { 'grant.roundPeople': 'rows', 'ledger.mine': 'withoutCredit' };

const byWords = (a: unknown, b: unknown): number => {
  const words = (value: unknown) => {
    const { name = '', title = '' } = value as { name?: string; title?: string };
    return name + title;
  };
  return words(a) < words(b) ? -1 : 1;
};

function steadyValue(name: CallName, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => steadyValue(name, each));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fields).map(([field, inner]) => {
      const made = chance[field];
      // The checks of a project have a `code` as well; those that chance makes are of displays.
      if (made !== undefined && typeof inner === 'string' && (field !== 'code' || name === 'display.begin'))
        return [field, made(fields)];
      return [field, steadyValue(name, inner)];
    }),
  );
}

/** The answer without what chance decided. A code that leads to a project is made of its id: one of the same length stands in. */
export function steady(name: CallName, data: unknown): unknown {
  const made = steadyValue(name, data) as Record<string, unknown>;
  if (typeof made['link'] === 'string') made['link'] = made['link'].replace(/p[0-9a-f]{20}/, `p${'0'.repeat(20)}`);
  const list = unordered[name];
  return list === undefined ? made : { ...made, [list]: [...(made[list] as unknown[])].sort(byWords) };
}
