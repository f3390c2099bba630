import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RULES, readRules, type Facts, type StorageRules } from './storage-rules';

const facts = (changes: Partial<Facts['resource']> = {}, openid: string | null = 'o1'): Facts => ({
  auth: openid === null ? null : { openid },
  resource: { openid: 'o1', path: 'uploads/2025-11/a.pdf', size: 100, ...changes },
});
const says = (write: string | boolean, asked = facts()) => readRules({ read: false, write }).write(asked);

describe('a rule of cloud storage', () => {
  it('is true, false, or an expression', () => {
    expect([says(true), says(false), says('auth != null')]).toEqual([true, false, true]);
    expect(says('auth != null', facts({}, null))).toBe(false);
  });

  it('compares texts and numbers, with and before or', () => {
    expect(says("resource.openid == 'o1' && resource.size <= 100")).toBe(true);
    expect(says('resource.size < 100')).toBe(false);
    expect(says('true || false && false')).toBe(true);
    expect(says('(true || false) && false')).toBe(false);
    expect(says("resource.size > 'a'")).toBe(false);
  });

  it('tests a path against a pattern', () => {
    const pattern = '/^uploads\\/[0-9-]+\\/a\\.(pdf|jpg)$/.test(resource.path) == true';
    expect(says(pattern)).toBe(true);
    expect(says(pattern, facts({ path: 'kept/uploads/2025-11/a.pdf' }))).toBe(false);
  });

  it.each(['auth ==', 'resource.name == 1', 'auth && (true', 'now > 1', '/a/ == true', 'auth = null', 'true true'])(
    'that the cloud does not know is refused when it is read: %s',
    (rule) => {
      expect(() => readRules({ read: rule, write: false })).toThrow('cannot be read');
    },
  );

  it('gives nobody the file of somebody whom nobody knows', () => {
    const unknown = facts({ openid: undefined }, null);
    expect(readRules(DEFAULT_RULES).write(facts({ openid: 'o2' }))).toBe(false);
    expect(says('auth != null && resource.openid == auth.openid', unknown)).toBe(false);
  });
});

describe('the rules of this product', () => {
  const file = join(__dirname, '../../cloud/storage.rules.json');
  const { read, write } = readRules(JSON.parse(readFileSync(file, 'utf8')) as StorageRules);
  const path = `uploads/2025-11/${'0a'.repeat(16)}.pdf`;
  const own = (changes: Partial<Facts['resource']> = {}) => facts({ path, ...changes });

  it('let a phone write a file of its own to a path of an upload, up to 20 MB', () => {
    expect(write(own())).toBe(true);
    expect(write(own({ size: 20 * 1024 * 1024 }))).toBe(true);
    expect(write(own({ size: 20 * 1024 * 1024 + 1 }))).toBe(false);
  });

  it('let it write nothing else', () => {
    const others = [
      own({ openid: 'o2' }),
      own({ openid: undefined }),
      own({ path: `kept/${'a'.repeat(64)}/${'0a'.repeat(16)}.pdf` }),
      own({ path: path.replace('.pdf', '.html') }),
      own({ path: `reports/${path}` }),
      own({ path: `${path}/x` }),
      facts({ path }, null),
    ];
    expect(others.map(write)).toEqual(others.map(() => false));
  });

  it('let it read nothing at all: addresses come from the server', () => {
    expect(read(own())).toBe(false);
  });
});
