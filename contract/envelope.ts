import * as z from 'zod/mini';
import { displayPass } from './common';
import type { ErrorCode } from './errors';

/** What a phone sends to a function. `requestId` is the same for every repeat of one command. */
export const requestEnvelope = z.object({
  call: z.string().check(z.maxLength(80)),
  requestId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  input: z.unknown(),
  /** The pass of a paired display; whoever sends one is that display and nobody else. */
  displayPass: z.optional(displayPass),
});

/** One wrong field of an input: the path in the input and what is wrong with it, without the value itself. */
export interface FieldIssue {
  field: string;
  problem: string;
}

/** Facts that make a refusal helpful; never personal data of somebody else. */
export interface ErrorDetails {
  fields?: FieldIssue[];
  /** From which instant on it may be tried again, epoch ms by the server's clock (`tooManyAttempts`). */
  until?: number;
  /** Others have tried too often; the caller's own tries would not make them wait (`tooManyAttempts`). */
  byOthers?: boolean;
  /** Age of the scanned code in seconds (`codeExpired`). */
  ageSeconds?: number;
  /** The reason somebody gave (a returned registration, a closed session). */
  reason?: string;
  /** Days without an attendance window (`dayWithoutWindow`), `YYYY-MM-DD`. */
  days?: string[];
  /** Codes of everything that is missing or wrong (`projectIncomplete`, `batchesInvalid`, `courseHoursExceeded`, `materialsIncomplete`). */
  missing?: string[];
  /** How many people are there already (`capBelowPeople`). */
  people?: number;
  /** Which of several photographs it is about, counted from 1 (`photoHeic`, `photosTooBig`, `fileUnreadable`). */
  page?: number;
  /** Names of colleagues who may do it (`institutionRoleLacks`), three at most. */
  ask?: string[];
  /** The state the thing is in (`wrongState`). */
  state?: string;
  /** Names of the keys that are not those of the data (`keysUnfit`): never anything of a key itself. */
  keys?: string[];
}

export interface CallError {
  code: ErrorCode;
  requestId: string;
  details?: ErrorDetails;
}

/** Every function answers with this and never throws to the phone. */
export type Envelope<Data> = { ok: true; data: Data; serverNow: number } | { ok: false; error: CallError };
