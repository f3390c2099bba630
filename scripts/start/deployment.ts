import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CollectionDeclaration, FunctionDeclaration, StorageRules } from '../../local/cloud';
import { collections } from '../../server/data/collections';

export const root = path.resolve(__dirname, '../..');

/** The environment variables of the functions, made once for each data folder and kept beside the data. */
export function secretsIn(dataDir: string): Record<string, string> {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const key = () => randomBytes(32).toString('base64');
    writeFileSync(file, JSON.stringify({ PERSONAL_DATA_KEY: key(), DIGEST_KEY: key(), TOKEN_KEYS: `0:${key()}` }), {
      mode: 0o600,
    });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/**
 * The cloud functions as they are deployed: who may call them, how long they may take, what wakes them.
 * @param env secrets and settings of this deployment
 */
export function functionDeclarations(env: Record<string, string>): FunctionDeclaration[] {
  const code = (name: string) => ({
    name,
    dir: path.join(root, 'dist/cloudfunctions', name),
    sourceMap: path.join(root, 'dist/maps/cloudfunctions', name, 'index.js.map'),
  });
  const settings = { SUPPORT_PHONE: '0731-84286376', SCAN_URL_PREFIX: '', ...env };
  return [
    { ...code('attendance'), callableByPhone: true, timeoutMs: 10_000, env: settings },
    { ...code('api'), callableByPhone: true, timeoutMs: 60_000, env: settings },
    { ...code('reports'), callableByPhone: true, timeoutMs: 60_000, instances: 1, env: settings },
    {
      ...code('jobs'),
      callableByPhone: false,
      timeoutMs: 60_000,
      instances: 1,
      env: settings,
      timers: [{ name: 'resume', everySeconds: 60 }],
    },
  ];
}

/** What phones may do with files, as it is entered at the cloud's console. */
export function storageRules(): StorageRules {
  return JSON.parse(readFileSync(path.join(root, 'cloud/storage.rules.json'), 'utf8')) as StorageRules;
}

/** The declared collections in the form the local cloud takes. */
export function collectionDeclarations(declared: typeof collections = collections): CollectionDeclaration[] {
  return Object.entries(declared).map(([name, indexes]) => ({ name, indexes }));
}

/** Where the collections are declared. */
export const collectionsFile = path.join(root, 'server/data/collections.ts');

/** The collections as the file declares them now, whatever it said when this process began. */
export function reloadedCollections(): CollectionDeclaration[] {
  const load = createRequire(__filename);
  delete load.cache[collectionsFile];
  return collectionDeclarations((load(collectionsFile) as { collections: typeof collections }).collections);
}
