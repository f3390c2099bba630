import type { OutputOf } from '../../../../contract/index';
import { clock, shortMoment } from '../../../services/format';
import { pointsWord } from '../shared/words';

type Person = OutputOf<'examStudy.person'>;
type Attempt = Person['attempts'][number];
type Question = Attempt['questions'][number];

export interface StepView {
  number: number;
  text: string;
  picture: Question['picture'];
  chosen: string;
  right: string;
  tag: { word: string; tone: 'ok' | 'late' | 'ret' | 'neutral'; icon: string };
  at: string;
}
export interface AttemptView {
  number: number;
  title: string;
  score: string;
  line: string;
  steps: StepView[];
}

const tags: Record<Question['graded'], StepView['tag']> = {
  right: { word: '答对', tone: 'ok', icon: 'check-circle-filled' },
  struck: { word: '已作废，得满分', tone: 'neutral', icon: 'minus-circle-filled' },
  half: { word: '少选，得一半分', tone: 'late', icon: 'error-circle-filled' },
  wrong: { word: '答错', tone: 'ret', icon: 'close-circle-filled' },
};
const open: StepView['tag'] = { word: '未答', tone: 'neutral', icon: 'minus-circle' };

/** In the order of answering: what was given last comes last, what was not given after it. */
const inOrder = (steps: readonly { question: Question; number: number }[]) =>
  [...steps].sort(
    (a, b) => (a.question.answeredAt ?? Infinity) - (b.question.answeredAt ?? Infinity) || a.number - b.number,
  );

export const attemptView = ({
  number,
  startedAt,
  gradedAt,
  scoreTenths,
  passed,
  left,
  questions,
}: Attempt): AttemptView => ({
  number,
  title: `第 ${number} 次`,
  score: scoreTenths === null ? '正在考' : `${pointsWord(scoreTenths)} 分，${passed ? '通过' : '未通过'}`,
  line: [
    `${shortMoment(startedAt)} 开始`,
    ...(gradedAt === null ? [] : [`${clock(gradedAt)} 交卷`]),
    ...(left === 0 ? [] : [`离开小程序 ${left} 次`]),
  ].join(' · '),
  steps: inOrder(questions.map((question, index) => ({ question, number: index + 1 }))).map(
    ({ question, number: at }) => ({
      number: at,
      text: question.text,
      picture: question.picture,
      chosen: question.chosen.join('；'),
      right: question.graded === 'wrong' || question.graded === 'half' ? question.right.join('；') : '',
      tag: question.chosen.length === 0 && question.graded !== 'struck' ? open : tags[question.graded],
      at: question.answeredAt === null ? '' : clock(question.answeredAt),
    }),
  ),
});

export const personLine = ({ personNumber, institutionName, departmentName }: Person): string =>
  `${personNumber} · ${institutionName} ${departmentName}`;
