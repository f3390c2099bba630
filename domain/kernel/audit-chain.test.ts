import { auditEntryId, canonicalJson, digestOf, nextEntry, verifyChain } from './audit-chain';
import type { AuditContent, AuditEntry } from './audit-chain';

/** Good enough to tell texts apart here; the real hash is an argument too. */
const hash = (text: string): string => {
  let sum = 7;
  for (let index = 0; index < text.length; index += 1) sum = (sum * 31 + text.charCodeAt(index)) % 1_000_000_007;
  return sum.toString(36);
};

const content = (action: string): AuditContent => ({
  chainId: 'project',
  at: 1_764_374_400_000,
  actor: { personId: 'person', institutionId: 'institution', role: 'administrator' },
  action,
  subject: { kind: 'project', id: 'project' },
  reason: null,
  before: null,
  after: digestOf({ state: action }, hash),
});

const chainOf = (...actions: string[]): AuditEntry[] =>
  actions.reduce<AuditEntry[]>(
    (entries, action) => [
      ...entries,
      nextEntry({ previous: entries[entries.length - 1], entry: content(action), hash }),
    ],
    [],
  );

describe('canonical JSON', () => {
  it('does not depend on the order of keys, on blanks or on undefined members', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true, e: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('keeps the order of lists', () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });

  it('refuses numbers that JSON cannot carry', () => {
    expect(() => canonicalJson({ n: Number.NaN })).toThrow(TypeError);
  });
});

describe('the audit chain', () => {
  it('is whole as it was written, with fields a store added or reordered', () => {
    const stored = chainOf('draft', 'submit', 'approve').map((entry) => ({
      _id: auditEntryId(entry),
      ...Object.fromEntries(Object.entries(entry).reverse()),
      ...entry,
    }));
    expect(verifyChain(stored, hash)).toEqual({ kind: 'whole', length: 3 });
    expect(verifyChain([], hash)).toEqual({ kind: 'whole', length: 0 });
  });

  it('names the entry whose content was changed', () => {
    const entries = chainOf('draft', 'submit', 'approve').map((entry) =>
      entry.sequence === 2 ? { ...entry, reason: 'forged' } : entry,
    );
    expect(verifyChain(entries, hash)).toEqual({ kind: 'broken', sequence: 2, fault: 'contentChanged' });
  });

  it('names the gap of a removed entry', () => {
    const entries = chainOf('draft', 'submit', 'approve').filter(({ sequence }) => sequence !== 2);
    expect(verifyChain(entries, hash)).toEqual({ kind: 'broken', sequence: 2, fault: 'sequenceBroken' });
  });

  it('names the link that an entry hashed anew no longer fits', () => {
    const [first, second, third] = chainOf('draft', 'submit', 'approve');
    const forged = nextEntry({ previous: first, entry: { ...content('submit'), reason: 'forged' }, hash });
    expect(second).toBeDefined();
    expect(
      verifyChain(
        [first, forged, third].filter((entry) => entry !== undefined),
        hash,
      ),
    ).toEqual({ kind: 'broken', sequence: 3, fault: 'linkBroken' });
  });

  it('notices a cut-off end when the head is known', () => {
    const entries = chainOf('draft', 'submit', 'approve');
    const head = entries[2]?.hash ?? '';
    expect(verifyChain(entries, hash, head).kind).toBe('whole');
    expect(verifyChain(entries.slice(0, 2), hash, head)).toEqual({ kind: 'broken', sequence: 3, fault: 'endMissing' });
  });

  it('gives two writers at the same end the same id, so that one of them collides', () => {
    expect(auditEntryId({ chainId: 'project', sequence: 12 })).toBe('project:00000012');
  });
});
