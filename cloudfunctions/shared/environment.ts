import * as z from 'zod/mini';
import { codesOf } from '../../contract/common';
import { canShow } from '../../domain/message/template-fields';
import { pushParts, templates } from '../../domain/message/templates';
import type { Settings } from '../../server/call/context';
import type { KeyName, PersonalDataKey, Secrets } from '../../server/platform/platform';

/** What a function finds in its environment; set for each function in the console, or by `local/`. */
export interface Environment {
  secrets: Secrets;
  settings: Settings;
}

const KEY_BYTES = 32;
/** About 50 ms and 16 MB on one core: affordable for a sign-in, not for guessing. No variable sets it lower. */
const PASSWORD_COST = 16_384;

/**
 * Reads and checks the environment once, when an instance starts.
 *
 * - `PERSONAL_DATA_KEY`: 32 bytes in base64, encrypts national IDs; or `<id>:<base64>`, comma-separated: the first encrypts,
 *   all decrypt. A key without an id has the id 0
 * - `DIGEST_KEY`: 32 bytes or more in base64, keyed digests of national IDs and phone numbers
 * - `TOKEN_KEYS`: `<version>:<base64>`, comma-separated; the first signs new tokens, all are accepted
 * - `ANCHOR_KEY`: 32 bytes in base64, signs anchors of the audit log
 * - `SUPPORT_PHONE`: shown as 技术支持电话 (M24)
 * - `SUBSCRIBE_TEMPLATES`: optional JSON, the subscription messages of the account (cloudfunctions/README.md)
 * - `SMS_TEMPLATE`: optional, the template by which codes are sent by SMS (services.ts)
 * - `SCAN_URL_PREFIX`: optional address put before a token in a code
 *
 * @param given the keys that this function is to have; another one is not looked at, even where it is set
 * @throws Error that names the variable, never its value
 */
export function readEnvironment(variables: Record<string, string | undefined>, given: readonly KeyName[]): Environment {
  const demand = (name: string): string => {
    const value = variables[name]?.trim();
    if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
    return value;
  };
  return {
    secrets: readSecrets(given, demand),
    settings: {
      supportPhone: demand('SUPPORT_PHONE'),
      templates: templatesIn(variables['SUBSCRIBE_TEMPLATES']),
      scanUrlPrefix: variables['SCAN_URL_PREFIX']?.trim() ?? '',
      passwordCost: PASSWORD_COST,
    },
  };
}

const configuredTemplates = z.partialRecord(
  codesOf(templates),
  z.strictObject({
    id: z.string().check(z.minLength(1)),
    fields: z
      .record(z.string(), z.enum(pushParts))
      .check(z.refine((fields) => Object.entries(fields).every(([field, part]) => canShow(field, part)))),
  }),
);

function templatesIn(json: string | undefined): Settings['templates'] {
  if (json === undefined || json.trim() === '') return {};
  try {
    return configuredTemplates.parse(JSON.parse(json));
  } catch {
    throw new Error('environment variable SUBSCRIBE_TEMPLATES is not as cloudfunctions/README.md describes it');
  }
}

/** Reads at once what is given, so that an instance does not start without; the rest throws when it is used. */
function readSecrets(given: readonly KeyName[], demand: (name: KeyName) => string): Secrets {
  const read = <Value>(name: KeyName, parse: (text: string) => Value): (() => Value) => {
    if (!given.includes(name))
      return () => {
        throw new Error(`this function is not given ${name}`);
      };
    const value = parse(demand(name));
    return () => value;
  };
  const personalDataKeys = read('PERSONAL_DATA_KEY', personalDataKeysOf);
  const digestKey = read('DIGEST_KEY', (text) => keyOf('DIGEST_KEY', text));
  const tokenKeys = read('TOKEN_KEYS', (text) => text.split(',').map((part) => tokenKey(part.trim())));
  const anchorKey = read('ANCHOR_KEY', (text) => exactKeyOf('ANCHOR_KEY', text));
  return {
    given,
    get personalDataKeys() {
      return personalDataKeys();
    },
    get digestKey() {
      return digestKey();
    },
    get tokenKeys() {
      return tokenKeys();
    },
    get anchorKey() {
      return anchorKey();
    },
  };
}

function keyOf(name: KeyName, base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < KEY_BYTES) throw new Error(`environment variable ${name} needs ${KEY_BYTES} bytes in base64`);
  return bytes;
}

function exactKeyOf(name: KeyName, base64: string): Buffer {
  const bytes = keyOf(name, base64);
  if (bytes.length !== KEY_BYTES) throw new Error(`environment variable ${name} needs exactly ${KEY_BYTES} bytes`);
  return bytes;
}

function personalDataKeysOf(text: string): PersonalDataKey[] {
  const keys = text.split(',').map((part) => {
    const [, id = '0', base64 = ''] = /^(?:([a-z0-9]{1,16}):)?([^:]+)$/.exec(part.trim()) ?? [];
    return { id, key: exactKeyOf('PERSONAL_DATA_KEY', base64) };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new Error('environment variable PERSONAL_DATA_KEY has two keys of one id');
  return keys;
}

function tokenKey(text: string): Secrets['tokenKeys'][number] {
  const match = /^(\d{1,2}):(.+)$/.exec(text);
  const version = Number(match?.[1]);
  if (!match?.[2] || version > 31) throw new Error('environment variable TOKEN_KEYS is not <version 0-31>:<base64>,…');
  return { version, key: keyOf('TOKEN_KEYS', match[2]) };
}
