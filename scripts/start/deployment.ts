import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  FolderRefused,
  type CollectionDeclaration,
  type FunctionDeclaration,
  type StorageRules,
} from '../../local/cloud';
import { functionKeys, functionNames, type FunctionName } from '../../cloudfunctions/shared/function-keys';
import { functionSettings } from '../../cloudfunctions/shared/function-settings';
import { collections } from '../../server/data/collections';
import { configuredTemplates } from './message-templates';
import { keyNames } from '../../server/platform/platform';

export const root = path.resolve(__dirname, '../..');

const secretsFile = (dataDir: string): string => path.join(dataDir, 'secrets.json');

/** Whether a data folder has keys: then it had data too. */
export const hasSecrets = (dataDir: string): boolean => existsSync(secretsFile(dataDir));

/**
 * The environment variables of the functions, made once for each data folder and kept beside the data.
 * @throws FolderRefused `dataMissing` when there is data whose keys are gone: new ones would open nothing of it
 */
export function secretsIn(dataDir: string): Record<string, string> {
  const file = secretsFile(dataDir);
  if (!existsSync(file) && existsSync(path.join(dataDir, 'db.sqlite')))
    throw new FolderRefused('dataMissing', `${file} is missing, and with it the keys of the data beside it`);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : newSecrets();
  // A folder of an older version has no key for anchors; nothing was signed with one.
  const secrets = { ANCHOR_KEY: newKey(), ...kept };
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) writeSecrets(file, secrets);
  return secrets;
}

export const newKey = (): string => randomBytes(32).toString('base64');

/** All keys that the functions share out among them. */
export const newSecrets = (): Record<string, string> => ({
  PERSONAL_DATA_KEY: newKey(),
  DIGEST_KEY: newKey(),
  TOKEN_KEYS: `0:${newKey()}`,
});

/** Under another name first: keys are there as a whole or not at all. */
function writeSecrets(file: string, secrets: Record<string, string>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** What every function finds in its environment besides keys, unless the deployment says otherwise. */
export const settingsIn = (env: Record<string, string>): Record<string, string> => ({
  SUPPORT_PHONE: '0731-84286376',
  SCAN_URL_PREFIX: '',
  SMS_TEMPLATE: 'local-code',
  SUBSCRIBE_TEMPLATES: JSON.stringify(configuredTemplates),
  ...env,
});

/** The environment of one function: its own keys, and the key of the set-up for `jobs` alone. */
function environmentOf(name: FunctionName, env: Record<string, string>): Record<string, string> {
  const withheld = new Set<string>(keyNames.filter((key) => !functionKeys[name].includes(key)));
  if (name !== 'jobs') withheld.add('SET_UP_KEY');
  return Object.fromEntries(Object.entries(settingsIn(env)).filter(([variable]) => !withheld.has(variable)));
}

/**
 * The cloud functions as they are deployed: who may call them, how long they may take, what wakes them.
 * @param env secrets and settings of this deployment
 */
export function functionDeclarations(env: Record<string, string>): FunctionDeclaration[] {
  return functionNames.map((name) => {
    const { timeoutSeconds, callableByPhone, httpAccess } = functionSettings[name];
    return {
      name,
      env: environmentOf(name, env),
      dir: path.join(root, 'dist/cloudfunctions', name),
      sourceMap: path.join(root, 'dist/maps/cloudfunctions', name, 'index.js.map'),
      callableByPhone,
      timeoutMs: timeoutSeconds * 1000,
      ...(httpAccess === undefined ? {} : { httpAccess }),
      // The hot path alone has two.
      ...(name === 'attendance' || name === 'api' ? {} : { instances: 1 }),
      ...(name === 'jobs' ? { timers: [{ name: 'resume', everySeconds: 60 }] } : {}),
    };
  });
}

/** What phones may do with files, as it is entered at the cloud's console. */
export function storageRules(): StorageRules {
  return JSON.parse(readFileSync(path.join(root, 'cloud/storage.rules.json'), 'utf8')) as StorageRules;
}

/** The phones in the browser, and the hall's projector as static hosting has it. */
export const staticSites = (): { mount: string; dir: string }[] => [
  { mount: '/', dir: path.join(root, 'dist/phone') },
  { mount: '/display', dir: path.join(root, 'dist/web/display') },
];

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
