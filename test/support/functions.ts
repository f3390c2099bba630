import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildFunctions } from '../../scripts/build/functions';
import { root } from '../../scripts/start/deployment';

const SOURCES = ['domain', 'contract', 'server', 'cloudfunctions', 'scripts/build/functions.ts', 'package-lock.json'];
const OLD_MS = 60 * 60 * 1000;

/** Names, sizes and times of everything the bundles are made of. */
function stamp(): string {
  const hash = createHash('sha256');
  const visit = (file: string): void => {
    const stat = statSync(file);
    if (stat.isDirectory()) for (const entry of readdirSync(file).sort()) visit(path.join(file, entry));
    else if (!file.endsWith('.test.ts')) hash.update(`${file}:${stat.size}:${stat.mtimeMs}\n`);
  };
  for (const source of SOURCES) visit(path.join(root, source));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The folder with the bundled functions of exactly the present sources, built when it is not there. Test files run in
 * several processes: each builds apart, and the first one done puts its folder in place.
 */
export async function builtFunctions(): Promise<string> {
  const home = path.join(root, 'dist/test-functions');
  const folder = path.join(home, stamp());
  if (existsSync(folder)) return folder;
  const draft = path.join(home, `draft-${randomUUID()}`);
  mkdirSync(draft, { recursive: true });
  await buildFunctions({ out: draft });
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  for (const entry of readdirSync(home)) {
    const old = path.join(home, entry);
    if (old !== folder && Date.now() - statSync(old).mtimeMs > OLD_MS) rmSync(old, { recursive: true, force: true });
  }
  return folder;
}
