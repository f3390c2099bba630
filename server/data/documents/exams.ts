/** The question bank, papers, attempts and what came of them (M22). */
import type { CorrectedKeys, CorrectionEffect, QuestionKey } from '../../../domain/exam/correction';
import type { ExamQuestion } from '../../../domain/exam/question';
import type { QuestionRowProblem } from '../../../domain/exam/question-table';
import type { ItemStatistics } from '../../../domain/exam/statistics';
import type { Suspicion, SuspicionLimits } from '../../../domain/exam/suspicion';
import type { AttemptIdentity, ExamIdentity as IdentityFacts } from '../../../domain/exam/identity';
import type { ExamPlan } from '../../../domain/exam/paper';
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { ImportState } from '../../../domain/kernel/table-import';
import type { questionTableProblems } from '../../../contract/calls/exam/exam-import';
import type { Base, Found } from './base';
import type { TableImport } from './imports';

/** A question of an institution's bank. Opened papers and attempts hold copies: a change reaches later ones alone. */
export interface StoredQuestion extends Found, ExamQuestion {
  institutionId: string;
  addedAt: number;
  /** Taken out of the bank. */
  withdrawn: boolean;
}

/** A question as a paper keeps it. */
export type PaperQuestion = ExamQuestion & { questionId: string };

/** `_id` = project and batch. */
export interface ExamPaper extends Base {
  projectId: string;
  batchId: string;
  institutionId: string;
  title: string;
  projectNumber: string;
  creditLevel: CreditLevel;
  plan: ExamPlan;
  /** What is drawn from, as the bank had it when the paper was saved; in an order that does not change. */
  pool: PaperQuestion[];
  revision: number;
  savedAt: number;
}

/** One question of an attempt, as it was when the attempt began. */
export type AskedQuestion = PaperQuestion & {
  points: number;
  /** Its options in the order in which they are shown. */ optionIds: string[];
};

/** `_id` = paper, person and number. */
export interface ExamAttempt extends Base {
  paperId: string;
  projectId: string;
  batchId: string;
  institutionId: string;
  personId: string;
  /** The WeChat account that answers: it alone saves answers, without a look at the person. */
  openid: string;
  number: number;
  /** What the questions were drawn with. */
  seed: number;
  title: string;
  startedAt: number;
  endsAt: number;
  rules: Pick<ExamPlan, 'passPoints' | 'halfPoints' | 'review' | 'closesAt'>;
  questions: AskedQuestion[];
  /** By position of the question. */
  answers: Record<string, string[]>;
  /** By what the later of two answers to a question is told, by position: each begins with 0. Missing in attempts from before. */
  order?: Record<string, number>;
  /** When each of them was given, by position; missing in attempts from before it was noted. */
  answeredAt?: Record<string, number>;
  /** How often the app was left meanwhile, as the phone says. */
  left?: number;
  state: 'running' | 'graded';
  /** When it was handed in, or its time was noted to be over; null while it runs. */
  gradedAt: number | null;
  scoreTenths: number | null;
  passed: boolean;
  /** How whoever takes it was known; missing where the paper did not ask. */
  identity?: AttemptIdentity;
  /** The corrections that it was graded by, and the number of the last; missing where there were none. */
  corrected?: Pick<ExamKeys, 'number' | 'keys'>;
}

/** A table of questions that somebody has chosen, as it was read (E1c); `_id` is made of the request. */
export interface ExamImport extends Base, Pick<TableImport, 'institutionId' | 'fileId' | 'fileName' | 'type' | 'by'> {
  state: ImportState;
  startedAt: number;
  problem: (typeof questionTableProblems)[number] | null;
  rows: number;
  good: ExamQuestion[];
  /** Of the good ones, how many the bank had already when it was read. */
  known: number;
  bad: QuestionRowProblem[];
}

/** `_id` = paper: what holds of its questions since they were corrected, and the number of the last correction. */
export interface ExamKeys extends Base {
  number: number;
  keys: CorrectedKeys;
}

/** `_id` = paper and number: a question was struck, taken back, or has another key (E7). */
export interface ExamCorrection extends Base {
  paperId: string;
  number: number;
  institutionId: string;
  itemId: string;
  questionId: string;
  text: string;
  before: QuestionKey;
  after: QuestionKey;
  reason: string;
  /** Who decided, by the name shown. */
  by: string;
  decidedAt: number;
  /** What it came to when it was decided. */
  effect: CorrectionEffect;
  /** When everybody was graded again; null until then. */
  doneAt: number | null;
}

/** `_id` = paper: what its attempts say of its questions and of those who answered, and when that is reckoned. */
export interface ExamStudy extends Found {
  projectId: string;
  batchId: string;
  institutionId: string;
  limits: SuspicionLimits;
  /** When it is reckoned next by itself, and when people are told that the exam is open; Number.MAX_SAFE_INTEGER for never. */
  dueAt: number;
  announceAt: number;
  /** The paper as it was saved last, to be copied for another batch; missing in what was saved before that was kept. */
  paper?: Pick<ExamPaper, 'title' | 'projectNumber' | 'plan'>;
  savedAt?: number;
  /** Null until it was reckoned once. */
  studiedAt: number | null;
  /** Graded attempts that it was made of. */
  attempts: number;
}

/** `_id` = paper and item. A question as it was asked: worded anew, or with another picture, it is another item. */
export interface ExamItem extends Base, Pick<ExamQuestion, 'kind' | 'text' | 'options' | 'picture'>, QuestionKey {
  paperId: string;
  itemId: string;
  questionId: string;
  statistics: ItemStatistics;
  /** Lists are in the order of it: what should be looked at comes first. */
  rank: number;
}

/** `_id` = paper, kind and people: something that a person should look at (E6c). */
export interface ExamFlag extends Base {
  paperId: string;
  suspicion: Suspicion;
  /** Of those whom it concerns, in the order of the suspicion. */
  names: string[];
  state: 'open' | 'cleared' | 'upheld';
  /** When it was seen first. */
  seenAt: number;
  /** Missing while it is open. */
  decided?: { note: string; by: string; at: number };
}

/** `_id` = paper and person: how somebody stands, without their attempts. */
export interface ExamResult extends Found {
  paperId: string;
  projectId: string;
  batchId: string;
  personId: string;
  /** Copied at the first attempt for lists; no phone, no national ID. */
  who: { name: string; personNumber: string; institutionName: string; departmentName: string };
  /** How many were begun. */
  attempts: number;
  /** The attempt that goes on; null when none does. */
  running: { attemptId: string; endsAt: number } | null;
  lastAttemptId: string;
  /** -1 while none was graded. */
  bestTenths: number;
  lastTenths: number | null;
  /** Once passed it stays so. */
  passed: boolean;
}

/** `_id` = paper and person: how somebody was known for an exam that asks who they are. No picture. */
export interface ExamIdentity extends Base, IdentityFacts {
  paperId: string;
  personId: string;
  /** Pictures tried since the last attempt began. */
  tries: number;
}
