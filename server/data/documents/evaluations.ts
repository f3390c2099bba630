/** What is asked about a holding, what was answered, and, apart from it, who has answered (rules: "Exam and evaluation"). */
import type { EvaluationAnswer } from '../../../domain/evaluation/answer';
import type { EvaluationItem, EvaluationQuestion } from '../../../domain/evaluation/form';
import type { EvaluationResults } from '../../../domain/evaluation/results';
import type { CreditLevel } from '../../../domain/kernel/credit-level';
import type { Day } from '../../../domain/kernel/time';
import type { Base, Found } from './base';

/** `_id` = the project's. There is none while the usual form serves. */
export interface EvaluationForm extends Found {
  institutionId: string;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  items: EvaluationItem[];
  revision: number;
  savedAt: number;
  /** Batches whose questions are frozen: a form that is saved now does not reach them. */
  begunBatchIds: string[];
}

/** `_id` = project and batch. Made with the first answer, which freezes the questions. */
export interface Evaluation extends Found {
  projectId: string;
  batchId: string;
  institutionId: string;
  institutionName: string;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  batchBegin: Day;
  batchEnd: Day;
  questions: EvaluationQuestion[];
  /** How many urns it has; sixteen where that is missing. */
  urns?: number;
  closesAt: number;
  /** Whether its end was noted, and what it came to. */
  closed: boolean;
  answers?: number;
  people?: number;
  /** Null where too few have answered. */
  meanHundredths?: number | null;
  /** What it came to, question by question; null where too few have answered. Missing in what was closed before that was kept. */
  results?: (Pick<EvaluationResults, 'questions' | 'heldCount'> & { textCount: number }) | null;
}

/** `_id` = evaluation and a key of chance: a text of one that has closed, written in the order of those keys. */
export interface EvaluationText extends Found {
  evaluationId: string;
  key: string;
  text: string;
  question: string;
}

/** `_id` = evaluation and number. All are made before the first answer, so that none is younger than another. */
export interface EvaluationUrn extends Base {
  evaluationId: string;
  /** In the order of their keys of chance. */
  answers: EvaluationAnswer[];
}

/** `_id` = evaluation and person: that somebody has answered, and nothing of what or when. */
export interface EvaluationMark extends Base {
  evaluationId: string;
  personId: string;
  /** Of the command that handed in: sent twice it is answered alike. */
  requestId: string;
}
