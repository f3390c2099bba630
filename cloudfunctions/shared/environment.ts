import * as z from 'zod/mini';
import { codesOf } from '../../contract/common';
import { canShow } from '../../domain/message/template-fields';
import { pushParts, templates } from '../../domain/message/templates';
import type { Settings } from '../../server/call/context';
import type { Secrets } from '../../server/platform/platform';

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
 * - `PERSONAL_DATA_KEY`: 32 bytes in base64, encrypts national IDs
 * - `DIGEST_KEY`: 32 bytes or more in base64, keyed digests of national IDs and phone numbers
 * - `TOKEN_KEYS`: `<version>:<base64>`, comma-separated; the first signs new tokens, all are accepted
 * - `SUPPORT_PHONE`: shown as 技术支持电话 (M24)
 * - `SUBSCRIBE_TEMPLATES`: optional JSON, the subscription messages of the account (cloudfunctions/README.md)
 * - `SCAN_URL_PREFIX`: optional address put before a token in a code
 *
 * @throws Error that names the variable, never its value
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const demand = (name: string): string => {
    const value = variables[name]?.trim();
    if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
    return value;
  };
  const key = (name: string, base64: string): Buffer => {
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length < KEY_BYTES) throw new Error(`environment variable ${name} needs ${KEY_BYTES} bytes in base64`);
    return bytes;
  };
  const personalDataKey = key('PERSONAL_DATA_KEY', demand('PERSONAL_DATA_KEY'));
  if (personalDataKey.length !== KEY_BYTES)
    throw new Error(`environment variable PERSONAL_DATA_KEY needs exactly ${KEY_BYTES} bytes`);
  return {
    secrets: {
      personalDataKey,
      digestKey: key('DIGEST_KEY', demand('DIGEST_KEY')),
      tokenKeys: demand('TOKEN_KEYS')
        .split(',')
        .map((part) => tokenKey(part.trim(), key)),
    },
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

function tokenKey(text: string, key: (name: string, base64: string) => Buffer): Secrets['tokenKeys'][number] {
  const match = /^(\d{1,2}):(.+)$/.exec(text);
  const version = Number(match?.[1]);
  if (!match?.[2] || version > 31) throw new Error('environment variable TOKEN_KEYS is not <version 0-31>:<base64>,…');
  return { version, key: key('TOKEN_KEYS', match[2]) };
}
