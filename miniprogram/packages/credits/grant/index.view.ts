import { errorWords } from '../../../../contract/errors';
import type { InputOf, OutputOf } from '../../../../contract/index';
import { isReason, MIN_REASON_LENGTH } from '../../../../domain/kernel/reason';
import { labelOf } from '../../../../domain/kernel/enumeration';
import type { GrantStrategy } from '../../../../domain/project/grant-strategy';
import { professionalTitles, specialties } from '../../../../domain/person/profession';
import { exclusionWords } from '../../../services/exclusion-words';
import { credits, hours, spokenDay } from '../../../services/format';
import { flagMarks, shownMarks, type Mark } from '../../../components/record-list/flag-words';
import { outcomeWords } from '../../../services/outcome-words';
import { filtersInput, type Filters } from './filters';
import { strategyText, type Chosen } from './strategies';

export type Candidates = OutputOf<'grant.candidates'>;
export type CandidateRow = Candidates['rows'][number];
type Reason = InputOf<'exclusion.set'>['reason'];
type Point = Candidates['pointed'][number]['point'];

export const ADMIT = 'admit';
/** Grants somebody all the same who was pointed out: first in the sheet that decides about them. */
interface DecisionOption {
  value: string;
  label: string;
  needsNote?: boolean;
}
const admitting: DecisionOption = { value: ADMIT, label: '照常授分（请写明理由）', needsNote: true };

/** Why somebody valid is not granted (A8d). */
const exclusionReasons: { value: Reason; label: string; needsNote?: boolean }[] = [
  { value: 'twoPlaces', label: exclusionWords.twoPlaces },
  { value: 'notOnSite', label: exclusionWords.notOnSite },
  { value: 'byAnother', label: exclusionWords.byAnother },
  { value: 'other', label: '其他原因（请填写）', needsNote: true },
];
/** What can be decided about somebody. @param pointed whether they were pointed out: then they may be granted all the same */
export const decisionOptions = (pointed: boolean): DecisionOption[] =>
  pointed ? [admitting, ...exclusionReasons] : [...exclusionReasons];
export const reasonOf = (value: string): Reason =>
  exclusionReasons.find((reason) => reason.value === value)?.value ?? 'other';

/** Which people the list shows. */
export const listParts = ['passed', 'pointed', 'withheld'] as const;
export type ListPart = (typeof listParts)[number];

/** What the list is asked for. */
export const candidatesInput = (asked: {
  strategy: GrantStrategy;
  waivedFor: string;
  evaluated: boolean;
  examined: boolean;
  filters: Filters;
  part: ListPart;
  search: string;
}): Pick<InputOf<'grant.candidates'>, 'strategy' | 'dutyWaived' | 'conditions' | 'filters' | 'show' | 'search'> => ({
  strategy: asked.strategy,
  ...(asked.waivedFor === '' ? {} : { dutyWaived: true }),
  ...conditionsInput(asked),
  filters: filtersInput(asked.filters),
  ...(asked.part === 'passed' ? {} : { show: asked.part }),
  ...(asked.search === '' ? {} : { search: asked.search }),
});

/** What is asked besides attendance. */
export const conditionsInput = ({
  evaluated,
  examined,
}: {
  evaluated: boolean;
  examined: boolean;
}): Pick<InputOf<'grant.start'>, 'conditions'> =>
  evaluated || examined
    ? { conditions: [...(evaluated ? (['evaluation'] as const) : []), ...(examined ? (['exam'] as const) : [])] }
    : {};

/** Whom a condition keeps out, said while it is asked for and before. */
const keptOutWords = (open: number, asked: boolean, words: { all: string; open: string }): string => {
  if (open === 0) return words.all;
  return asked ? `挡住 ${open} 人：${words.open}` : `打开会挡住 ${open} 人：${words.open}`;
};
export const evaluationWords = (open: number, evaluated: boolean): string =>
  keptOutWords(open, evaluated, { all: '有效人员都已评价', open: '未评价' });
/** '' where the batch has no exam. */
export const examWords = (open: number | null, examined: boolean): string =>
  open === null ? '' : keptOutWords(open, examined, { all: '有效人员都已通过', open: '考试未通过' });

/** What was pointed out in the exam; '' where there is nothing. */
export const examFlagWords = ({ open, upheld }: Candidates['examFlags']): string =>
  open + upheld === 0 ? '' : `${open} 处待判断，${upheld} 处记为存疑；不授的请在名单里排除`;

/** 时段未签到 12 · 补传未确认 2 */
export const withheldLine = (withheld: Candidates['withheld']): string =>
  withheld.map(({ reason, people }) => `${outcomeWords[reason]} ${people}`).join(' · ');

const pointWords: Record<Point, { word: string; icon: string }> = {
  lecturer: { word: '同项目主讲人', icon: 'user' },
  twoPlaces: { word: '同时段他处签到', icon: 'location-error-filled' },
  doubtful: { word: '有时段仅靠可疑签到', icon: 'shield-error-filled' },
};

/** 同项目主讲人 1 · 有时段仅靠可疑签到 4 */
export const pointedLine = (pointed: Candidates['pointed']): string =>
  pointed.map(({ point, people }) => `${pointWords[point].word} ${people}`).join(' · ');

/** The parts of the list with how many are in each; one that is empty is left out, unless it is the one that is shown. */
export function partChips(
  { totals, pointed, withheld }: Candidates,
  part: ListPart,
): { part: ListPart; label: string; on: boolean }[] {
  // Somebody may be pointed out for several things, so the figures of the points do not add up.
  const labels: Record<ListPart, { label: string; there: boolean }> = {
    passed: { label: `有效 ${totals.valid}`, there: true },
    pointed: {
      label: totals.undecided > 0 ? `待您决定 ${totals.undecided}` : '已逐一决定',
      there: pointed.length > 0,
    },
    withheld: { label: `不授 ${totals.absent}`, there: withheld.length > 0 },
  };
  return listParts
    .filter((each) => each === part || labels[each].there)
    .map((each) => ({ part: each, label: labels[each].label, on: each === part }));
}

/** Who is to be granted: everybody the filters let through, or those ticked one by one. */
export type Ticked = 'all' | ReadonlySet<string>;

export interface CandidateCard {
  personId: string;
  name: string;
  number: string;
  line: string;
  credits: string;
  hours: string;
  marks: Mark[];
  excluded: boolean;
  already: boolean;
  ticked: boolean;
  /** Pointed out, and nobody has decided yet. */
  undecided: boolean;
  /** What was decided about them can be taken back. */
  decided: boolean;
  withheld: boolean;
}

/** Whether a person can be granted at all in this round. */
const isOpen = (row: CandidateRow): boolean =>
  row.excluded === null && !row.alreadyGranted && row.withheldFor === null && !isUndecided(row);

/** Pointed out, and nobody has decided (rules: "Grant"). */
export const isUndecided = ({ points, admitted, excluded, alreadyGranted, withheldFor }: CandidateRow): boolean =>
  points.length > 0 && admitted === null && excluded === null && !alreadyGranted && withheldFor === null;

function exclusionMark({ excluded }: CandidateRow): Mark[] {
  if (excluded === null) return [];
  const label =
    excluded.reason === 'other'
      ? excluded.note
      : exclusionReasons.find(({ value }) => value === excluded.reason)?.label;
  return [{ word: `已排除：${label ?? ''}`, tone: 'sus', icon: 'shield-error-filled' }];
}

function pointMarks(row: CandidateRow): Mark[] {
  if (row.alreadyGranted || row.withheldFor !== null) return [];
  const points = row.points.map((point): Mark => ({ ...pointWords[point], tone: 'sus' }));
  if (row.admitted !== null)
    return [...points, { word: `照常授分：${row.admitted.note}`, tone: 'ok', icon: 'check-circle-filled' }];
  return isUndecided(row) ? [{ word: '待您决定', tone: 'ret', icon: 'error-circle-filled' }, ...points] : points;
}

const withheldMarks = ({ withheldFor }: CandidateRow): Mark[] =>
  withheldFor === null ? [] : [{ word: outcomeWords[withheldFor], tone: 'ret', icon: 'close-circle-filled' }];

export function candidateCard(row: CandidateRow, ticked: Ticked): CandidateCard {
  const title = labelOf(professionalTitles, row.professionalTitle);
  const specialty = labelOf(specialties, row.specialty);
  const granted: Mark[] = row.alreadyGranted ? [{ word: '已授过，不再授', tone: 'neutral', icon: 'rollback' }] : [];
  return {
    personId: row.personId,
    name: row.name,
    number: row.outside ? `外院 ${row.personNumber}` : row.personNumber,
    line: [...(row.outside ? [row.institutionName] : []), row.departmentName, title, specialty].join(' · '),
    credits: credits(row.creditHundredths),
    hours: `${hours(row.hourTenths)} 学时`,
    marks: [
      ...exclusionMark(row),
      ...withheldMarks(row),
      ...granted,
      ...pointMarks(row),
      // What is pointed out is not said twice.
      ...shownMarks(flagMarks(row.flags.filter((flag) => flag !== 'twoPlaces' || !row.points.includes('twoPlaces')))),
    ],
    excluded: row.excluded !== null,
    already: row.alreadyGranted,
    undecided: isUndecided(row),
    decided: row.excluded !== null || row.admitted !== null,
    withheld: row.withheldFor !== null,
    ticked: isOpen(row) && (ticked === 'all' || ticked.has(row.personId)),
  };
}

/** Those on the page who can be granted. */
export const openIds = (rows: readonly CandidateRow[]): string[] => rows.filter(isOpen).map(({ personId }) => personId);

export interface GrantTotals {
  valid: number;
  excluded: number;
  undecided: number;
  /** People and credits of a grant as it is ticked now. */
  people: number;
  credits: string;
  already: number;
}

export function totalsView({ totals }: Candidates, rows: readonly CandidateRow[], ticked: Ticked): GrantTotals {
  const chosen = ticked === 'all' ? [] : rows.filter((row) => isOpen(row) && ticked.has(row.personId));
  return {
    valid: totals.valid,
    excluded: totals.excluded,
    undecided: totals.undecided,
    already: totals.alreadyGranted,
    people: ticked === 'all' ? totals.toGrant : chosen.length,
    credits: credits(
      ticked === 'all'
        ? totals.creditHundredths
        : chosen.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0),
    ),
  };
}

/** Why nothing can be granted now, said before anybody taps. */
export interface Hindrance {
  text: string;
  /** Red where it is the administrator's turn, blue where it takes time. */
  tone: 'ret' | 'pend';
  icon: string;
  /** The button that leads on; '' when there is nothing to do. */
  wayOn: string;
  /** Where that button leads: to the analysis, where it can be mended, or to the end of this batch without credits. */
  to: 'analysis' | 'conclusion' | '';
  /** Said at the grey button that has no way on. */
  tip: string;
}

/**
 * What stands against a grant, the first thing to mend first; null when nothing does.
 * @param filtered whether people are left out by a filter: those may still be valid
 */
export function hindranceOf(
  { daysWithoutWindow, batchOver, batchDealt, analysisTooEarly, totals }: Candidates,
  filtered = false,
): Hindrance | null {
  if (daysWithoutWindow.length > 0) {
    const { title, advice } = errorWords.dayWithoutWindow;
    return toMend(`${title}：${daysWithoutWindow.map((day) => spokenDay(day)).join('、')}。${advice}`, '去设置时间段');
  }
  if (!batchOver)
    return toAwait('举办周期还没有结束。最后一个考勤时间段结束后，重新分析再授分。', '举办周期结束后才能授分');
  if (analysisTooEarly)
    return toMend('做这次分析时，最后一个考勤时间段还没有结束，后来的签到没有计入。请重新分析再授分。', '去重新分析');
  if (totals.toGrant > 0 || totals.undecided > 0) return null;
  // Who passed has the credits from elsewhere, and nobody of this batch has been told anything: it can be ended.
  if (totals.alreadyGranted > 0 && !batchDealt) return filtered ? null : toConclude(totals);
  if (totals.alreadyGranted > 0) return toAwait('名单里的人都已授过分，不会重复授分。', '没有待授分的人');
  return filtered ? null : toConclude(totals);
}

/** Without it nobody would ever be told why they have no credits (M19), and the project would wait for ever. */
function toConclude({ excluded, absent, alreadyGranted }: Candidates['totals']): Hindrance {
  const why = [
    alreadyGranted > 0 ? `已有本项目学分 ${alreadyGranted} 人` : '',
    absent > 0 ? `缺勤 ${absent} 人` : '',
    excluded > 0 ? `排除 ${excluded} 人` : '',
  ].filter((part) => part !== '');
  return {
    text: `${alreadyGranted > 0 ? '本期没有可以授分的人' : '本期没有人达到授分要求'}${why.length > 0 ? `（${why.join('，')}）` : ''}。如果时间段和排除都没有问题，可以结束本期，每位学员会看到没有学分的原因。`,
    tone: 'pend',
    icon: 'info-circle-filled',
    wayOn: '结束本期，不授分',
    to: 'conclusion',
    tip: '',
  };
}

const toMend = (text: string, wayOn: string): Hindrance => ({
  text,
  tone: 'ret',
  icon: 'error-circle-filled',
  wayOn,
  to: 'analysis',
  tip: '',
});
const toAwait = (text: string, tip: string): Hindrance => ({
  text,
  tone: 'pend',
  icon: 'info-circle-filled',
  wayOn: '',
  to: '',
  tip,
});

/** Why the button waits: nobody who was pointed out is dropped in silence. '' when it does not. */
export const decisionTip = ({ undecided }: Pick<GrantTotals, 'undecided'>): string =>
  undecided === 0 ? '' : `还有 ${undecided} 人待您决定`;

/** What is still missing of a supplementary round: its reason. */
export const supplementTip = ({ supplementary }: Pick<Candidates, 'supplementary'>, reason: string): string =>
  supplementary && !isReason(reason) ? `请写明为什么补授，至少 ${MIN_REASON_LENGTH} 个字` : '';

/** A search only finds: said above the button as long as the list shows fewer people than it means. '' without a search. */
export function searchTip(search: string, { people }: Pick<GrantTotals, 'people'>, all: boolean): string {
  if (search === '') return '';
  return all ? `查找只用来找人：授分仍按全部 ${people} 人` : `查找只用来找人：授分按已勾选的 ${people} 人`;
}

/** What the end of a batch without credits means, to be confirmed. */
export const conclusionWords = {
  title: '结束本期，不授分？',
  content: '没有人获得学分，也不需要提交会议资料。每位学员会看到没有学分的原因，并记入操作日志。',
};

/** What the round will do, to be confirmed. */
export const confirmWords = (
  totals: GrantTotals,
  chosen: Chosen,
  activityDate: string,
): { title: string; content: string } => ({
  title: `给 ${totals.people} 人授分？`,
  content: `${strategyText(chosen)}，共 ${totals.credits} 学分。\n活动日期：${activityDate}\n授分后为待生效，中心审核会议资料后生效。`,
});
