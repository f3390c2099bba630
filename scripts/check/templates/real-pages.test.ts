import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkTemplates } from './check';

const REPOSITORY = path.resolve(__dirname, '../../..');

/** Real pages, a field of their data each, and the lines of their templates that show it. */
const pages: [string, RegExp, string][] = [
  ['pages/trainee/home/index', /\bkeptScans: 0/, 'keptScans'],
  ['packages/admin/grant/index', /\bsearchTip: ''/, 'searchTip'],
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
    fs.cpSync(path.join(__dirname, 'fixture/miniprogram/page/define.ts'), path.join(root, 'miniprogram/fixture.ts'));
    for (const [page] of pages)
      edit(file(page, '.ts'), (script) => {
        const define = path.relative(path.dirname(page), 'fixture');
        return script.replace(/^Page\(/m, `import { definePage } from '${define}';\nexport const page = definePage(`);
      });
  });
  afterAll(() => fs.rmSync(root, { recursive: true }));

  it.each(pages)('says where %s still shows a field that was renamed', (page, declaration, field) => {
    expect(faultsOf(page)).toEqual([]);
    edit(file(page, '.ts'), (script) => {
      expect(script).toMatch(declaration);
      return script.replace(declaration, (text) => `renamed${text}`);
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
