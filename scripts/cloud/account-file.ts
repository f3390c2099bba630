import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

/** What this machine keeps of an environment: `.cloud/<environment>.json`, which git does not take. */
const accountFile = z.strictObject({
  /** Made once. Without them the data of the environment cannot be read by anybody: keep a copy elsewhere. */
  keys: z.record(z.string(), z.string()),
  /** SUPPORT_PHONE and the optional ones of cloudfunctions/README.md. */
  settings: z.record(z.string(), z.string()),
  /** Digest of what was uploaded last, by what it was. */
  uploaded: z.record(z.string(), z.string()),
});
export type AccountFile = z.output<typeof accountFile>;

/** An environment id is a name of the cloud's own; nothing of it may lead elsewhere on the disk. */
const ENVIRONMENT = /^[a-z0-9][a-z0-9-]{2,60}$/i;

/** @throws Error for a text that is no id of an environment */
export function accountFilePath(folder: string, environment: string): string {
  if (!ENVIRONMENT.test(environment)) throw new Error(`--env ${environment}：这不是云开发的环境 ID`);
  return path.join(folder, `${environment}.json`);
}

/** @returns undefined where there is none yet. @throws Error that names the file, never its content */
export function readAccountFile(file: string): AccountFile | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return accountFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} 读不懂，没有做任何事。请换回备份；里面的密钥丢了，数据就没有人能读`);
  }
}

/** Under another name first: keys are there as a whole or not at all. */
export function writeAccountFile(file: string, content: AccountFile): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
