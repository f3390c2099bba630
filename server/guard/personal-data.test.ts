import { randomBytes } from 'node:crypto';
import { keyNames } from '../platform/platform';
import { keyedDigest, openNationalId, sealNationalId } from './personal-data';

const keys = () => ({
  secrets: {
    given: keyNames,
    personalDataKeys: [{ id: '0', key: randomBytes(32) }],
    digestKey: randomBytes(32),
    tokenKeys: [],
    anchorKey: randomBytes(32),
  },
  randomBytes,
});
const nationalId = '00000019900101001X';

describe('a sealed national ID', () => {
  it('opens for its owner alone', () => {
    const own = keys();
    const sealed = sealNationalId(own, 'p1', nationalId);
    expect(openNationalId(own, 'p1', sealed)).toBe(nationalId);
    expect(() => openNationalId(own, 'p2', sealed)).toThrow();
    expect(() => openNationalId(keys(), 'p1', sealed)).toThrow();
  });

  it('does not show its content and is never the same twice', () => {
    const own = keys();
    const sealed = sealNationalId(own, 'p1', nationalId);
    expect(sealed).not.toContain(nationalId);
    expect(sealNationalId(own, 'p1', nationalId)).not.toBe(sealed);
  });

  it('notices a changed character', () => {
    const own = keys();
    const sealed = sealNationalId(own, 'p1', nationalId);
    const last = sealed.slice(-1) === 'A' ? 'B' : 'A';
    expect(() => openNationalId(own, 'p1', sealed.slice(0, -2) + last + sealed.slice(-1))).toThrow();
  });
});

describe('a keyed digest', () => {
  it('depends on the key, the purpose and where one part ends', () => {
    const own = keys();
    const digest = keyedDigest(own, 'phone', '13800000001');
    expect(keyedDigest(own, 'phone', '13800000001')).toBe(digest);
    expect(keyedDigest(keys(), 'phone', '13800000001')).not.toBe(digest);
    expect(keyedDigest(own, 'nationalId', '13800000001')).not.toBe(digest);
    expect(keyedDigest(own, 'request', 'a', 'bc')).not.toBe(keyedDigest(own, 'request', 'ab', 'c'));
  });
});
