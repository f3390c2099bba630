import type { SendOutcome } from '../../domain/message/push';

/** WeChat's open interfaces behind narrow doors, so that a procedure says what it wants and not how. */
export interface Platform {
  /** Exchanges the one-time code of WeChat's phone button. Undefined when the code is spent or unknown. */
  phoneNumber(code: string): Promise<string | undefined>;
  /** Whether a text a person wrote may be shown (security.msgSecCheck). */
  isTextAcceptable(openid: string, text: string): Promise<boolean>;
  /** Short-lived URLs of stored files, by file id; a missing file has none. */
  fileUrls(fileIds: readonly string[]): Promise<Map<string, string>>;
  /** Stores a file made by the server; gives its file id. */
  storeFile(path: string, content: Buffer): Promise<string>;
  /** Removes stored files; one that is gone already is no error. */
  removeFiles(fileIds: readonly string[]): Promise<void>;
  /** Sends one subscription message; what became of it is told, never thrown. */
  sendSubscription(message: SubscriptionMessage): Promise<SendOutcome>;
  /** Wakes the `jobs` function for one job without waiting for its end. */
  wakeJob(jobId: string): Promise<void>;
}

/** A message that WeChat shows outside of the mini-program (订阅消息). */
export interface SubscriptionMessage {
  openid: string;
  templateId: string;
  /** What it opens: path and query of a page. */
  page: string;
  data: Readonly<Record<string, { value: string }>>;
}

/** Secrets from the function's environment. */
export interface Secrets {
  /** 32 bytes, AES-256-GCM of national IDs. */
  personalDataKey: Buffer;
  /** Keyed digests of national IDs and phone numbers. */
  digestKey: Buffer;
  /** Master keys of tokens by version (0–31); the first is the one new tokens are signed with. */
  tokenKeys: readonly { version: number; key: Buffer }[];
}
