import { placementOf, type Asked } from './placement';

const app = { app: '/app', isLibraryFile: () => false };
const asking = (imports: string[], libraries: string[] = []): Asked => ({
  imports: imports.map((file) => ({ file })),
  libraries: new Map(libraries.map((library) => [library, new Set()])),
});
const graph = {
  packages: ['packages/a', 'packages/b'],
  scripts: new Set(['/app/app.ts', '/app/packages/a/index.ts', '/app/packages/b/index.ts']),
};

describe('where a module lies', () => {
  it('is the subpackage that alone loads it, directly or by the way of another module', () => {
    const { files, libraries } = placementOf(
      graph,
      new Map([
        ['/app/packages/a/index.ts', asking(['/domain/one.ts'])],
        ['/domain/one.ts', asking(['/domain/two.ts'], ['qr'])],
      ]),
      app,
    );
    expect(Object.fromEntries(files)).toEqual({ '/domain/one.ts': 'packages/a', '/domain/two.ts': 'packages/a' });
    expect(Object.fromEntries(libraries)).toEqual({ qr: 'packages/a' });
  });

  it('is the main package when two subpackages load it, or the app itself does', () => {
    const { files, libraries } = placementOf(
      graph,
      new Map([
        ['/app/app.ts', asking(['/domain/start.ts'])],
        ['/app/packages/a/index.ts', asking(['/domain/both.ts', '/domain/start.ts'], ['dayjs'])],
        ['/app/packages/b/index.ts', asking(['/domain/both.ts'], ['dayjs'])],
      ]),
      app,
    );
    expect([...files, ...libraries]).toEqual([]);
  });

  it('stays as it is for pages, components and what lies in a subpackage already', () => {
    const own = '/app/packages/a/index.view.ts';
    const { files } = placementOf(graph, new Map([['/app/packages/a/index.ts', asking([own])]]), app);
    expect([...files]).toEqual([]);
  });
});
