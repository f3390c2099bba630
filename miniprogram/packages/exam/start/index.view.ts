import type { OutputOf } from '../../../../contract/index';
import { shortMoment } from '../../../services/format';
import { pointsWord } from '../shared/words';

type Exam = NonNullable<OutputOf<'exam.mine'>['exam']>;

/** What came of it so far; null while nothing was graded. */
export interface Verdict {
  tone: 'ok' | 'ret';
  icon: string;
  headline: string;
  fact: string;
  lines: string[];
}
export function verdictOf({
  passed,
  bestTenths,
  lastTenths,
  points,
  passPoints,
  attempts,
  attemptsUsed,
  closesAt,
  standing,
}: Exam): Verdict | null {
  if (bestTenths === null || lastTenths === null) return null;
  if (passed) {
    return {
      tone: 'ok',
      icon: 'check',
      headline: '考试通过',
      fact: pointsWord(bestTenths),
      lines: [`总分 ${points}，${passPoints} 分及格`],
    };
  }
  const left = Math.max(0, attempts - attemptsUsed);
  const next =
    standing === 'closed'
      ? '考试已截止，不能再考'
      : left === 0
        ? '考试次数已用完，有疑问请联系主办单位'
        : `还可以考 ${left} 次，${endWord(closesAt)} 截止`;
  return {
    tone: 'ret',
    icon: 'close',
    headline: '还没有通过',
    fact: pointsWord(lastTenths),
    lines: [`${passPoints} 分及格，还差 ${pointsWord(passPoints * 10 - bestTenths)} 分`, next],
  };
}

/** 12-07 24:00, as people write the end of a day. */
function endWord(instant: number): string {
  const word = shortMoment(instant);
  return word.endsWith('00:00') ? `${shortMoment(instant - 1).slice(0, 5)} 24:00` : word;
}

export interface Fact {
  label: string;
  value: string;
}
/** What one must know before the clock runs. */
export const factsOf = ({
  questions,
  points,
  passPoints,
  minutes,
  attempts,
  attemptsUsed,
  opensAt,
  closesAt,
}: Exam): Fact[] => [
  { label: '题目', value: `${questions} 题，共 ${points} 分` },
  { label: '及格', value: `${passPoints} 分` },
  { label: '限时', value: `${minutes} 分钟，开始后不能暂停` },
  { label: '次数', value: `${attempts} 次，已考 ${attemptsUsed} 次，取最高分` },
  { label: '开放', value: `${shortMoment(opensAt)} – ${endWord(closesAt)}` },
];

/** The button, and what is said above it. */
export interface Way {
  primary: string;
  /** The other way than the face; '' where no face is asked for. */
  secondary: string;
  off: boolean;
  tip: string;
}
export const wayOf = (exam: Pick<Exam, 'standing' | 'opensAt' | 'attemptsUsed' | 'identity'>): Way =>
  exam.standing === 'ready' && exam.identity === 'needed'
    ? { primary: '自拍并开始', secondary: '请监考人确认', off: false, tip: '' }
    : { ...ownWay(exam), secondary: '' };

function ownWay({
  standing,
  opensAt,
  attemptsUsed,
}: Pick<Exam, 'standing' | 'opensAt' | 'attemptsUsed'>): Omit<Way, 'secondary'> {
  switch (standing) {
    case 'running':
      return { primary: '继续答题', off: false, tip: '您有一次考试正在进行，时间在走' };
    case 'ready':
      return { primary: attemptsUsed === 0 ? '开始考试' : '再考一次', off: false, tip: '' };
    case 'notOpen':
      return { primary: '开始考试', off: true, tip: `${shortMoment(opensAt)} 开放` };
    case 'notAttended':
      return { primary: '开始考试', off: true, tip: '您在这期培训里没有有效的签到，不能考试' };
    case 'passed':
      return { primary: '回首页', off: false, tip: '' };
    case 'noAttemptsLeft':
      return { primary: '回首页', off: false, tip: '考试次数已用完' };
    case 'closed':
      return { primary: '回首页', off: false, tip: '考试已截止' };
  }
}

/** When the answers may be looked at; '' where that is said by the link itself, or never. */
export const reviewWords = ({
  reviewed,
  reviewFrom,
  lastTenths,
}: Pick<Exam, 'reviewed' | 'reviewFrom' | 'lastTenths'>): string =>
  lastTenths === null || reviewed || reviewFrom === null ? '' : `答案和解析 ${endWord(reviewFrom)} 后可以看`;
