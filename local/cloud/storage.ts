import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { kindOf } from './content-kind';
import { CloudError } from './errors';
import { DEFAULT_RULES, readRules, type Facts, type StorageRules } from './storage-rules';

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

/** What lies behind an address, and how it may be served. */
export interface ServedFile {
  content: Buffer;
  /** Of its content, whatever its name says. */
  type: string;
  /** Whether a browser may show it: a file that a function stored, of a kind that is shown and not run. */
  isShown: boolean;
}

/**
 * Cloud storage. A file lies under the hash of its path, so that no path, however it is written, leaves the folder.
 * Addresses are signed: who has not been given one can neither read nor write.
 */
export class Storage {
  readonly #dir: string;
  readonly #baseUrl: () => string;
  readonly #secret = randomBytes(32);
  readonly #rules: ReturnType<typeof readRules>;

  /** @param rules what phones may do; functions may do everything */
  constructor(dir: string, baseUrl: () => string, rules: StorageRules = DEFAULT_RULES) {
    this.#dir = dir;
    this.#baseUrl = baseUrl;
    this.#rules = readRules(rules);
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

  /** Whether the rules let a phone write so many bytes to a path. A file that is not there yet will be its own. */
  mayWrite(cloudPath: string, { openid, size }: { openid: string | null; size: number }): boolean {
    const present = this.#find(FILE_ID_PREFIX + cloudPath);
    const owner = present === undefined ? openid : this.#ownerOf(present);
    return this.#rules.write(factsOf({ path: cloudPath, openid, owner, size }));
  }

  /** Whether the rules let a phone ask for the address of a file. */
  mayRead(fileId: string, openid: string | null): boolean {
    const object = this.#find(fileId);
    if (object === undefined) return true;
    const owner = this.#ownerOf(object);
    return this.#rules.read(factsOf({ path: fileId.slice(FILE_ID_PREFIX.length), openid, owner, size: 0 }));
  }

  /** @param owner the openid of the phone that writes; null for a function */
  async write(object: string, content: Buffer, owner: string | null): Promise<void> {
    await this.#put(`${requireObjectName(object)}.owner`, Buffer.from(JSON.stringify(owner)));
    await this.#put(object, content);
  }

  /** Writes durably under another name first, so that a file is there as a whole or not at all. */
  async #put(name: string, content: Buffer): Promise<void> {
    const target = join(this.#dir, name);
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

  /** What lies behind a signed address; `forbidden` when the signature is wrong or old. */
  read(object: string, until: string | null, sign: string | null): ServedFile | 'forbidden' | 'missing' {
    if (!this.#matches(sign ?? undefined, this.#sign(`get${until}`, object)) || Number(until) < Date.now())
      return 'forbidden';
    const file = join(this.#dir, requireObjectName(object));
    if (!existsSync(file)) return 'missing';
    const content = readFileSync(file);
    const type = kindOf(content);
    const isShown = type !== undefined && this.#ownerOf(object) === null;
    return { content, type: type ?? 'application/octet-stream', isShown };
  }

  /** False when there is no such file. */
  remove(fileId: string): boolean {
    const object = this.#find(fileId);
    if (object === undefined) return false;
    rmSync(join(this.#dir, object));
    rmSync(join(this.#dir, `${object}.owner`), { force: true });
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

  /** The openid of the phone that wrote a file, null for a function; undefined of a file from before owners were kept. */
  #ownerOf(object: string): string | null | undefined {
    const file = join(this.#dir, `${object}.owner`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string | null) : undefined;
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

function factsOf({
  path,
  openid,
  owner,
  size,
}: {
  path: string;
  openid: string | null;
  owner: string | null | undefined;
  size: number;
}): Facts {
  return { auth: openid === null ? null : { openid }, resource: { openid: owner ?? undefined, path, size } };
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
