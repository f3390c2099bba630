/** WeChat's open interfaces behind narrow doors, so that a procedure says what it wants and not how. */
export interface Platform {
  /** Exchanges the one-time code of WeChat's phone button. Undefined when the code is spent or unknown. */
  phoneNumber(code: string): Promise<string | undefined>;
  /** Whether a text a person wrote may be shown (security.msgSecCheck). */
  isTextAcceptable(openid: string, text: string): Promise<boolean>;
  /** URLs of stored files, by file id, each good for {@link FILE_URL_LIVES_MS}; a missing file has none. */
  fileUrls(fileIds: readonly string[]): Promise<Map<string, string>>;
  /** What lies in a stored file; of one that is larger than `maxBytes` nothing more than that is fetched. */
  readFile(fileId: string, maxBytes: number): Promise<FileRead>;
  /** Stores a file made by the server; gives its file id. */
  storeFile(path: string, content: Buffer): Promise<string>;
  /** The file id of whatever lies, or may lie, at a path of this environment. */
  fileIdAt(path: string): Promise<string>;
  /** Removes stored files; one that is gone already is no error. */
  removeFiles(fileIds: readonly string[]): Promise<void>;
  /** Wakes the `jobs` function for one job without waiting for its end. */
  wakeJob(jobId: string): Promise<void>;
}

/** How long a URL of a stored file is good, ms. */
export const FILE_URL_LIVES_MS = 2 * 60 * 60 * 1000;

export type FileRead = { kind: 'content'; content: Buffer } | { kind: 'missing' } | { kind: 'tooBig' };

/** Secrets from the function's environment. */
export interface Secrets {
  /** 32 bytes, AES-256-GCM of national IDs. */
  personalDataKey: Buffer;
  /** Keyed digests of national IDs and phone numbers. */
  digestKey: Buffer;
  /** Master keys of tokens by version (0–31); the first is the one new tokens are signed with. */
  tokenKeys: readonly { version: number; key: Buffer }[];
}
