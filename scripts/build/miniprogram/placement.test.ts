import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { placementOf, type Asked } from './placement';

const app = { app: '/app', isLibraryFile: (file: string) => file.startsWith('/library/') };
const asking = (imports: string[], libraries: string[] = []): Asked => ({
  imports: imports.map((file) => ({ file })),
  libraries: new Map(libraries.map((library) => [library, new Set()])),
});
const A = '/app/packages/a/index.ts';
const B = '/app/packages/b/index.ts';
/** An app with one page in each of two subpackages. */
const graph = (names: Record<string, string[]> = {}) => ({
  packages: ['packages/a', 'packages/b'],
  names: new Map(Object.entries(names).map(([file, named]) => [file, new Set(named)])),
  opened: new Map([
    ['', new Set(['/app/app.ts'])],
    ['packages/a', new Set([A, '/app/packages/a/index.json'])],
    ['packages/b', new Set([B, '/app/packages/b/index.json'])],
  ]),
});

describe('where a file lies', () => {
  let folder: string;
  beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'placement-'))));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  /** A module on disk: of those that several subpackages load the source is looked at. */
  const source = (name: string, text: string): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text);
    return file;
  };

  it('is the subpackage that alone loads it, directly or by the way of another module', () => {
    const { files, libraries } = placementOf(
      graph(),
      new Map([
        [A, asking(['/domain/one.ts'])],
        ['/domain/one.ts', asking(['/domain/two.ts'], ['qr'])],
      ]),
      app,
    );
    expect(Object.fromEntries(files)).toEqual({ '/domain/one.ts': ['packages/a'], '/domain/two.ts': ['packages/a'] });
    expect(Object.fromEntries(libraries)).toEqual({ qr: 'packages/a' });
  });

  it('is each of the subpackages that load it', () => {
    const both = source('both.ts', 'const WORDS = new Map([[1, "a"]]);\nexport const both = () => WORDS;\n');
    const { files } = placementOf(
      graph(),
      new Map([
        [A, asking([both])],
        [B, asking([both])],
      ]),
      app,
    );
    expect(Object.fromEntries(files)).toEqual({ [both]: ['packages/a', 'packages/b'] });
  });

  it('is the main package when the app itself loads it, and for a library that two subpackages load', () => {
    const { files, libraries } = placementOf(
      graph(),
      new Map([
        ['/app/app.ts', asking(['/domain/start.ts'])],
        [A, asking(['/domain/start.ts'], ['dayjs'])],
        [B, asking([], ['dayjs'])],
      ]),
      app,
    );
    expect([...files, ...libraries]).toEqual([]);
  });

  it('goes with the templates and styles of a component', () => {
    const card = ['.ts', '.json', '.wxml', '.wxss'].map((ending) => `/app/components/card/index${ending}`);
    const style = '/app/styles/card.wxss';
    const { files } = placementOf(
      graph({ '/app/packages/a/index.json': card, '/app/components/card/index.wxss': [style] }),
      new Map(),
      app,
    );
    expect([...files.keys()].sort()).toEqual([...card, style].sort());
  });

  it('stays where it is for pages, what lies in a subpackage already, and component libraries', () => {
    const own = '/app/packages/a/index.view.ts';
    const { files } = placementOf(graph(), new Map([[A, asking([own, '/library/cell.js'])]]), app);
    expect([...files]).toEqual([]);
  });

  it('stays in the main package for what keeps something for the app, and for all that it asks for', () => {
    const session = '/app/services/session.ts';
    const modules = new Map([
      [A, asking([session])],
      [B, asking([session])],
      [session, asking(['/domain/role.ts'])],
    ]);
    expect([...placementOf(graph(), modules, app).files]).toEqual([]);
    modules.delete(B);
    expect([...placementOf(graph(), modules, app).files.keys()]).toEqual([session, '/domain/role.ts']);
  });

  it('needs subpackages that lie equally deep', () => {
    const both = source('deep.ts', 'export const both = 1;\n');
    const uneven = { ...graph(), packages: ['packages/a', 'packages/b', 'packages/c/d'] };
    const modules = new Map([
      [A, asking([both])],
      [B, asking([both])],
    ]);
    expect(() => placementOf(uneven, modules, app)).toThrow('equally deep');
  });

  it.each([
    'let asked = 0;\n',
    'export const seen = new Map<string, number>();\n',
    'const waiting = new Set();\n',
    'const queue = new Queue();\n',
  ])('is refused to a module that would keep something twice: %j', (text) => {
    const keeping = source('keeping.ts', text);
    const modules = new Map([
      [A, asking([keeping])],
      [B, asking([keeping])],
    ]);
    expect(() => placementOf(graph(), modules, app)).toThrow(/keeping\.ts keeps something/);
    modules.delete(B);
    expect([...placementOf(graph(), modules, app).files.keys()]).toEqual([keeping]);
  });
});
