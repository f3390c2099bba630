/** The question bank, papers, attempts and what came of them (M22). */
import type { ExamQuestion } from '../../../domain/exam/question';
import type { ExamPlan } from '../../../domain/exam/paper';
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { Base, Found } from './base';

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
  state: 'running' | 'graded';
  /** When it was handed in, or its time was noted to be over; null while it runs. */
  gradedAt: number | null;
  scoreTenths: number | null;
  passed: boolean;
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
