/**
 * The meeting materials that the system makes by itself (M23): which of them a round has, whether they can be made yet, and whether those
 * that were made still say what is true.
 */
import type { GrantRoundState } from './grant';
import type { LedgerRole } from './ledger-role';

export const generatedMaterials = [
  { code: 'report', label: '执行情况汇报' },
  { code: 'signInSheet', label: '考勤签到表' },
  { code: 'grantList', label: '授分名单' },
  { code: 'lecturerList', label: '主讲人名单' },
  { code: 'evaluationTotals', label: '评价汇总' },
  { code: 'examResults', label: '考试试卷与成绩' },
] as const;
export type GeneratedMaterial = (typeof generatedMaterials)[number]['code'];

/** Another round of the same batch that grants its lecturers. */
export type LecturerRound = { roundId: string; state: GrantRoundState; granted: number; creditHundredths: number };

/** Everything that what is made follows from, in figures: nothing of it changes without one of these. */
export type MaterialFacts = {
  role: LedgerRole;
  isSupplement: boolean;
  state: GrantRoundState;
  /** Of the project: rises with every change of its content. */
  revision: number;
  granted: number;
  creditHundredths: number;
  /** Reversals that were carried out, of all rounds of the batch. */
  reversals: number;
  /** Check-ins, those that were taken back, and late ones that nobody has confirmed. */
  records: number;
  removed: number;
  awaiting: number;
  /** People whom the courses name as lecturers. */
  lecturers: number;
  lecturerRounds: readonly LecturerRound[];
  evaluation: { closesAt: number; answers: number };
  /** Null where the batch has no exam. */
  exam: { closesAt: number; begun: number; passed: number; corrections: number } | null;
  /** When the institution wrote its own words into the report; 0 for never. */
  summaryAt: number;
};

/** Below so many answers nothing of an evaluation is told. */
const FEWEST_ANSWERS = 5;

/** What the system makes for a round, in the order of the page. */
export function generatedItemsOf(
  facts: Pick<MaterialFacts, 'role' | 'isSupplement' | 'state' | 'lecturers' | 'lecturerRounds' | 'exam'>,
): GeneratedMaterial[] {
  if (facts.state === 'nobodyGranted' || facts.role === 'groupActivity') return [];
  if (facts.role === 'lecturer') return ['lecturerList'];
  // It needs only what differs: its people (rules: "Supplementary round").
  if (facts.isSupplement) return ['grantList'];
  const has: Record<GeneratedMaterial, boolean> = {
    report: true,
    signInSheet: true,
    grantList: true,
    lecturerList: facts.lecturers + facts.lecturerRounds.length > 0,
    evaluationTotals: true,
    examResults: facts.exam !== null,
  };
  return generatedMaterials.map(({ code }) => code).filter((code) => has[code]);
}

/** Whether something can be made now; if not, why, and from when on. */
export type Makeable =
  | { kind: 'yes' }
  | { kind: 'notYet'; why: 'grantRunning' | 'evaluationOpen' | 'examOpen'; until: number | null }
  | { kind: 'never'; why: 'tooFewAnswers' };

export function makeableOf(item: GeneratedMaterial, facts: MaterialFacts, now: number): Makeable {
  const { state, evaluation, exam } = facts;
  if (state === 'granting') return { kind: 'notYet', why: 'grantRunning', until: null };
  if (item === 'evaluationTotals') {
    if (now < evaluation.closesAt) return { kind: 'notYet', why: 'evaluationOpen', until: evaluation.closesAt };
    if (evaluation.answers < FEWEST_ANSWERS) return { kind: 'never', why: 'tooFewAnswers' };
  }
  if (item === 'examResults' && exam !== null && now < exam.closesAt)
    return { kind: 'notYet', why: 'examOpen', until: exam.closesAt };
  return { kind: 'yes' };
}

/** What something was made from, as one text: another text means that it has to be made again. */
export function basisOf(item: GeneratedMaterial, facts: MaterialFacts, now: number): string {
  const { revision, granted, creditHundredths, reversals, records, removed, awaiting, exam, evaluation } = facts;
  const attendance = [revision, records, removed, awaiting];
  const grants = [granted, creditHundredths, reversals];
  const lecturers = [revision, reversals, ...facts.lecturerRounds.flatMap((round) => Object.values(round))];
  const rated = now < evaluation.closesAt ? ['open'] : [evaluation.answers];
  const examined = exam === null ? [] : now < exam.closesAt ? ['open'] : [exam.begun, exam.passed, exam.corrections];
  const parts: Record<GeneratedMaterial, (string | number)[]> = {
    report: [...attendance, ...grants, ...lecturers, ...rated, ...examined, facts.summaryAt],
    signInSheet: attendance,
    grantList: grants,
    lecturerList: lecturers,
    evaluationTotals: rated,
    examResults: examined,
  };
  return `${item} ${parts[item].join(',')}`;
}

/** Something that was made, as far as it is judged. */
export type MadeOf = { item: GeneratedMaterial; basis: string; isWhole: boolean };

/**
 * How something stands: `ready` says what is true now, or what was handed in; `outdated` was true once; `missing` can be made; `absent`
 * was not there when the materials were handed in.
 */
export type GeneratedStanding = 'ready' | 'outdated' | 'missing' | 'absent' | 'notYet' | 'never';

const isFrozen = (state: GrantRoundState): boolean => state === 'materialsSubmitted' || state === 'effective';

export function standingOf(
  item: GeneratedMaterial,
  { facts, made, now }: { facts: MaterialFacts; made: readonly MadeOf[]; now: number },
): GeneratedStanding {
  const own = made.find((each) => each.item === item && each.isWhole);
  if (isFrozen(facts.state)) return own ? 'ready' : 'absent';
  const makeable = makeableOf(item, facts, now);
  if (makeable.kind !== 'yes') return makeable.kind;
  if (!own) return 'missing';
  return own.basis === basisOf(item, facts, now) ? 'ready' : 'outdated';
}

/** What is to be made now: all that can be, and is not there or not true any more. */
export const itemsToMake = (asked: {
  facts: MaterialFacts;
  made: readonly MadeOf[];
  now: number;
}): GeneratedMaterial[] =>
  generatedItemsOf(asked.facts).filter((item) => ['missing', 'outdated'].includes(standingOf(item, asked)));

/**
 * What keeps the materials from being handed in: what can be made and is not there, and what is not true any more. A round of lecturers and
 * a supplementary one may go without; what cannot be made yet keeps nobody waiting, as the centre reads why it is not there.
 */
export const itemsLacking = (asked: {
  facts: MaterialFacts;
  made: readonly MadeOf[];
  now: number;
}): GeneratedMaterial[] => {
  const needsAll = asked.facts.role === 'trainee' && !asked.facts.isSupplement;
  return generatedItemsOf(asked.facts).filter((item) => {
    const standing = standingOf(item, asked);
    return standing === 'outdated' || (needsAll && standing === 'missing');
  });
};

/** A figure of something that was made, in words. */
export type MadeFigure = { label: string; value: string };

/** What has changed in something since it was handed in last: the figures that are others, the new ones and the gone ones. */
export function changedFigures(
  before: readonly MadeFigure[],
  after: readonly MadeFigure[],
): { label: string; before: string; after: string }[] {
  const labels = [...new Set([...before, ...after].map(({ label }) => label))];
  const valueIn = (figures: readonly MadeFigure[], label: string): string =>
    figures.find((figure) => figure.label === label)?.value ?? '';
  return labels
    .map((label) => ({ label, before: valueIn(before, label), after: valueIn(after, label) }))
    .filter((figure) => figure.before !== figure.after);
}
