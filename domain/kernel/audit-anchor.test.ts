import { createHash } from 'node:crypto';
import {
  anchorDigest,
  anchorsOf,
  faultsOfAnchors,
  HEADS_AN_ANCHOR,
  latestHeads,
  type Anchor,
  type AnchoredHead,
} from './audit-anchor';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const headOf = (n: number): AnchoredHead => ({ chainId: `project:${n}`, sequence: n + 1, digest: hash(String(n)) });
const headsOf = (count: number) => Array.from({ length: count }, (_, n) => headOf(n));

/** Anchors of one run, signed by whoever `signature` names. */
function signed(heads: readonly AnchoredHead[], signature = 'ours'): Anchor[] {
  let previousDigest = '';
  return anchorsOf(heads, { firstNumber: 1, at: 1000, since: 0 }).map((part) => {
    const content = { ...part, previousDigest };
    previousDigest = anchorDigest(content, hash);
    return { ...content, digest: previousDigest, signature };
  });
}
const faults = (anchors: readonly Anchor[]) =>
  faultsOfAnchors(anchors, { hash, isSigned: (_digest, signature) => signature === 'ours' });

describe('the anchors of one run', () => {
  it.each([
    [0, 1],
    [1, 1],
    [HEADS_AN_ANCHOR, 1],
    [HEADS_AN_ANCHOR + 1, 2],
    [3 * HEADS_AN_ANCHOR, 3],
  ])('for %d chains are %d, the last one complete and all heads in them', (chains, count) => {
    const anchors = signed(headsOf(chains));
    expect(anchors).toHaveLength(count);
    expect(anchors.map(({ complete }) => complete)).toEqual([...Array<boolean>(count - 1).fill(false), true]);
    expect(anchors.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    expect(latestHeads(anchors)).toEqual(headsOf(chains));
    expect(faults(anchors)).toEqual([]);
  });
});

describe('an anchor', () => {
  const anchors = signed(headsOf(3 * HEADS_AN_ANCHOR));
  const with2 = (change: Partial<Anchor>) => anchors.map((one) => (one.number === 2 ? { ...one, ...change } : one));

  it.each<[string, Anchor[], object]>([
    ['another head', with2({ heads: [headOf(7)] }), { number: 2, fault: 'changed' }],
    ['another time', with2({ at: 999 }), { number: 2, fault: 'changed' }],
    ['a strange signature', with2({ signature: 'theirs' }), { number: 2, fault: 'unsigned' }],
    ['its neighbour missing', anchors.filter(({ number }) => number !== 2), { number: 3, fault: 'gap' }],
  ])('with %s is named', (_what, changed, fault) => {
    expect(faults(changed)).toContainEqual(fault);
  });

  it('may be the first that somebody has kept', () => {
    expect(faults(anchors.slice(1))).toEqual([]);
  });
});

it('of a chain in several anchors the furthest end counts', () => {
  const [early, late] = [headOf(1), { ...headOf(1), sequence: 9 }];
  expect(latestHeads([{ heads: [early] }, { heads: [late] }, { heads: [early] }])).toEqual([late]);
});
