import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { readArtefact, type Artefact } from './artefact';
import { missingProvisions } from './provided';
import { compileTemplates } from './templates';
import { inlineImports, wxssToCss } from './wxss';

const phoneFolder = path.resolve(__dirname, '..');

/**
 * Build the browser phone of a mini-program.
 *
 * Reads only the artefact. `out` then holds `index.html` (the desk with two phones) and `phone/` (one phone: `phone.html?as=<person>`).
 * @throws naming a tag or `wx.*` API that the app uses and the phone lacks, or a template that WeChat would refuse
 */
export async function buildPhone({ artefact: folder, out }: { artefact: string; out: string }): Promise<void> {
  const artefact = readArtefact(folder);
  const missing = missingProvisions(artefact);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  const templates = compileTemplates(artefact);
  const refused = templates.warnings.filter((warning) => !warning.startsWith('miniprogram_npm/'));
  if (refused.length > 0) throw new Error(refused.join('\n'));

  const to = path.join(out, 'phone');
  const shared: esbuild.BuildOptions = {
    bundle: true,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'linked',
    charset: 'utf8',
    logLevel: 'silent',
  };
  await Promise.all([
    esbuild.build({
      ...shared,
      stdin: {
        contents: entry(artefact, templates.code),
        resolveDir: folder,
        sourcefile: 'phone-entry.js',
        loader: 'js',
      },
      outfile: path.join(to, 'app.js'),
      alias: { 'phone-host': path.join(phoneFolder, 'host/main.ts') },
      // The adapter's production build has no sense of `process`.
      define: { 'process.env.NODE_ENV': '"development"' },
    }),
    // Runs before anything else in the phone, so that no code sees the machine's own clock.
    esbuild.build({
      ...shared,
      entryPoints: [path.join(phoneFolder, 'host/clock.ts')],
      outfile: path.join(to, 'clock.js'),
    }),
    esbuild.build({
      ...shared,
      entryPoints: [path.join(phoneFolder, 'desk/desk.ts')],
      outfile: path.join(out, 'desk.js'),
    }),
  ]);
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
    fs.copyFileSync(path.join(folder, icon), path.join(to, icon));
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

/** CSS of the app and of every page and component, by id. */
function styles({ folder, components }: Artefact): Record<string, string> {
  const app = path.join(folder, 'app.wxss');
  const sheets: Record<string, string> = { app: fs.existsSync(app) ? wxssToCss(inlineImports(folder, app)) : '' };
  for (const { id, isPage, scope } of components) {
    const file = path.join(folder, `${id}.wxss`);
    const owner = { id, ...(scope === undefined ? {} : { scope }), ...(isPage ? { page: id } : {}) };
    sheets[id] = fs.existsSync(file) ? wxssToCss(inlineImports(folder, file), owner) : '';
  }
  return sheets;
}

/** The bundle's entry: hands the host everything that the artefact says, and one loader for each script. */
function entry(artefact: Artefact, templates: string): string {
  const { app, theme, pages, components } = artefact;
  const loaders = components.map(({ id }) => `${JSON.stringify(id)}: () => require(${JSON.stringify(`./${id}.js`)})`);
  return `
import { run } from 'phone-host';
run({
  app: ${JSON.stringify(app)},
  theme: ${JSON.stringify(theme)},
  pages: ${JSON.stringify(pages)},
  components: ${JSON.stringify(components)},
  styles: ${JSON.stringify(styles(artefact))},
  templates: ${templates},
  loaders: { ${loaders.join(',\n')} },
  loadApp: () => require('./app.js'),
});
`;
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
