import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { functionNames } from '../../cloudfunctions/shared/function-keys';
import type { Artefact } from './commands';

/** The names and bytes of all files of a folder, in order. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files) {
    const place = path.join(folder, file);
    if (statSync(place).isFile())
      hash
        .update(`${file.split(path.sep).join('/')}\0`)
        .update(readFileSync(place))
        .update('\0');
  }
  return hash.digest('hex');
}

/** What `npm run build` has made, as it is uploaded. Functions first: an older phone meets a newer server, never the other way round. */
export function builtArtefacts(root: string, release: { version: string; note: string }): Artefact[] {
  const made = (name: string, folder: string, upload: Artefact['upload']): Artefact => ({
    name,
    digest: digestOf(path.join(root, folder)),
    upload,
  });
  return [
    ...functionNames.map((name) => {
      const folder = `dist/cloudfunctions/${name}`;
      return made(`云函数 ${name}`, folder, { what: 'function', name, folder });
    }),
    made('会场大屏网页', 'dist/web/display', { what: 'web', folder: 'dist/web/display', cloudPath: 'display' }),
    made('小程序', 'dist/miniprogram', { what: 'miniprogram', folder: 'dist/miniprogram', ...release }),
  ];
}
