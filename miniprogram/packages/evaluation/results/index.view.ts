import type { OutputOf } from '../../../../contract/index';
import { ANSWERS_TO_SHOW } from '../../../../domain/evaluation/results';
import { dayRange, shortMoment } from '../../../services/format';

type Results = OutputOf<'evaluation.results'>;

const meanWords = (meanHundredths: number | null): string =>
  meanHundredths === null ? '–' : (meanHundredths / 100).toFixed(2);

export interface Head {
  level: Results['creditLevel'];
  number: string;
  title: string;
  dates: string;
  state: string;
}
const stateWords = { notOpen: '未开放', open: '开放中', closed: '已截止' } as const;

export const headOf = ({ creditLevel, projectNumber, title, batchBegin, batchEnd, state }: Results): Head => ({
  level: creditLevel,
  number: projectNumber,
  title,
  dates: dayRange(batchBegin, batchEnd),
  state: stateWords[state],
});

export interface Figures {
  answers: number;
  people: number;
  /** 85.7%; '' where nobody was there. */
  rate: string;
  /** '' until it is shown. */
  mean: string;
  meanNote: string;
}
export function figuresOf({ answers, people, results }: Pick<Results, 'answers' | 'people' | 'results'>): Figures {
  const rated = results?.questions.filter(({ counts }) => counts !== null).length ?? 0;
  return {
    answers,
    people,
    rate: people === 0 ? '' : `${((100 * answers) / people).toFixed(1)}%`,
    mean: results === null ? '' : meanWords(results.meanHundredths),
    meanNote: results === null ? '' : `${rated} 题平均`,
  };
}

export interface QuestionBar {
  questionId: string;
  text: string;
  topic: string;
  mean: string;
  counts: number[];
}
const barOf = ({
  questionId,
  text,
  topic = '',
  counts,
  meanHundredths,
}: NonNullable<Results['results']>['questions'][number]): QuestionBar => ({
  ...{ questionId, text, topic },
  mean: meanWords(meanHundredths),
  counts: counts ?? [],
});
/** The questions about the project, and those about its lecturers. */
export function barsOf(results: Results['results']): { project: QuestionBar[]; lecturers: QuestionBar[] } {
  const questions = results?.questions ?? [];
  return {
    project: questions.filter(({ topic }) => topic === undefined).map(barOf),
    lecturers: questions.filter(({ topic }) => topic !== undefined).map(barOf),
  };
}

/** Why there are no figures yet; '' where they are shown. */
export function hiddenWords({ state, results, answers, opensAt, closesAt }: Results): string {
  if (results !== null) return '';
  switch (state) {
    case 'notOpen':
      return `${shortMoment(opensAt)} 开放`;
    case 'open':
      return `还在评价。${shortMoment(closesAt - 1).slice(0, 5)} 24:00 截止后，满 ${ANSWERS_TO_SHOW} 份才显示平均分和意见`;
    case 'closed':
      return `只收到 ${answers} 份，不足 ${ANSWERS_TO_SHOW} 份：为了看不出是谁写的，平均分和意见不显示`;
  }
}
