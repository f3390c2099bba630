import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { collections } from '../../server/data/collections';

/**
 * What comments, titles of tests and documents cite can be looked up in `docs/`: rows of the manual (M17), screens (A5c),
 * rules by their title, regulations by their number.
 */
const root = path.join(__dirname, '../..');
const NOT_SOURCE = ['node_modules', 'dist', 'docs'];
const sourceFolders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_SOURCE.includes(entry.name))
  .map(({ name }) => name);

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function filesUnder(folder: string, endings: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.test(file) && !file.includes('node_modules'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

const COMMENTS = /\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm;
const TITLES = /\b(?:describe|it)(?:\.each\([^)]*\))?\(\s*(['"`])(.*?)\1/gs;

/** What a source file says to its readers, in one line: its comments and the titles of its tests. */
function wordsOf(source: string): string {
  const comments = source.match(COMMENTS) ?? [];
  const titles = [...source.matchAll(TITLES)].map(([, , title]) => title);
  return [...comments, ...titles].join('\n').replace(/\s*\n\s*(\*(?!\/)|\/\/)?\s*/g, ' ');
}

interface Text {
  file: string;
  words: string;
}

const sources: Text[] = sourceFolders
  .flatMap((folder) => filesUnder(folder, /\.(ts|mjs)$/))
  .map((file) => ({ file, words: wordsOf(read(file)) }))
  // This file explains what a citation is.
  .filter(({ file }) => file !== 'test/docs/citations.test.ts');
const papers: Text[] = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...['docs', ...sourceFolders].flatMap((folder) => filesUnder(folder, /\.md$/)),
].map((file) => ({ file, words: read(file) }));

/** Every citation of a kind that is not to be found, as `<file>: <citation>`. */
function unresolved(texts: readonly Text[], citation: RegExp, known: ReadonlySet<string>): string[] {
  const missing = texts.flatMap(({ file, words }) =>
    [...words.matchAll(citation)]
      .map(([all, named]) => named ?? all)
      .filter((named) => !known.has(named))
      .map((named) => `${file}: ${named}`),
  );
  return [...new Set(missing)];
}

const firstCells = (document: string): Set<string> =>
  new Set([...read(document).matchAll(/^\| ([A-Z]\w*) \|/gm)].map(([, id = '']) => id));
const rows = firstCells('docs/manual.md');
const screens = firstCells('docs/screens.md');
const rules = new Set([...read('docs/rules.md').matchAll(/^#{2,} (.+)$/gm)].map(([, title = '']) => title));
const pagesInDocument = [...read('docs/screens.md').matchAll(/`((?:pages|packages)\/[a-z-]+\/[a-z-]+)`/g)].map(
  ([, page = '']) => page,
);

interface AppJson {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}
function pagesOfApp(): string[] {
  const { pages, subPackages } = JSON.parse(read('miniprogram/app.json')) as AppJson;
  return [...pages, ...subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))].map((page) =>
    page.replace(/\/index$/, ''),
  );
}

describe('what is cited', () => {
  it('is found in numbers worth checking', () => {
    const cited = (citation: RegExp) => sources.filter(({ words }) => words.search(citation) >= 0).length;
    expect(cited(/\bM\d+\b/)).toBeGreaterThan(50);
    expect(cited(/\brules: "/)).toBeGreaterThan(20);
  });

  it('as a row of the manual is in docs/manual.md', () => {
    expect(unresolved([...sources, ...papers], /\bM\d+\b/g, rows)).toEqual([]);
  });

  it('as a screen is in docs/screens.md', () => {
    // V8 is the engine.
    const citation = /\b(?!V8\b)[ACDEGJPSTVY]\d{1,2}[a-z]?\d?\b/g;
    expect(unresolved(sources, citation, screens)).toEqual([]);
    // Documents also speak of A4 paper, so only of what stands in brackets.
    expect(unresolved(papers, /\(([ACDEGJPSTVY]\d{1,2}[a-z]?\d?)\)/g, screens)).toEqual([]);
  });

  it('as a rule is the title of a section of docs/rules.md', () => {
    const titles = sources.map(({ file, words }) => ({
      file,
      // `rules: "One", "Two"` are two citations; `rules: something` without a title cannot be looked up.
      words: [...words.matchAll(/\brules: ((?:"[^"]*"(?:, (?="))?)+|\S+)/g)].map(([, cited]) => cited).join('\n'),
    }));
    expect(unresolved(titles, /"([^"]*)"|^[^"\s].*$/gm, rules)).toEqual([]);
  });

  it('as a regulation is in docs/regulation.md', () => {
    const numbers = new Set(read('docs/regulation.md').match(/[\u4e00-\u9fff]+〔\d{4}〕\d+号/g) ?? []);
    const texts = sourceFolders
      .flatMap((folder) => filesUnder(folder, /\.ts$/))
      .map((file) => ({
        file,
        words: read(file),
      }));
    expect(unresolved(texts, /[\u4e00-\u9fff]+〔\d{4}〕\d+号/g, numbers)).toEqual([]);
  });
});

describe('docs/screens.md', () => {
  it('names every page of the mini-program', () => {
    expect(pagesOfApp().filter((page) => !pagesInDocument.includes(page))).toEqual([]);
  });

  it('names no page that is not there', () => {
    const known = [...pagesOfApp(), 'packages/notice/card'];
    expect(pagesInDocument.filter((page) => !known.includes(page))).toEqual([]);
  });
});

describe('GLOSSARY.md', () => {
  it('has a row for every collection, and for no other', () => {
    const rowsOf = [...read('GLOSSARY.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
    expect(rowsOf.sort()).toEqual(Object.keys(collections).sort());
  });

  it('has one row a term', () => {
    const terms = [...read('GLOSSARY.md').matchAll(/^\| (\p{Script=Han}[^|]*) \|/gmu)].map(([, term = '']) => term);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual(['中文']);
  });
});
