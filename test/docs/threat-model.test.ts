import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const areas = ['domain', 'server', 'miniprogram', 'cloudfunctions', 'test', 'contract'];

function testsIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const at = path.join(folder, name);
    if (statSync(at).isDirectory()) return testsIn(at);
    return name.endsWith('.test.ts') ? [at] : [];
  });
}

/** The tests that the short table of check-ins names: the last cell of each of its rows. */
function namedTests(): string[] {
  const lines = readFileSync(path.join(root, 'docs/threat-model.md'), 'utf8').split('\n');
  const begin = lines.findIndex((line) => line.startsWith('| Attack | Stopped |'));
  const table = lines.slice(
    begin,
    lines.findIndex((line, index) => index > begin && line === ''),
  );
  return table.flatMap((row) => {
    const last = row.split('|').at(-2) ?? '';
    return [...last.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  });
}

it('the threat model of check-ins names tests that exist', () => {
  const texts = areas.flatMap((area) => testsIn(path.join(root, area))).map((file) => readFileSync(file, 'utf8'));
  const named = namedTests();
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !texts.some((text) => text.includes(name)))).toEqual([]);
});
