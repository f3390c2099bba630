import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkTemplates, type Fault } from './check';

const REPOSITORY = path.resolve(__dirname, '../../..');

/** Real templates, and for each a field that its script declares and it shows. */
const templates: [string, string][] = [
  ['packages/projects/catalogue/index', 'countLine'],
  ['components/search-picker/index', 'emptyText'],
];

/** The pages that reach them: an app of these alone is checked in a fraction of the time. */
const PAGES = ['packages/projects/catalogue/index', 'packages/trainee/register/index'];

describe('pages of the mini-program itself, where a field of a script was renamed', () => {
  let root: string;
  let before: Fault[];
  let after: Fault[];
  const file = (page: string, extension: string) => path.join(root, 'miniprogram', page + extension);
  const of = (faults: Fault[], page: string) =>
    faults.filter((fault) => fault.file === `miniprogram/${page}.wxml` && fault.rule === 'template');

  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-'));
    for (const folder of ['miniprogram', 'domain', 'contract'])
      fs.cpSync(path.join(REPOSITORY, folder), path.join(root, folder), { recursive: true });
    fs.symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'), 'junction');
    fs.writeFileSync(path.join(root, 'miniprogram/app.json'), JSON.stringify({ pages: PAGES }));
    before = checkTemplates({ root });
    for (const [page, field] of templates) {
      const script = fs.readFileSync(file(page, '.ts'), 'utf8');
      fs.writeFileSync(file(page, '.ts'), script.replaceAll(`${field}: `, 'renamed: '));
    }
    after = checkTemplates({ root });
  });
  afterAll(() => fs.rmSync(root, { recursive: true }));

  it.each(templates)('says where %s still shows it', (page, field) => {
    expect(of(before, page)).toEqual([]);
    const lines = fs.readFileSync(file(page, '.wxml'), 'utf8').split('\n');
    const shown = lines.flatMap((line, index) => (line.includes(field) ? [index + 1] : []));
    const faults = of(after, page);
    expect(shown.length).toBeGreaterThan(0);
    expect([...new Set(faults.map(({ line }) => line))]).toEqual(shown);
    expect(faults.map(({ message }) => message)).toEqual(
      faults.map(() => expect.stringContaining(`${field} does not exist`) as string),
    );
  });
});
