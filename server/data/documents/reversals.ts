/** Requests that credits be taken back. */
import type { ReversalConfirmer, ReversalReason, ReversalState } from '../../../domain/credit/reversal';
import type { Base } from './base';

/** A request for the reversal of one entry or of a whole round, and what became of it. */
export interface Reversal extends Base {
  projectId: string;
  institutionId: string;
  institutionName: string;
  title: string;
  roundId: string;
  /** The entry that is taken back; null for all of the round. */
  entryId: string | null;
  personId: string | null;
  people: number;
  creditHundredths: number;
  reasonCode: ReversalReason;
  note: string;
  confirmer: ReversalConfirmer;
  state: ReversalState;
  /** `open` while it waits or runs, then its own `_id`: one request at a time for an entry, and for a round. */
  slot: string;
  /** Entry or round. */
  subjectId: string;
  byId: string;
  by: string;
  at: number;
  decided: { by: string; at: number; reason: string } | null;
  /** Entries that a running one has written. */
  done: number;
}
