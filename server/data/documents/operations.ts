/** What keeps long work going and repeats harmless, and the record of every act. */
import type { FileFacts, UploadPurpose } from '../../../domain/kernel/kept-file';
import type { StoredFacts } from '../../../domain/message/kind';
import type { MessageKind } from '../../../domain/message/kinds';
import type { KeyName } from '../../platform/platform';
import type { Base } from './base';

/** What is told to everybody who follows a project, or has checked in to some of its batches. */
export interface StoredNews {
  kind: MessageKind;
  key: string | number;
  facts: StoredFacts;
  followers: boolean;
  batchIds: string[];
}

/** Long work in slices; `jobs` takes the id and loads the rest. `_id` = `<kind>:<subjectId>`. */
export interface Job extends Base {
  kind:
    | 'grant'
    | 'tell'
    | 'rotateKeys'
    | 'renameInstitution'
    | 'settleDepartment'
    | 'audience'
    | 'remind'
    | 'watchDuty'
    | 'watchArrivals'
    | 'tellMissed'
    | 'watchDeadlines'
    | 'readRoster'
    | 'takeRoster'
    | 'reverse'
    | 'readCatalogue'
    | 'takeCatalogue'
    | 'readAttendees'
    | 'gatherAttendees'
    | 'export'
    | 'regradeExam'
    | 'studyExam'
    | 'makeMaterials';
  /**
   * The round that is granted, whose people are told, or whose materials are made; the project whose audience is told; the day whose meetings people are
   * reminded of; the key under which everything is sealed anew; an institution with another name; a department with another name, or
   * that was merged into another; an import of a table; a table that is exported; or a paper whose
   * attempts are graded again or looked at.
   */
  subjectId: string;
  state: 'open' | 'done';
  createdAt: number;
  /** A worker holds the job until then; a crashed one is taken over after it. */
  leaseUntil: number;
  /** How far one has come that goes on behind something: a ledger entry, a person, a chunk of rows. */
  after?: string;
  /** Of one that tells the audience of a project: what. */
  news?: StoredNews;
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
  /** Digests of the files that the act was about; absent when there were none. */
  files?: string[];
  previousDigest: string;
  digest: string;
}

/** `_id` = chainId: the last link. */
export interface AuditHead extends Base {
  sequence: number;
  digest: string;
  /** When it was appended; missing in chains that have not grown since heads are anchored. */
  at?: number;
}

/** One of the heads of chains as they stood, signed (domain/kernel/audit-anchor.ts). `_id` = `<number, 8 digits>`. */
export interface AuditAnchor extends Base {
  number: number;
  at: number;
  /** Chains that have grown since then stand in the anchors of one run. */
  since: number;
  /** The last anchor of its run. */
  complete: boolean;
  heads: { chainId: string; sequence: number; digest: string }[];
  previousDigest: string;
  digest: string;
  /** Ed25519 over the digest, base64url. */
  signature: string;
  /** 32 bytes, base64url. */
  publicKey: string;
}

/** A step that has brought older data into the present shape (server/setup/upgrade.ts); `_id` is its name. */
export interface Upgrade extends Base {
  /** When it was finished; null while it is under way. */
  at: number | null;
  /** While it is under way: behind what it goes on, in words of its own. */
  after?: string;
}

/** One document, `_id` = `keys`: by what each key of this environment is known again. The keys themselves are not here. */
export interface KeyRegistry extends Base {
  keys: KeyRecord[];
}

export interface KeyRecord {
  /** The variable of the environment. */
  name: KeyName;
  /** Which of its keys; '' where it holds one alone. */
  id: string;
  /** HMAC of a fixed text under the key. */
  check: string;
  /** When it was registered. */
  since: number;
  /** Nothing is sealed with it any more, so it may be gone. */
  retiredAt?: number;
}

/** A file the server made for somebody to fetch at once: its name is random, and the timer removes it a day later. */
export interface PassingFile extends Base {
  fileId: string;
  at: number;
}

/** 上传凭证: somebody may upload one file to one path. `_id` is the random part of the path. */
export interface UploadTicket extends Base {
  /** Who alone may attach it. */
  openid: string;
  purpose: UploadPurpose;
  /** Where the phone uploads to; null for a file that came another way (server/setup/adopt-files.ts). */
  path: string | null;
  /** The size that the phone named. */
  sizeBytes: number;
  at: number;
  /** Written before the content is stored, so that the sweep finds what a broken try has left. */
  keeping?: { digest: string; path: string };
  /** SHA-256 of what was uploaded, once it is kept. From then on the upload itself is not needed any more. */
  digest?: string;
}

/** A file as it was handed in, stored once for equal bytes. `_id` = its SHA-256 in hex. */
export interface KeptFile extends Base, FileFacts {
  fileId: string;
  keptAt: number;
  /** The projects, rounds, imports and appeals that name it: `project:<id>`, `round:<id>`, `roster:<id>`, `appeal:<id>`. */
  uses: string[];
  /** Since when nothing names it; null while something does. */
  unusedSince: number | null;
}

/** What somebody has used up on one day. `_id`: keyed digest of what, who and the day. */
export interface DailyUse extends Base {
  count: number;
  bytes: number;
  /** The latest use, for the sweep. */
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
  /** `target` is the id of the other side's document: a success takes back what was wrong before it. */
  failures: { at: number; target: string }[];
  /** The last of them, for the sweep. */
  latestAt: number;
}
