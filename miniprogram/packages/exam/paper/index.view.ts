import type { OutputOf } from '../../../../contract/index';
import {
  ATTEMPTS_AT_MOST,
  checkPlan,
  countOf,
  MINUTES_AT_MOST,
  pointsOf,
  QUESTIONS_AT_MOST,
  POINTS_AT_MOST,
  type ExamPlan,
  type PlanProblem,
} from '../../../../domain/exam/paper';
import { dayOf, instantOf, isDay } from '../../../../domain/kernel/time';
import { halfWidth } from '../../../../domain/kernel/typed-text';
import type { PickerOption } from '../../../components/search-picker/filter';
import { clockMinute } from '../../../services/format';

type Paper = OutputOf<'exam.paper'>;

/** A row of the paper as it is typed. */
export interface SectionRow {
  tag: string;
  count: string;
  points: string;
}
/** The paper as it is typed: figures are texts until they are read. */
export interface TypedPaper {
  sections: SectionRow[];
  passPoints: string;
  minutes: string;
  attempts: string;
  opensDay: string;
  opensClock: string;
  closesDay: string;
  closesClock: string;
  shuffleQuestions: boolean;
  shuffleOptions: boolean;
  halfPoints: boolean;
  identity: boolean;
  review: ExamPlan['review'];
}

export const typedOf = (plan: ExamPlan): TypedPaper => ({
  sections: plan.sections.map(({ tag, count, points }) => ({ tag, count: String(count), points: String(points) })),
  passPoints: String(plan.passPoints),
  minutes: String(plan.minutes),
  attempts: String(plan.attempts),
  opensDay: dayOf(plan.opensAt),
  opensClock: clockMinute(plan.opensAt),
  closesDay: dayOf(plan.closesAt - 1),
  // The end of a day is written as people write it.
  closesClock: plan.closesAt === instantOf(dayOf(plan.closesAt)) ? '24:00' : clockMinute(plan.closesAt),
  shuffleQuestions: plan.shuffleQuestions,
  shuffleOptions: plan.shuffleOptions,
  halfPoints: plan.halfPoints,
  identity: plan.identity === true,
  review: plan.review,
});

const wholeOf = (typed: string): number => {
  const text = halfWidth(typed).trim();
  return /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
};
const isWithin = (value: number, max: number): boolean => value >= 1 && value <= max;

/** An instant of a day and a clock time `HH:mm`, 24:00 included; undefined where it is none. */
export function momentOf(day: string, typed: string): number | undefined {
  const clock = halfWidth(typed).trim().replace('：', ':');
  if (!isDay(day)) return undefined;
  if (clock === '24:00') return instantOf(day, '23:59:59') + 1000;
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(clock) ? instantOf(day, `${clock.padStart(5, '0')}:00`) : undefined;
}

const problemWords: Record<PlanProblem, string> = {
  noSection: '请设置抽多少题',
  tooManyQuestions: `最多 ${QUESTIONS_AT_MOST} 题`,
  sameTag: '同一个标签只能有一行',
  tooFewInBank: '题库里的题不够',
  passPointsOutOfRange: '及格分要在 1 和总分之间',
  periodOrder: '截止要晚于开放',
  periodTooShort: '开放时间比限时还短',
};

/** The paper as it is saved, or the first thing that stands in the way. The server counts the questions of the bank itself. */
export function planOf(typed: TypedPaper): { plan: ExamPlan } | { problem: string } {
  const sections = typed.sections.map(({ tag, count, points }) => ({
    tag,
    count: wholeOf(count),
    points: wholeOf(points),
  }));
  if (sections.some(({ count, points }) => !isWithin(count, QUESTIONS_AT_MOST) || !isWithin(points, POINTS_AT_MOST)))
    return { problem: '题数和每题分数请填 1–100 的整数' };
  const minutes = wholeOf(typed.minutes);
  if (!isWithin(minutes, MINUTES_AT_MOST)) return { problem: `限时请填 1–${MINUTES_AT_MOST} 分钟` };
  const attempts = wholeOf(typed.attempts);
  if (!isWithin(attempts, ATTEMPTS_AT_MOST)) return { problem: `可考次数请填 1–${ATTEMPTS_AT_MOST}` };
  const opensAt = momentOf(typed.opensDay, typed.opensClock);
  const closesAt = momentOf(typed.closesDay, typed.closesClock);
  if (opensAt === undefined || closesAt === undefined) return { problem: '时间请写成 16:00 这样' };
  const { shuffleQuestions, shuffleOptions, halfPoints, identity, review } = typed;
  const passPoints = wholeOf(typed.passPoints);
  const plan = {
    sections,
    passPoints,
    minutes,
    attempts,
    opensAt,
    closesAt,
    shuffleQuestions,
    shuffleOptions,
    halfPoints,
    identity,
    review,
  };
  const [first] = checkPlan(plan, []).filter((problem) => problem !== 'tooFewInBank');
  if (Number.isNaN(passPoints)) return { problem: problemWords.passPointsOutOfRange };
  return first === undefined ? { plan } : { problem: problemWords[first] };
}

/** 20 题 · 100 分 */
export function totalLine(typed: TypedPaper): string {
  const sections = typed.sections.map(({ tag, count, points }) => ({
    tag,
    count: wholeOf(count) || 0,
    points: wholeOf(points) || 0,
  }));
  return `${countOf(sections)} 题 · ${pointsOf(sections)} 分`;
}

/** How many questions the bank has for each row, and whether that is too few for it alone. */
export interface SectionView {
  key: string;
  label: string;
  line: string;
  few: boolean;
  count: string;
  points: string;
}
export const sectionViews = (
  sections: readonly SectionRow[],
  { bank, questions }: Pick<Paper, 'bank' | 'questions'>,
): SectionView[] =>
  sections.map(({ tag, count, points }) => {
    const there = tag === '' ? questions : (bank.find((each) => each.tag === tag)?.questions ?? 0);
    const few = wholeOf(count) > there;
    return {
      key: tag,
      label: tag === '' ? '不限标签' : tag,
      line: `题库 ${there} 题${few ? '，不够' : ''}`,
      few,
      count,
      points,
    };
  });

/** Tags that no row has yet. */
export const tagOptions = (
  { bank, questions }: Pick<Paper, 'bank' | 'questions'>,
  sections: readonly SectionRow[],
): PickerOption[] =>
  [{ tag: '', questions }, ...bank]
    .filter(({ tag }) => !sections.some((section) => section.tag === tag))
    .map(({ tag, questions: there }) => ({ value: tag, label: `${tag === '' ? '不限标签' : tag}（${there} 题）` }));

export const reviewChoices: readonly { review: ExamPlan['review']; label: string; note: string }[] = [
  { review: 'never', label: '只看分数', note: '' },
  { review: 'afterClose', label: '分数、答案和解析', note: '考试截止后才显示' },
  { review: 'afterSubmit', label: '分数、答案和解析', note: '交卷后马上显示，后考的人可能先知道答案' },
];

/** A paper of another batch, to be copied. */
export const earlierOption = ({
  projectId,
  batchId,
  title,
  projectNumber,
}: OutputOf<'exam.earlier'>['rows'][number]): PickerOption => ({
  value: `${projectId} ${batchId}`,
  label: `${title}（${projectNumber}）`,
});

/** The paper with the settings of another one; when it is open stays as it is. */
export const copied = (typed: TypedPaper, plan: ExamPlan): TypedPaper => {
  const { opensDay, opensClock, closesDay, closesClock } = typed;
  return { ...typedOf(plan), opensDay, opensClock, closesDay, closesClock };
};
