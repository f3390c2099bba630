/** What keeps long work going and repeats harmless, and the record of every act. */
import type { Base } from './base';

/** Long work in slices; `jobs` takes the id and loads the rest. `_id` = `grant:<roundId>` or `tell:<roundId>`. */
export interface Job extends Base {
  /** Grants a round, or tells its people that their credits are effective. */
  kind: 'grant' | 'tell';
  subjectId: string;
  state: 'open' | 'done';
  createdAt: number;
  /** A worker holds the job until then; a crashed one is taken over after it. */
  leaseUntil: number;
  /** Of one that tells: the ledger entry it has come to. */
  after?: string;
}

/** `_id` = `<chainId>:<sequence, 8 digits>`. */
export interface AuditEntry extends Base {
  chainId: string;
  sequence: number;
  institutionId: string;
  projectId: string | null;
  at: number;
  /** Who: administratorId, personId, or the rebindingId of an applicant whom nobody knows yet; and the name shown. */
  actorId: string;
  /** As what they did it: a kind of caller. */
  role: string;
  by: string;
  action: string;
  /** `<kind>:<id>`. */
  subject: string;
  /** The reason given, if one was. */
  note: string | null;
  /** Digests of what was there before and is after; null where there was nothing. */
  before: string | null;
  after: string | null;
  previousDigest: string;
  digest: string;
}

/** `_id` = chainId: the last link. */
export interface AuditHead extends Base {
  sequence: number;
  digest: string;
}

/** A file the server made for somebody to fetch at once: its name is random, and the timer removes it a day later. */
export interface PassingFile extends Base {
  fileId: string;
  at: number;
}

/** The answer of a finished command, so that a repeat under the same request id gets the same. `_id`: server/call/idempotency.ts. */
export interface CommandResult extends Base {
  call: string;
  at: number;
  /** Keyed digest of the input it answered; the input itself is not kept. */
  inputDigest: string;
  output: unknown;
}

/** Tries that count against somebody who guesses. `_id`: who tried (`openid:`) or what was tried at, and a digest. */
export interface Attempts extends Base {
  /** `target` is the id of the document of what was tried at: a success takes back what was wrong before it. */
  failures: { at: number; target: string }[];
  /** The last of them, for the sweep. */
  latestAt: number;
}
