import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { canonicalJson, nextEntry, verifyChain } from '../../domain/kernel/audit-chain';
import type { AuditContent, AuditEntry, Hash, Plain } from '../../domain/kernel/audit-chain';

const hash: Hash = (text) => createHash('sha256').update(text).digest('hex');

const contentArbitrary: fc.Arbitrary<AuditContent> = fc.record({
  chainId: fc.constant('project'),
  at: fc.nat(),
  actor: fc.record({ personId: fc.option(fc.string()), institutionId: fc.option(fc.string()), role: fc.string() }),
  action: fc.string(),
  subject: fc.record({ kind: fc.string(), id: fc.string() }),
  reason: fc.option(fc.string()),
  before: fc.option(fc.string()),
  after: fc.option(fc.string()),
});
const chainArbitrary = fc
  .array(contentArbitrary, { minLength: 1, maxLength: 8 })
  .map((contents) =>
    contents.reduce<AuditEntry[]>(
      (chain, entry) => [...chain, nextEntry({ previous: chain[chain.length - 1], entry, hash })],
      [],
    ),
  );

describe('properties of the audit chain', () => {
  it('every chain that was written is whole', () => {
    fc.assert(
      fc.property(chainArbitrary, (chain) => {
        expect(verifyChain(chain, hash, chain[chain.length - 1]?.hash)).toEqual({
          kind: 'whole',
          length: chain.length,
        });
      }),
    );
  });

  it('a change of any field of any entry is found, at that entry', () => {
    const fields = ['chainId', 'action', 'reason', 'before', 'after', 'previousHash', 'hash'] as const;
    fc.assert(
      fc.property(chainArbitrary, fc.nat(), fc.constantFrom(...fields), (chain, pick, field) => {
        const target = pick % chain.length;
        const forged = chain.map((entry, index) =>
          index === target ? { ...entry, [field]: `${entry[field] ?? ''}!` } : entry,
        );
        expect(verifyChain(forged, hash)).toMatchObject({ kind: 'broken', sequence: target + 1 });
      }),
    );
  });

  it('an entry taken out or put elsewhere is found', () => {
    fc.assert(
      fc.property(
        chainArbitrary.filter(({ length }) => length > 1),
        fc.nat(),
        (chain, pick) => {
          const head = chain[chain.length - 1]?.hash;
          const target = pick % chain.length;
          const without = chain.filter((_, index) => index !== target);
          expect(verifyChain(without, hash, head).kind).toBe('broken');
          const swapped = [...chain.slice(1), ...chain.slice(0, 1)];
          expect(verifyChain(swapped, hash, head).kind).toBe('broken');
        },
      ),
    );
  });

  it('canonical JSON is JSON, and the same for keys in any order', () => {
    const plain = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Plain>;
    const reversed = (value: Plain): Plain => {
      if (value === null || typeof value !== 'object') return value;
      if (Array.isArray(value)) return value.map(reversed);
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, reversed(member ?? null)]),
      );
    };
    fc.assert(
      fc.property(plain, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
