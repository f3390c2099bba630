import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Memory } from './memory';

describe('remembering that all was right', () => {
  let folder: string;
  let source: string;
  const memory = () => new Memory(path.join(folder, 'kept/memory.json'));
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'memory-'));
    source = path.join(folder, 'index.ts');
    fs.writeFileSync(source, 'one');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('holds while nothing has changed, from one run to the next', () => {
    expect(memory().holds('modules')).toBe(false);
    memory().keep('modules', [{ fileName: source, text: 'one' }]);
    expect(memory().holds('modules')).toBe(true);
  });

  it.each<[string, () => void]>([
    ['a file has changed', () => fs.writeFileSync(source, 'two')],
    ['a file is gone', () => fs.rmSync(source)],
    [
      'it was cut off while it was written',
      () => fs.writeFileSync(path.join(folder, 'kept/memory.json'), '{"modules"'),
    ],
  ])('does not hold when %s', (_, change) => {
    memory().keep('modules', [{ fileName: source, text: 'one' }]);
    change();
    expect(memory().holds('modules')).toBe(false);
  });

  it('does not hold for other modules', () => {
    memory().keep('modules', [{ fileName: source, text: 'one' }]);
    expect(memory().holds('other modules')).toBe(false);
  });
});
