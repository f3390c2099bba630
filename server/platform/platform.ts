import type { SendOutcome } from '../../domain/message/push';

/** WeChat's open interfaces behind narrow doors, so that a procedure says what it wants and not how. */
export interface Platform {
  /**
   * Exchanges the one-time code of WeChat's phone button, which is good for the WeChat user alone who pressed it. Undefined
   * when the code is spent, unknown or another user's. The number is written as in domain/person/phone.ts.
   */
  phoneNumber(openid: string, code: string): Promise<string | undefined>;
  /** Codes by SMS (短信验证码); missing where this environment has no template for them. */
  sms?: Sms;
  /** Whether a text a person wrote may be shown (security.msgSecCheck). */
  isTextAcceptable(openid: string, text: string): Promise<boolean>;
  /** Whether a picture of at most a megabyte may be shown (security.imgSecCheck). */
  isPictureAcceptable(openid: string, picture: Buffer): Promise<boolean>;
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
  /** Sends one subscription message; what became of it is told, never thrown. */
  sendSubscription(message: SubscriptionMessage): Promise<SendOutcome>;
  /** Wakes the `jobs` function for one job without waiting for its end. */
  wakeJob(jobId: string): Promise<void>;
}

/** The one thing that is asked of whoever sends SMS. */
export interface Sms {
  /** Sends a code to a mobile number. @returns false when it was refused: nothing was sent */
  send(phone: string, code: string): Promise<boolean>;
}

/** A message that WeChat shows outside of the mini-program (订阅消息). */
export interface SubscriptionMessage {
  openid: string;
  templateId: string;
  /** What it opens: path and query of a page. */
  page: string;
  data: Readonly<Record<string, { value: string }>>;
}

/** How long a URL of a stored file is good, ms. */
export const FILE_URL_LIVES_MS = 2 * 60 * 60 * 1000;

export type FileRead = { kind: 'content'; content: Buffer } | { kind: 'missing' } | { kind: 'tooBig' };

/** The variables of a function's environment that hold keys. */
export const keyNames = ['PERSONAL_DATA_KEY', 'DIGEST_KEY', 'TOKEN_KEYS', 'ANCHOR_KEY'] as const;
export type KeyName = (typeof keyNames)[number];

/** Secrets from the function's environment. Each function is given some of them; to read another one throws. */
export interface Secrets {
  /** Those that this function has. */
  readonly given: readonly KeyName[];
  /** 32 bytes each, AES-256-GCM of national IDs, by an id that stands in each cipher text; the first seals, all open. */
  readonly personalDataKeys: readonly PersonalDataKey[];
  /** Keyed digests of national IDs and phone numbers, and the seals of what grants a role. */
  readonly digestKey: Buffer;
  /** Master keys of tokens by version (0–31); the first is the one new tokens are signed with. */
  readonly tokenKeys: readonly { version: number; key: Buffer }[];
  /** 32 bytes, the seed of the Ed25519 key that signs anchors of the audit log. */
  readonly anchorKey: Buffer;
}

export interface PersonalDataKey {
  id: string;
  key: Buffer;
}
