import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { readArtefact, type Artefact } from './artefact';
import { programFile } from './program-file';
import { missingProvisions } from './provided';
import { Remembered } from './remembered';
import { compileTemplates } from './templates';
import { inlineImports, wxssFault, wxssToCss, type StyleOwner } from './wxss';

const phoneFolder = path.resolve(__dirname, '..');

/** Where the browser phone comes from and goes to. */
export interface PhoneBuildOptions {
  /** Folder of the built mini-program. */
  artefact: string;
  out: string;
  /** Folder with the source maps of the artefact's modules, so that the browser shows the sources they were made from. */
  maps?: string;
}

/** A build that runs again and again and does only what is new. */
export interface PhoneBuild {
  /**
   * Builds what the artefact holds now.
   * @param what only the mini-program's part, when the host is the same as at the last build
   * @throws naming a tag or `wx.*` API that the app uses and the phone lacks, or a template that WeChat would refuse
   */
  rebuild(what?: 'everything' | 'program'): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Build the browser phone of a mini-program.
 *
 * Reads only the artefact. `out` then holds `index.html` (the desk with two phones) and `phone/` (one phone: `phone.html?as=<person>`).
 * @throws like `PhoneBuild.rebuild`
 */
export async function buildPhone(options: PhoneBuildOptions): Promise<void> {
  const build = await openPhoneBuild(options);
  try {
    await build.rebuild();
  } finally {
    await build.dispose();
  }
}

/** Opens a build of the browser phone; nothing is built yet. */
export async function openPhoneBuild({ artefact: folder, out, maps }: PhoneBuildOptions): Promise<PhoneBuild> {
  const to = path.join(out, 'phone');
  const shared: esbuild.BuildOptions = {
    bundle: true,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'linked',
    charset: 'utf8',
    logLevel: 'silent',
  };
  const contexts = await Promise.all([
    esbuild.context({
      ...shared,
      entryPoints: [path.join(phoneFolder, 'host/main.ts')],
      globalName: 'phoneHost',
      outfile: path.join(to, 'host.js'),
      // The adapter's production build has no sense of `process`.
      define: { 'process.env.NODE_ENV': '"development"' },
    }),
    // Runs before anything else in the phone, so that no code sees the machine's own clock.
    esbuild.context({
      ...shared,
      entryPoints: [path.join(phoneFolder, 'host/clock.ts')],
      outfile: path.join(to, 'clock.js'),
    }),
    esbuild.context({
      ...shared,
      entryPoints: [path.join(phoneFolder, 'desk/desk.ts')],
      outfile: path.join(out, 'desk.js'),
    }),
  ]);
  return {
    async rebuild(what = 'everything') {
      const artefact = readArtefact(folder);
      const missing = missingProvisions(artefact);
      if (missing.length > 0) throw new Error(missing.join('\n'));
      const templates = compileTemplates(artefact);
      const refused = templates.warnings.filter((warning) => !warning.startsWith('miniprogram_npm/'));
      if (refused.length > 0) throw new Error(refused.join('\n'));
      if (what === 'everything') await Promise.all(contexts.map((context) => context.rebuild()));
      fs.mkdirSync(to, { recursive: true });
      const place = path.join(to, 'app.js');
      const program = programFile(head(artefact, templates.code), {
        artefact: folder,
        place,
        ...(maps === undefined ? {} : { maps }),
      });
      fs.writeFileSync(`${place}.map`, program.map);
      fs.writeFileSync(place, program.code);
      copyPages(artefact, out);
    },
    async dispose() {
      await Promise.all(contexts.map((context) => context.dispose()));
    },
  };
}

/** What is not bundled: pages, styles, icons and the decoder of the scanner. */
function copyPages(artefact: Artefact, out: string): void {
  const to = path.join(out, 'phone');
  for (const [from, name] of [
    ['host/phone.html', 'phone/phone.html'],
    ['host/phone.css', 'phone/phone.css'],
    ['desk/desk.css', 'desk.css'],
  ] as const) {
    fs.copyFileSync(path.join(phoneFolder, from), path.join(out, name));
  }
  const name = artefact.app.window.navigationBarTitleText ?? '小程序';
  const desk = fs.readFileSync(path.join(phoneFolder, 'desk/index.html'), 'utf8');
  fs.writeFileSync(path.join(out, 'index.html'), desk.replaceAll('{{name}}', name));
  fs.copyFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'), path.join(to, 'zxing_reader.wasm'));
  for (const icon of tabIcons(artefact)) {
    fs.mkdirSync(path.dirname(path.join(to, icon)), { recursive: true });
    fs.copyFileSync(path.join(artefact.folder, icon), path.join(to, icon));
  }
}

/** The tab bar's picture files; `@name` stands for one in each look. */
function tabIcons({ app, theme }: Artefact): string[] {
  return (app.tabBar?.list ?? [])
    .flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
    .flatMap((icon) =>
      icon.startsWith('@') ? Object.values(theme).map((look) => look[icon.slice(1)] ?? icon) : [icon],
    );
}

const sheets = new Remembered<string>();

/** CSS of the app and of every page and component, by id. */
function styles({ folder, components }: Artefact): Record<string, string> {
  const css = (id: string, owner?: StyleOwner): string => {
    const file = path.join(folder, `${id}.wxss`);
    if (!fs.existsSync(file)) return '';
    const wxss = inlineImports(folder, file);
    return sheets.of(file, JSON.stringify([wxss, owner]), () => {
      try {
        return wxssToCss(wxss, owner);
      } catch (error) {
        throw wxssFault(folder, file) ?? error;
      }
    });
  };
  return Object.fromEntries([
    ['app', css('app')],
    ...components.map(({ id, isPage, scope }): [string, string] => [
      id,
      css(id, { id, ...(scope === undefined ? {} : { scope }), ...(isPage ? { page: id } : {}) }),
    ]),
  ]);
}

/** Everything that the artefact says beside its modules. */
function head(artefact: Artefact, templates: string): string {
  const { app, theme, pages, components } = artefact;
  return [
    `app: ${JSON.stringify(app)},`,
    `theme: ${JSON.stringify(theme)},`,
    `pages: ${JSON.stringify(pages)},`,
    `components: ${JSON.stringify(components)},`,
    `styles: ${JSON.stringify(styles(artefact))},`,
    `templates: ${templates},`,
  ].join('\n');
}

if (require.main === module) {
  const root = path.resolve(phoneFolder, '../..');
  const begun = performance.now();
  buildPhone({ artefact: path.join(root, 'dist/miniprogram'), out: path.join(root, 'dist/phone') }).then(
    () => console.log(`dist/phone: ${Math.round(performance.now() - begun)} ms`),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
