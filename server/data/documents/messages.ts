/** What people are told, and on which terms WeChat tells it too. */
import type { SearchIndex } from '../../../domain/kernel/search';
import type { StoredFacts } from '../../../domain/message/kind';
import type { MessageKind } from '../../../domain/message/kinds';
import type { Template } from '../../../domain/message/templates';
import type { Base } from './base';

/** One event told to one recipient. `_id` is made of both, so an event is told once. Its words are made when it is read. */
export interface Message extends Base {
  /** `person:<id>` or `institution:<id>`; everybody who acts for an institution reads the same messages. */
  to: string;
  kind: MessageKind;
  facts: StoredFacts;
  at: number;
  /** Of one that WeChat tells of as well: `waiting` until it was sent or given up. */
  pushState?: 'waiting' | 'done';
  /** When it is looked at next; a worker that holds it puts this ahead. */
  pushAt?: number;
  /** Tries that failed. */
  pushTries?: number;
  /** WeChat accounts it was sent to, noted before it is sent: nobody gets it twice. */
  pushedTo?: string[];
}

/** Somebody wants to hear of a holding (关注). `_id`: project and person. */
export interface Follow extends Base {
  projectId: string;
  personId: string;
  at: number;
}

/** Somebody has put their name down for a batch (报名). `_id`: project and person. */
export interface Enrolment extends Base {
  projectId: string;
  batchId: string;
  personId: string;
  /** Their place: up to the planned number where there is one, any number above MOST_PLANNED (domain/project/enrolment.ts) else. Nobody else's in the project. */
  number: number;
  at: number;
  /** The phone of whoever agreed to be called, as it was that day: sealed, with the keyed digest of it. Forgotten after the meeting. */
  phoneCipher?: string;
  phoneDigest?: string;
  phoneUntil?: number;
  search: SearchIndex;
}

/** How many subscription messages a WeChat account has consented to. `_id`: account and template. */
export interface MessageConsent extends Base {
  openid: string;
  template: Template;
  left: number;
  /** The last change, for the sweep. */
  at: number;
}
