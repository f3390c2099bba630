import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const repository = path.resolve(__dirname, '../..');
const out = path.join(repository, 'dist/web/display');

/** Where the page finds the function `attendance`: on a laptop beside it, in the cloud at the address of its HTTP access. */
const LOCAL_ENDPOINT = '/http/attendance';

/**
 * Makes the plain web pages (`web/`) as static hosting takes them: one bundle each, nothing from another host. `DISPLAY_ENDPOINT` names the
 * function; the page may ask that one alone.
 */
export async function buildWeb(endpoint = process.env['DISPLAY_ENDPOINT'] ?? LOCAL_ENDPOINT): Promise<void> {
  const source = path.join(repository, 'web/display');
  await mkdir(out, { recursive: true });
  await build({
    entryPoints: [path.join(source, 'display.ts')],
    outfile: path.join(out, 'display.js'),
    bundle: true,
    minify: true,
    platform: 'browser',
    // Computers of halls are not the newest.
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const html = await readFile(path.join(source, 'index.html'), 'utf8');
  const connect = endpoint.startsWith('https://') ? new URL(endpoint).origin : "'self'";
  await writeFile(
    path.join(out, 'index.html'),
    html.replace('__CONNECT__', connect).replace('__ENDPOINT__', encodeURI(endpoint)),
  );
  await copyFile(path.join(source, 'display.css'), path.join(out, 'display.css'));
}
