// Runs before anything is installed: plain Node, no dependency.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Stops with one clear line; a stack would only hide it. */
export function stop(message) {
  console.error(`\n✖ ${message}\n`);
  process.exit(1);
}

/** Node 20.19 is the first with require() of ES modules, which two of the tools need. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}。Please install Node.js ≥ 20.19.`);
}

/** Installs the locked packages unless exactly these are installed already. */
export function ensurePackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const marker = path.join(root, 'node_modules', '.installed-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  console.log('正在安装依赖 (npm ci)…');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0)
    stop('npm ci 失败，请检查网络或 npm 源后重试。npm ci failed; check the registry and try again.');
  writeFileSync(marker, lock);
}

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const places = folders.flatMap((folder) => browserNames.map((name) => path.join(folder, name)));
  places.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  return places.find((place) => existsSync(place));
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.error ? process.platform !== 'linux' : listed.stdout.trim() !== '';
}

/**
 * Finds Chromium and a Chinese font; as root on Debian it installs what is missing.
 * @returns the path of the browser
 */
export function ensureBrowser() {
  const missing = [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0) {
    const apt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
    if (!apt)
      stop(
        `测试需要 ${missing.join(' 和 ')}，请先安装（Debian/Ubuntu: sudo apt-get install -y chromium fonts-noto-cjk；或用 CHROMIUM_PATH 指定浏览器）。`,
      );
    console.log(`正在安装 ${missing.join(' ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync(
      'apt-get',
      [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        ...missing,
        ...(missing.includes('chromium') ? ['fontconfig'] : []),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'], env },
    );
  }
  const found = findBrowser();
  if (!found) stop('没有找到 Chromium。Chromium was not found after installing it.');
  return found;
}
