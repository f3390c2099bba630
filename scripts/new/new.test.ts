import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkTemplates } from '../check/templates/check';
import { newCall } from './call';
import { Refused } from './draft';
import { newPage } from './page';

const REPOSITORY = path.resolve(__dirname, '../..');
const NOT_COPIED = ['.git', 'node_modules', 'dist', '.local', 'coverage', 'kept'];

/** A copy of the repository, in which things are made. */
let root: string;
beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'new-'));
  fs.cpSync(REPOSITORY, root, {
    recursive: true,
    filter: (file) => file === REPOSITORY || !NOT_COPIED.includes(path.basename(file)),
  });
  fs.symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'), 'junction');
});
afterAll(() => fs.rmSync(root, { recursive: true }));

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
/** What a tool says of the copy; '' when it has nothing to say against it. */
const said = (...args: string[]): string => {
  const { status, stdout, stderr } = node(...args);
  return status === 0 ? '' : stdout + stderr;
};
const make = (...wanted: string[]) =>
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/new.ts', ...wanted], { cwd: root, encoding: 'utf8' });
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

interface JestReport {
  testResults: { assertionResults: { fullName: string; status: string }[] }[];
}

describe('what is new', () => {
  let files: string[];
  beforeAll(() => {
    const told = [
      make('page', 'people/honours', '荣誉名册'),
      // Its plain route is taken by a page of another package.
      make('page', 'centre/records', '考勤'),
      make('call', 'person/registration.withdraw'),
      // A subject in a file of its own, in an area that has none yet.
      make('call', 'exam/questionBank.list', 'query', 'reviewer'),
      // A subject that another function serves.
      make('call', 'project/formFile.remake'),
    ];
    files = [...new Set(told.flatMap((text) => [...text.matchAll(/^ {2}([\w./-]+)$/gm)].map(([, file = '']) => file)))];
  });

  it('compiles, the phone with it', () => {
    expect(said('node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json')).toBe('');
    expect(said('node_modules/typescript-7/bin/tsc', '-p', 'miniprogram/tsconfig.app.json')).toBe('');
    expect(said('node_modules/typescript-7/bin/tsc', '-p', 'miniprogram/tsconfig.test.json')).toBe('');
  });

  it('has templates that fit their scripts', () => {
    // An app of the new pages alone is checked in a fraction of the time.
    const app = 'miniprogram/app.json';
    const whole = read(app);
    const pages = ['packages/people/honours/index', 'packages/centre/records/index'];
    fs.writeFileSync(path.join(root, app), JSON.stringify({ pages }));
    try {
      expect(checkTemplates({ root })).toEqual([]);
    } finally {
      fs.writeFileSync(path.join(root, app), whole);
    }
  });

  it('has the form that is asked for', () => {
    expect(files.length).toBeGreaterThan(25);
    const scripts = files.filter((file) => file.endsWith('.ts'));
    expect(said('node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...scripts)).toBe('');
    expect(said('node_modules/oxlint/bin/oxlint', '--type-aware', '--format', 'unix', ...scripts)).toBe('');
    expect(said('node_modules/prettier/bin/prettier.cjs', '--check', ...files)).toBe('');
  });

  it('is known wherever the tests ask for it, and its own tests fail until it is built', () => {
    const asked = ['contract/rooms', 'page/routes', 'gallery/pages', 'cloudfunctions/routes', 'docs/citations'];
    const own = ['people/honours', 'centre/records', 'registration/withdraw', 'question-bank/list', 'form-file/remake'];
    const { stdout } = node('node_modules/jest/bin/jest.js', '--ci', '--json', '--maxWorkers=1', ...asked, ...own);
    const { testResults } = JSON.parse(stdout) as JestReport;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(results.length).toBeGreaterThan(100);
    expect(
      results
        .filter(({ status }) => status !== 'passed')
        .map(({ fullName }) => fullName)
        .sort(),
    ).toEqual([
      'formFile.remake does what its contract says (not built yet: remake.ts only throws)',
      'questionBank.list does what its contract says (not built yet: list.ts only throws)',
      'registration.withdraw does what its contract says (not built yet: withdraw.ts only throws)',
      '考勤 shows what it is for (not built yet: index.view.ts only throws)',
      '荣誉名册 shows what it is for (not built yet: index.view.ts only throws)',
    ]);
  });

  it('is served where its subject is', () => {
    expect(read('contract/client-table.ts')).toContain("'formFile.remake': ['reports', 'command']");
    expect(read('contract/client-table.ts')).toContain("'questionBank.list': ['api', 'query']");
  });
});

describe('what cannot be made', () => {
  /** The one line that somebody is told. */
  const refusal = (making: () => unknown): string => {
    try {
      making();
    } catch (thrown) {
      if (thrown instanceof Refused) return thrown.message;
      throw thrown;
    }
    throw new Error('it was not refused');
  };

  it.each([
    ['a page that is there', 'people/audit', '日志', 'packages/people/audit is there already'],
    ['a page of no package', 'nowhere/roster', '花名册', 'people, projects, attendance'],
    ['a page of no package at all', 'leavers', '花名册', '<package>/<page>'],
    ['a page in capitals', 'people/Leavers', '花名册', 'small letters and digits'],
    ['a page where parts lie that pages share', 'people/shared', '花名册', 'no name for a page'],
    ['a page without a title', 'people/leavers', '', '花名册'],
    ['a page with an English title', 'people/leavers', 'Roster', '花名册'],
  ])('%s: one line says what is allowed', (_, wanted, title, words) => {
    const told = refusal(() => newPage(root, wanted, title));
    expect(told).toContain(words);
    expect(told).not.toContain('\n');
  });

  it.each([
    ['a call that is there', 'person/registration.review', [], 'there already'],
    ['a call whose file is there', 'person/rebinding.view', [], 'view.ts is there already'],
    ['a call of no area', 'nowhere/registration.review', [], 'kernel, person, project'],
    ['a subject in another area', 'person/display.blank', [], 'attendance/display.blank'],
    ['a call without a verb', 'person/registration', [], '<subject>.<verb>'],
    ['a call in words', 'person/registration.take-back', [], 'letters and digits'],
    ['a role that nobody has', 'person/registration.undo', ['teacher'], 'wechatUser'],
  ])('%s: one line says what is allowed', (_, wanted, words, told) => {
    const refused = refusal(() => newCall(root, wanted, words));
    expect(refused).toContain(told);
    expect(refused).not.toContain('\n');
  });

  it('says so where a file has another form than is known', () => {
    const routes = read('miniprogram/page/routes.ts');
    fs.writeFileSync(
      path.join(root, 'miniprogram/page/routes.ts'),
      routes.replaceAll('packages/people/', 'packages/men/'),
    );
    const told = refusal(() => newPage(root, 'people/leavers', '离职'));
    fs.writeFileSync(path.join(root, 'miniprogram/page/routes.ts'), routes);
    expect(told).toContain('miniprogram/page/routes.ts has no place like');
  });
});
