import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudError } from './errors';

/** What a file id begins with; the rest is the path in the cloud. */
const FILE_ID_PREFIX = 'cloud://local-cloud.local/';
const MAX_PATH = 1024;
const DEFAULT_MAX_AGE_S = 7200;

export interface UploadTicket {
  url: string;
  authorization: string;
  fileId: string;
  /** Must be ASCII. */
  cosFileId: string;
}

/**
 * Cloud storage. A file lies under the hash of its path, so that no path, however it is written, leaves the folder.
 * Addresses are signed: who has not been given one can neither read nor write.
 */
export class Storage {
  readonly #dir: string;
  readonly #baseUrl: () => string;
  readonly #secret = randomBytes(32);

  constructor(dir: string, baseUrl: () => string) {
    this.#dir = dir;
    this.#baseUrl = baseUrl;
    mkdirSync(dir, { recursive: true });
  }

  /** A ticket to upload one file. Throws INVALID_PARAM for a path that the cloud would not take. */
  ticket(cloudPath: unknown): UploadTicket {
    const path = checkedPath(cloudPath);
    const object = objectName(path);
    return {
      url: `${this.#baseUrl()}/cos/${object}`,
      authorization: this.#sign('put', object),
      fileId: FILE_ID_PREFIX + path,
      cosFileId: Buffer.from(path).toString('hex'),
    };
  }

  mayUpload(object: string, authorization: string | undefined): boolean {
    return this.#matches(authorization, this.#sign('put', object));
  }

  /** Writes durably under another name first, so that a file is there as a whole or not at all. */
  async write(object: string, content: Buffer): Promise<void> {
    const target = join(this.#dir, requireObjectName(object));
    const draft = `${target}.${randomBytes(6).toString('hex')}.new`;
    try {
      const file = await open(draft, 'w');
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, target);
    } catch (error) {
      // Half a file on a full disk would only make it fuller.
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** A signed address for some time, or undefined when there is no such file. */
  downloadUrl(fileId: string, maxAgeS = DEFAULT_MAX_AGE_S): string | undefined {
    const object = this.#find(fileId);
    if (object === undefined) return undefined;
    const until = Date.now() + maxAgeS * 1000;
    return `${this.#baseUrl()}/cos/${object}?until=${until}&sign=${this.#sign(`get${until}`, object)}`;
  }

  /** The content behind a signed address; undefined when the signature is wrong or old, or the file is gone. */
  read(object: string, until: string | null, sign: string | null): Buffer | undefined {
    if (!this.#matches(sign ?? undefined, this.#sign(`get${until}`, object)) || Number(until) < Date.now())
      return undefined;
    const file = join(this.#dir, requireObjectName(object));
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  /** False when there is no such file. */
  remove(fileId: string): boolean {
    const object = this.#find(fileId);
    if (object === undefined) return false;
    rmSync(join(this.#dir, object));
    return true;
  }

  clear(): void {
    rmSync(this.#dir, { recursive: true, force: true });
    mkdirSync(this.#dir, { recursive: true });
  }

  #find(fileId: string): string | undefined {
    if (!fileId.startsWith(FILE_ID_PREFIX)) return undefined;
    const object = objectName(fileId.slice(FILE_ID_PREFIX.length));
    return existsSync(join(this.#dir, object)) ? object : undefined;
  }

  #sign(action: string, object: string): string {
    return createHmac('sha256', this.#secret).update(`${action}\n${object}`).digest('hex');
  }

  #matches(given: string | undefined, expected: string): boolean {
    const a = Buffer.from(given ?? '');
    const b = Buffer.from(expected);
    return a.length === b.length && timingSafeEqual(a, b);
  }
}

function checkedPath(path: unknown): string {
  const ok =
    typeof path === 'string' &&
    path.length <= MAX_PATH &&
    !/\p{Cc}|\\/u.test(path) &&
    path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
  if (!ok) throw new CloudError('INVALID_PARAM', 'cloudPath is not a valid path');
  return path;
}

/** The hash of the path, with its extension so that a download has a type. */
function objectName(path: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(path)?.[0].toLowerCase() ?? '';
  return createHash('sha256').update(path).digest('hex') + extension;
}

function requireObjectName(object: string): string {
  if (!/^[0-9a-f]{64}(\.[a-z0-9]{1,8})?$/.test(object))
    throw new CloudError('INVALID_PARAM', 'not a file of this storage');
  return object;
}
