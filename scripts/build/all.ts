import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPhone } from '../../local/phone/build';
import { buildFunctions } from './functions';
import { buildMiniprogram } from './miniprogram';
import { root } from '../start/deployment';

const sources = [
  'miniprogram',
  'domain',
  'contract',
  'server',
  'cloudfunctions',
  'local/phone',
  'scripts/build',
  'package-lock.json',
];

/** A digest over names, sizes and times of all sources: enough to know that nothing was touched. */
function stampOf(): string {
  const hash = createHash('sha256');
  const visit = (file: string): void => {
    const stat = statSync(file);
    if (stat.isDirectory()) for (const entry of readdirSync(file).sort()) visit(path.join(file, entry));
    else hash.update(`${file}:${stat.size}:${stat.mtimeMs}\n`);
  };
  for (const source of sources) visit(path.join(root, source));
  return hash.digest('hex');
}

/** Builds `dist/miniprogram`, `dist/cloudfunctions` and `dist/phone`, unless they are of exactly these sources. */
export async function buildAll(): Promise<'built' | 'fresh'> {
  const stampFile = path.join(root, 'dist/.stamp');
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 'fresh';
  await buildMiniprogram();
  await Promise.all([
    buildFunctions(),
    buildPhone({ artefact: path.join(root, 'dist/miniprogram'), out: path.join(root, 'dist/phone') }),
  ]);
  writeFileSync(stampFile, stamp);
  return 'built';
}

if (require.main === module) {
  buildAll().then(
    (done) =>
      console.log(done === 'built' ? '已构建 dist/miniprogram、dist/cloudfunctions、dist/phone' : '构建结果是最新的'),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
