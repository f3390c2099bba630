import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkTemplates } from './check';

const REPOSITORY = path.resolve(__dirname, '../../..');

/** Real templates, and for each a field that its script declares and it shows. */
const templates: [string, string][] = [
  ['packages/projects/catalogue/index', 'countLine'],
  ['packages/trainee/components/search-picker/index', 'emptyText'],
];

describe('the mini-program itself', () => {
  let root: string;
  const file = (page: string, extension: string) => path.join(root, 'miniprogram', page + extension);
  const edit = (name: string, change: (text: string) => string) =>
    fs.writeFileSync(name, change(fs.readFileSync(name, 'utf8')));
  const faultsOf = (page: string) =>
    checkTemplates({ root }).filter((fault) => fault.file === `miniprogram/${page}.wxml` && fault.rule === 'template');

  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-'));
    for (const folder of ['miniprogram', 'domain', 'contract'])
      fs.cpSync(path.join(REPOSITORY, folder), path.join(root, folder), { recursive: true });
    fs.symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  });
  afterAll(() => fs.rmSync(root, { recursive: true }));

  it.each(templates)('says where %s still shows a field that was renamed', (page, field) => {
    expect(faultsOf(page)).toEqual([]);
    edit(file(page, '.ts'), (script) => {
      expect(script).toContain(`${field}: `);
      return script.replaceAll(`${field}: `, `renamed: `);
    });
    const shown = fs
      .readFileSync(file(page, '.wxml'), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.includes(field) ? [index + 1] : []));
    const faults = faultsOf(page);
    expect([...new Set(faults.map(({ line }) => line))]).toEqual(shown);
    expect(faults.map(({ message }) => message)).toEqual(
      faults.map(() => expect.stringContaining(`${field} does not exist`) as string),
    );
  });
});
