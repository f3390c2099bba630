/** What each kind of message is made of; the kinds themselves are in `kinds.ts`. */
import type { PushWords, Template } from './templates';

/** What a message leads to; pages with an `id` show that one thing. */
export const targetPages = [
  'registration',
  'register',
  'directoryRequests',
  'credits',
  'myRecords',
  'mySlots',
  'appeal',
  'myAppeals',
  'rebinding',
  'profile',
  'correction',
  'person',
  'people',
  'myTransfer',
  'transfer',
  'account',
  'catalogue',
  'entries',
  'project',
  'attendance',
  'materials',
  'round',
  'reversal',
  'activity',
  'activities',
  'centreActivity',
  'centreActivities',
  'roster',
  'notice',
  'evaluation',
  'evaluationResults',
  'exam',
  'review',
  'change',
  'changeReview',
] as const;
export type TargetPage = (typeof targetPages)[number];
export interface Target {
  page: TargetPage;
  id?: string;
}

/** How a message looks: what happened is good, is to be mended, waits for the reader, or is worth knowing. */
export const messageLooks = ['approved', 'returned', 'waits', 'known'] as const;
export type MessageLook = (typeof messageLooks)[number];

/**
 * Who is told: one person, everybody who acts for an institution (the centre is one), or an applicant: a person where there is one, else a
 * WeChat account that nobody has registered with yet.
 */
export type RecipientKind = 'person' | 'institution' | 'applicant';

/** What a kind of message is made of. Facts are stored, words are made when they are read. */
export interface KindOf<Facts, To extends RecipientKind> {
  to: To;
  look: MessageLook;
  title: (facts: Facts) => string;
  text: (facts: Facts) => string;
  opens: (facts: Facts) => Target;
  /** Missing for what is told in the inbox alone. */
  push?: { template: Template; words: (facts: Facts) => PushWords };
}

/** A line, and the reason behind it where one was given. */
export const because = (title: string, reason: string): string => (reason === '' ? title : `${title}：${reason}`);

export const kind = <Facts extends StoredFacts, To extends RecipientKind>(
  parts: KindOf<Facts, To>,
): KindOf<Facts, To> => parts;

/** Facts as they are stored: nothing but texts and numbers. */
export type StoredFacts = Record<string, string | number>;

/** Facts that several kinds have. Type aliases: an interface would not do for `StoredFacts`. */
export type Registered = { institutionName: string };
export type Returned = Registered & { reason: string };
export type OfProject = { projectId: string; title: string };
export type OfBatch = OfProject & { batchId: string };
export type OfReview = OfProject & Registered;
export type OfRound = { roundId: string; title: string };
